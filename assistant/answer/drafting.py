"""Texts asked for ("Rédige..."): plans filled with what the guides say, the user's facts, and marked gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import prompts
from assistant.answer.answer_blocks import Block
from assistant.answer.choosing import Candidate, Chooser
from assistant.answer.document_answer import DocumentAnswer
from assistant.answer.facts import facts_of, subject_of, wishes_of
from assistant.answer.frames import Voice
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request
from assistant.answer.rest import Rest
from assistant.answer.selecting import place_of, within
from assistant.answer.writer import Writer
from assistant.datamodels import Query
from assistant.drafting.datamodels import DocumentKind
from assistant.routing import Router
from assistant.search import Searcher
from ingest.datamodels import Fiche, Passage
from ingest.text import fold

PLANS = ("rapport", "mail", "texte")
DOCUMENTS: tuple[DocumentKind, ...] = ("cahier-des-charges", "proposition")
"""Texts that have a draft of their own, made of clauses."""
BODY_LENGTH = 2200
SECTION_HITS = 4
DEEP = 60
"""Hits of a guide among which those of one fiche are looked for."""
LOOKED_AT = 12
QUESTIONS = 10
TITLED, LISTED, TABLED = 2.0, 0.5, -1.5
"""Added to the log-odds of a block for a section of a plan: what its heading says of it, being a list or a table."""
SECTION_LENGTH = 400
"""Characters of the items quoted in a section of a plan."""
MAIN = 1.5
"""Log-odds that a block of the fiche that fits the request best gains: material is taken from one subject."""
HEADER_WORDS = 4
"""Words at most of each cell in a row that only names the columns."""

_PART = re.compile(r"\b(?:section|partie|clause|paragraphe|paragraph|objectifs?|objectives?|rubrique)\b")
_FORMS = (
    ("rapport", re.compile(r"\b(?:rapport (?:final|de mission)|final report)\b")),
    ("mail", re.compile(r"\b(?:e-?mail|mail|courriel|courrier|lettre|letter)\b")),
    (
        "proposition",
        re.compile(
            r"\b(?:plan|trame|page de garde|outline|cover page)\b.*"
            r"\b(?:proposition|reponse|offre|proposal|bid|tender)\b"
        ),
    ),
    ("cahier-des-charges", re.compile(r"\b(?:cahiers? des? charges|cdc|texte de consultation|terms of reference)\b")),
)
_ELSEWHERE = re.compile(r"\bvoir (?:plus (?:bas|haut)|ci-(?:dessous|dessus)|page|(?:la )?fiche)\b")
"""An item that only points to another place says nothing in a draft."""
_SURVEY = re.compile(r"\b(?:questionnaire|enquete|sondage|survey|questions?)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plan: its mark and what follows."""

    mark: str
    text: str


@lru_cache
def plan(form: str) -> tuple[Line, ...]:
    """The lines of a plan."""
    text = prompts.load("drafts", "fr", dict.fromkeys(PLANS, ())).text(form)
    return tuple(Line(*line.split(" ", 1)) for line in text.splitlines() if line.strip())


def form_of(request: str) -> str:
    """Name of the document or plan that a request calls for; "texte" for a part of a document or anything else."""
    text = fold(request)
    for form, pattern in _FORMS:
        if pattern.search(text):
            return "texte" if form == "cahier-des-charges" and _PART.search(text) else form
    return "texte"


def is_question(words: str) -> bool:
    """Whether a unit is a question that can be put to somebody, or a row that holds one."""
    return any(cell.rstrip().endswith("?") and len(cell.split()) > 3 for cell in words.split(" | "))


class Drafter:
    """Writes drafts over one open index."""

    def __init__(
        self, searcher: Searcher, chooser: Chooser, documents: DocumentAnswer, router: Router, rest: Rest
    ) -> None:
        self._searcher = searcher
        self._chooser = chooser
        self._documents = documents
        self._router = router
        self._rest = rest

    def write(
        self,
        writer: Writer,
        query: Query,
        candidates: Sequence[Candidate],
        voice: Voice,
        *,
        near: Sequence[Passage],
        history: Sequence[str],
    ) -> None:
        """Writes the text asked for into `writer`, then what the guides say of the like; `candidates` are the blocks
        that speak to the request itself, `near` the passages found nearest to it."""
        writer.preface.append(voice.text("draft_lead"))
        form = form_of(query.question)
        for kind in DOCUMENTS:
            if form == kind:
                self._documents.write(writer, query.question, kind, history=history, voice=voice)
                self._rest.write(writer, None, voice, near)
                return
        main = next((match.fiche for match in self._router.route(query.question, k=1, history=history)), None)
        if main is not None:
            candidates = self._with_main(query, main, candidates)
        for line in plan(form):
            if line.mark == "##":
                writer.open_part(line.text)
            elif line.mark == "=":
                writer.open_part(voice.heading(subject_of(query.question)))
            elif line.mark == "@":
                self._write_facts(writer, query.question, voice)
            elif line.mark == "?":
                self._write_section(writer, line.text)
            elif line.mark == "*":
                self._write_body(writer, query.question, candidates)
            elif line.mark == "+":
                writer.tell(line.text)
            else:
                writer.tell(voice.text("draft_gap", what=line.text), "item")
        self._rest.write(writer, main, voice, near)

    def _with_main(self, query: Query, main: Fiche, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates and those of the fiche that fits the request best, which gain on the others; best first."""
        place = main.document, main.code
        found = self._searcher.find(query, k=DEEP, documents=[main.document])
        hits = [hit for hit in found if (hit.passage.document, hit.passage.fiche) == place]
        relevance = Relevance(query, self._searcher.index.lexical)
        own = self._chooser.candidates(relevance, Request("draft"), hits)
        merged = {each.block.words: each for each in [*candidates, *own]}.values()
        weighed = [
            replace(each, score=each.score + MAIN) if place_of(each.block.passage) == place else each for each in merged
        ]
        return sorted(weighed, key=lambda each: -each.score)

    def _write_facts(self, writer: Writer, request: str, voice: Voice) -> None:
        """Restates the user's facts as the user's."""
        told: list[tuple[str, str]] = [(fact.kind, fact.words) for fact in facts_of(request)]
        told += [("wish", wish) for wish in wishes_of(request)]
        if told:
            writer.tell(voice.text("facts_lead"))
        for kind, words in told:
            writer.tell(voice.text("fact", name=voice.text(f"fact_{kind}"), value=words), "item")

    def _write_section(self, writer: Writer, words: str) -> None:
        """Quotes the block of the guides that best fits a section of a plan, a list under a fitting heading rather than
        a sentence; nothing when it already stands in the text."""
        query = self._searcher.analyser.analyse(words)
        relevance = Relevance(query, self._searcher.index.lexical)
        hits = self._searcher.find(query, k=SECTION_HITS)
        candidates = self._chooser.candidates(relevance, Request("draft"), hits)[:LOOKED_AT]

        def fit(candidate: Candidate) -> float:
            block = candidate.block
            form = {"list": LISTED, "outline": LISTED, "table": TABLED}.get(block.kind, 0.0)
            return candidate.score + TITLED * relevance.share(block.title) + form

        if candidates:
            writer.quote_block(shortened(max(candidates, key=fit).block, relevance))

    def _write_body(self, writer: Writer, request: str, candidates: Sequence[Candidate]) -> None:
        """Quotes what speaks to the request itself; its questions alone for a survey."""
        asking = [part for each in candidates[:LOOKED_AT] for part in each.block.parts if is_question(part[1].words)]
        if _SURVEY.search(fold(request)) and len(asking) >= 2:
            for passage, unit in asking[:QUESTIONS]:
                writer.quote(passage, unit.words, "item")
            return
        for candidate in sorted(within(candidates, budget=BODY_LENGTH), key=_place):
            writer.quote_block(without_header(candidate.block))


def without_header(block: Block) -> Block:
    """The block without the first row of its table where that only names the columns."""
    if block.kind != "table" or block.header is not None:
        return block
    cells = block.items[0][1].words.split(" | ")
    is_header = all(len(cell.split()) <= HEADER_WORDS and not re.search(r"\d|[.;!]$", cell) for cell in cells)
    return replace(block, items=block.items[1:]) if is_header and len(block.items) > 1 else block


def shortened(block: Block, relevance: Relevance) -> Block:
    """The block with those of its items, in their order, that say most of the section within its length."""
    block = without_header(block)
    left = SECTION_LENGTH
    kept: list[int] = []
    telling = [at for at, (_, unit) in enumerate(block.items) if not _ELSEWHERE.search(fold(unit.words))]
    for at in sorted(telling, key=lambda at: -relevance.share(block.items[at][1].words)):
        length = len(block.items[at][1].words)
        if length <= left or not kept:
            kept.append(at)
            left -= length
    return replace(block, items=tuple(block.items[at] for at in sorted(kept)))


def _place(candidate: Candidate) -> tuple[int, str, int, int]:
    """Order of the body: the best passage's guide first, then as the guides run."""
    passage = candidate.block.passage
    return candidate.hit.rank, passage.document, passage.order, candidate.block.place

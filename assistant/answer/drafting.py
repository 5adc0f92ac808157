"""Texts asked for ("Rédige..."): plans filled with what the guides say, the user's facts, and marked gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import prompts
from assistant.answer.choosing import Candidate, Chooser
from assistant.answer.facts import facts_of
from assistant.answer.frames import Voice
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request
from assistant.answer.selecting import within
from assistant.answer.sentences import split_sentences
from assistant.answer.writer import Writer
from assistant.datamodels import Query
from assistant.search import Searcher
from ingest.text import fold

PLANS = ("cahier-des-charges", "proposition", "rapport", "mail", "texte")
BODY_LENGTH = 2200
SECTION_HITS = 4
SUBJECT_LENGTH = 110
WISH_WORDS = 4
LOOKED_AT = 12
QUESTIONS = 10
TITLED, LISTED = 2.0, 0.5
"""Added to the log-odds of a block for a section of a plan: what its heading says of it, and being a list."""

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
_VERB = re.compile(
    r"^(?:(?:bonjour|stp|svp|please|ok)\W+)*(?:(?:peux-tu|pouvez-vous|can you|could you)\s+)?(?:me\s+|m')?"
    r"(?:il (?:me|nous) faut (?:tout )?|\w+[- ](?:moi|nous|me)\b|[\w'’]+)\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:l[ea]s?\b|l['’]|une?\b|des\b|the\b|an?\b)\s*", re.IGNORECASE)
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
    """Name of the plan that a request calls for; "texte" for a part of a document or anything else."""
    text = fold(request)
    for form, pattern in _FORMS:
        if pattern.search(text):
            return "texte" if form == "cahier-des-charges" and _PART.search(text) else form
    return "texte"


def subject_of(request: str) -> str:
    """What is to be written, in the user's words: the request without its verb, up to the first stop."""
    asked = _VERB.sub("", request.strip(), count=1).strip(" ,:")
    asked = re.sub(r"^(?:pour|for) [^,]{1,80}, ", "", asked)
    subject = re.split(r"(?<!\d)[,:;.!?]\s", asked + " ", maxsplit=1)[0].strip(" .,:;!?")
    subject = _ARTICLE.sub("", subject)
    return subject if len(subject) <= SUBJECT_LENGTH else subject[: subject.rindex(" ", 0, SUBJECT_LENGTH)] + " …"


def wishes_of(request: str) -> list[str]:
    """What the user tells beside the first clause and the facts, sentence by sentence, word for word."""
    _, *rest = re.split(r"(?<!\d)[.:;!?]\s+", request.strip(), maxsplit=1)
    facts = facts_of(request)
    wishes = []
    for sentence in split_sentences(" ".join(rest)):
        left = sentence
        for fact in facts:
            left = left.replace(fact.words, "")
        if len(re.findall(r"\w{2,}", left)) >= WISH_WORDS:
            wishes.append(sentence)
    return wishes


def is_question(words: str) -> bool:
    """Whether a unit is a question that can be put to somebody."""
    return words.rstrip().endswith("?") and len(words.split()) > 3


class Drafter:
    """Writes drafts over one open index."""

    def __init__(self, searcher: Searcher, chooser: Chooser) -> None:
        self._searcher = searcher
        self._chooser = chooser

    def write(self, writer: Writer, query: Query, candidates: Sequence[Candidate], voice: Voice) -> None:
        """Writes the text asked for into `writer`; `candidates` are the blocks that speak to the request itself."""
        writer.preface.append(voice.text("draft_lead"))
        for line in plan(form_of(query.question)):
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
            return candidate.score + TITLED * relevance.share(block.title) + LISTED * (block.kind != "sentence")

        if candidates:
            writer.quote_block(max(candidates, key=fit).block)

    def _write_body(self, writer: Writer, request: str, candidates: Sequence[Candidate]) -> None:
        """Quotes what speaks to the request itself; its questions alone for a survey."""
        asking = [part for each in candidates[:LOOKED_AT] for part in each.block.parts if is_question(part[1].words)]
        if _SURVEY.search(fold(request)) and len(asking) >= 2:
            for passage, unit in asking[:QUESTIONS]:
                writer.quote(passage, unit.words, "item")
            return
        for candidate in sorted(within(candidates, budget=BODY_LENGTH), key=_place):
            writer.quote_block(candidate.block)


def _place(candidate: Candidate) -> tuple[int, str, int, int]:
    """Order of the body: the best passage's guide first, then as the guides run."""
    passage = candidate.block.passage
    return candidate.hit.rank, passage.document, passage.order, candidate.block.place

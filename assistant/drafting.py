"""Texts asked for ("Rédige..."): plans filled with what the guides say, the user's facts, and marked gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import prompts
from assistant.datamodels import Hit, Query
from assistant.extractive import Candidate, Extractive
from assistant.facts import facts_of
from assistant.frames import Voice
from assistant.relevance import Relevance
from assistant.requests import Request
from assistant.search import Searcher
from assistant.writer import Writer
from ingest.text import fold

PLANS = ("cahier-des-charges", "proposition", "rapport", "mail", "texte")
BODY_BLOCKS = 4
BODY_SHARE = 0.6
"""Share of the best block's score that the other blocks of a text must reach."""
SECTION_HITS = 4

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


class Drafter:
    """Writes drafts over one open index."""

    def __init__(self, searcher: Searcher, extractive: Extractive) -> None:
        self._searcher = searcher
        self._extractive = extractive

    def write(self, writer: Writer, query: Query, request: Request, hits: Sequence[Hit], voice: Voice) -> None:
        """Writes the text asked for into `writer`."""
        writer.tell(voice.text("draft_lead"), "lead")
        for line in plan(form_of(query.question)):
            if line.mark == "##":
                writer.open_part(line.text)
            elif line.mark == "@":
                self._write_facts(writer, query, voice)
            elif line.mark == "?":
                self._write_section(writer, line.text)
            elif line.mark == "*":
                self._write_body(writer, query, request, hits)
            elif line.mark == "+":
                writer.tell(line.text)
            else:
                writer.tell(voice.text("draft_gap", what=line.text), "item")

    def _write_facts(self, writer: Writer, query: Query, voice: Voice) -> None:
        for fact in facts_of(query.question):
            writer.tell(voice.text("fact", name=voice.text(f"fact_{fact.kind}"), value=fact.words), "item")

    def _write_section(self, writer: Writer, words: str) -> None:
        """The best block of the guides for a section of a plan."""
        query = self._searcher.analyser.analyse(words)
        hits = self._searcher.find(query, k=SECTION_HITS)
        relevance = Relevance(query, self._searcher.index.lexical)
        for candidate in self._extractive.candidates(relevance, Request("draft"), hits):
            if writer.quote_block(candidate.block):
                return

    def _write_body(self, writer: Writer, query: Query, request: Request, hits: Sequence[Hit]) -> None:
        relevance = Relevance(query, self._searcher.index.lexical)
        candidates = self._extractive.candidates(relevance, request, hits)
        if _SURVEY.search(fold(query.question)):
            candidates = [each for each in candidates if "?" in each.block.words] or candidates
        if not candidates:
            return
        enough = [each for each in candidates if each.score >= BODY_SHARE * candidates[0].score][:BODY_BLOCKS]
        for candidate in sorted(enough, key=_place):
            writer.quote_block(candidate.block)


def _place(candidate: Candidate) -> tuple[int, str, int, int]:
    """Order of the body: the best passage's guide first, then as the guides run."""
    passage = candidate.block.passage
    return candidate.hit.rank, passage.document, passage.order, candidate.block.place

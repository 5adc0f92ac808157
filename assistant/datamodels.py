"""What travels from a question to a checked answer, in order: Query, Hit, Citation, Statement, Answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ingest.datamodels import Fiche, Passage

Language = Literal["fr", "en"]
CitationStatus = Literal["exact", "approximate", "not_found"]
StatementKind = Literal["lead", "item", "columns", "row", "figure", "caution", "example", "text"]
Support = Literal["supported", "unsupported"]
Aside = Literal["rework", "told", "thanks", "audit"]
"""What is said beside questions on the guides: a request on the last answer, facts of the mission, thanks, the wish to
have a document checked."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood.

    `question` is as typed; `standalone` is completed from the history and mended, in the language of the question.
    `terms` weighs index terms (stems as the lexical index holds them): 1.0 for a word of the question,
    less for what acronyms, translation or the glossary add. `rare` are terms that no passage holds.
    """

    question: str
    standalone: str
    language: Language
    terms: Mapping[str, float]
    corrections: Mapping[str, str] = field(default_factory=dict)
    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    """Content words of the question that neither the corpus nor an expansion knows."""
    followed: bool = False
    """The question was completed from the history."""
    groups: tuple[Mapping[str, float], ...] = ()
    """`terms` by the word they stand for: alternatives of one word share a group, which counts as one word."""
    read: str = ""
    """The question with its correction carried out ("non, celle du Jura"); as typed when it corrects nothing."""
    documents: tuple[str, ...] = ()
    """File names of the guides that the question asks to keep to; empty for all."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosine similarity of the passage, and of the question known to be answered, that are nearest to a question; None
    where these have no vectors."""

    passage: float | None = None
    question: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` lies between 0 and 1 and compares between questions; `rank` starts at 1.

    `twins` are passages of other documents that say the same and are therefore not listed themselves;
    `following` are the passages right after it over which the answer runs on.
    """

    rank: int
    passage: Passage
    score: float
    twins: tuple[Passage, ...] = ()
    following: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote tied to its page. `quote` is the printed text, line breaks as spaces; `start:end` is its place
    in the page's stored text, None where it was not found. `page` is the PDF page, `label` the printed one."""

    n: int
    document: str
    title: str
    page: int
    label: str | None
    path: tuple[str, ...]
    fiche: Fiche | None
    quote: str
    status: CitationStatus
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer and the numbers of the citations behind it. `heading` opens a part of the answer;
    `is_rest` marks what the guides say beyond what was asked, which may be shown folded."""

    text: str
    citations: tuple[int, ...]
    kind: StatementKind = "text"
    heading: str | None = None
    is_rest: bool = False
    cells: tuple[str, ...] = ()
    """Of a table: the names of its columns ("columns") or what one row says under them ("row")."""
    support: Support = "supported"
    """Whether the passages cited say it; what a model wrote without support has no citations."""
    doubts: tuple[str, ...] = ()
    """Why it is unsupported, in French, for the user."""


@dataclass(frozen=True, slots=True)
class FicheMatch:
    """A fiche that fits a situation; `why` is one line quoted from the fiche; `score` as for Hit."""

    rank: int
    fiche: Fiche
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to a question. A refusal has no statements and no citations, only `reason` and
    `fiches` as places to look. `markdown` is the whole answer with [n] marks. `degraded` names in French each
    degraded mode that took part (lexical search alone...)."""

    question: str
    standalone: str
    language: Language
    engine: str
    refused: bool = False
    reason: str | None = None
    markdown: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    fiches: tuple[FicheMatch, ...] = ()
    followups: tuple[str, ...] = ()
    degraded: tuple[str, ...] = ()
    seconds: float = 0.0
    model: str | None = None
    """Name of the language model that wrote the answer, None when it is extractive."""
    aside: Aside | None = None
    """What was said, where that was no question on the guides. A refusal of such a wish says why it is not done."""

    @property
    def speaking(self) -> tuple[Citation, ...]:
        """The citations behind what answers the question, those of the rest alone left out."""
        cited = {number for each in self.statements if not each.is_rest for number in each.citations}
        return tuple(each for each in self.citations if each.n in cited)

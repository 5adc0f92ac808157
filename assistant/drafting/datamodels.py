"""What travels from a brief to a document, in order: Gap, Paragraph, Comparable, Section, Remark, Draft.

A field is named by its dotted path in the brief, English as in code ("calendar.answer_deadline").
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.datamodels import Citation
from assistant.drafting.brief import Brief, Taxes
from ingest.datamodels import Fiche

DocumentKind = Literal["cahier-des-charges", "proposition"]
ParagraphKind = Literal["text", "item", "table"]
RemarkLevel = Literal["fine", "watch", "wrong"]
GAP_MARK = "[À compléter : "
"""Opens the mark of something to complete; "]" closes it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the brief does not say: the field to fill in, what is asked for in French, and its section's id."""

    field: str
    label: str
    section: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft, in plain text with its `[À compléter : …]` marks.

    `citations` are numbers of `Draft.citations`, `fields` the brief's fields it states. A paragraph of a clause has
    a citation, a field or a gap, or is an item of the paragraph before that has: nothing is said without something
    behind it (ValueError). `rows` is for a table, header first, under the text where there is one.
    """

    text: str
    kind: ParagraphKind = "text"
    citations: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    clause: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        is_open = GAP_MARK in self.text or any(GAP_MARK in cell for row in self.rows for cell in row)
        if self.clause is not None and self.kind != "item" and not (self.citations or self.fields or is_open):
            raise ValueError(f"nothing stands behind a paragraph of {self.clause}: {self.text}")


@dataclass(frozen=True, slots=True)
class Comparable:
    """An operation told in a guide, with its figures; every figure stands in the quote of one of its citations.

    `days` are the provider's, `cost` is in euros. `contents` are what was treated or how it went, as printed.
    """

    name: str
    fiche: Fiche | None
    structures: int | None
    days: Decimal | None
    cost: Decimal | None
    taxes: Taxes | None
    rhythm: str
    contents: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a clause stands in the draft: one French sentence and the passages that ask for it."""

    clause: str
    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a draft. `rewritten` is the user's own Markdown in place of the paragraphs, with [n] marks for the
    citations it keeps. `left_out` names clauses that no passage of the present guides supports."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    reasons: tuple[Reason, ...] = ()
    comparables: tuple[Comparable, ...] = ()
    left_out: tuple[str, ...] = ()
    rewritten: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of the sanity panel on a field of the brief."""

    field: str
    level: RemarkLevel
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document ready to be read once more. `cover` are label and value of the lines of the title page; `gaps` are
    what is marked to complete, in the order of the document; `degraded` as for Answer."""

    kind: DocumentKind
    title: str
    cover: tuple[tuple[str, str], ...]
    brief: Brief
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    gaps: tuple[Gap, ...]
    remarks: tuple[Remark, ...]
    degraded: tuple[str, ...]
    seconds: float

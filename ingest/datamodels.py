"""What travels from a PDF to the index, in order: Line, Page, Section, Fiche, Passage, Guide.

Lengths are PDF points (1/72 inch), origin at the bottom left of the page. Page numbers are 1-based PDF pages
unless called a label. Offsets are character offsets into `Page.text`, end excluded.
"""

from dataclasses import dataclass
from typing import Literal

PageSource = Literal["text", "ocr", "none"]
PassageKind = Literal["prose", "list", "table"]
FicheKind = Literal["fiche", "monographie", "chapitre", "section"]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the body of a page, in reading order; `start:end` is its place in `Page.text`."""

    text: str
    start: int
    end: int
    x: float
    y: float
    size: float
    bold: bool
    footnote: bool = False
    bullet: bool = False
    row: bool = False
    """The line is a table row, its cells separated by " | "."""


@dataclass(frozen=True, slots=True)
class Page:
    """One PDF page: its body as printed, without running headers, footers, page number and margin labels.

    `text` holds the repaired lines joined by newlines, in reading order, hyphens at line ends kept.
    `label` is the printed page number, None when the page carries none. `furniture` is what was kept out.
    """

    document: str
    number: int
    label: str | None
    text: str
    lines: tuple[Line, ...]
    source: PageSource
    width: float
    height: float
    furniture: tuple[str, ...] = ()
    note: str | None = None
    """For the quality report, in French: why the page has no usable text, or what is doubtful about it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of one page's text: `Page.text[start:end]` of PDF page `page`."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it governs. `path` are the titles from the guide's top down to this section."""

    document: str
    title: str
    path: tuple[str, ...]
    level: int
    page: int
    page_end: int
    start: int
    """Offset of the heading in the text of `page`."""
    fiche: str | None
    """Code of the fiche the section lies in."""


@dataclass(frozen=True, slots=True)
class Fiche:
    """An entry of the catalogue: a fiche, a monographie, a numbered chapter or a titled section of a guide.

    `code` is how people name it ("Fiche III-4", "Monographie D", "3.1"), unique within a document.
    `related` are codes of fiches of the same guide that this one refers to or is referred to by.
    `variants` are other titles and designations under which it is known.
    `restates` are codes of fiches of another guide that this one says again in other words, each with what lies under
    it; `restated_guide` is the name of that guide's catalogue file, None when the fiche restates nothing.
    """

    document: str
    code: str
    title: str
    kind: FicheKind
    page: int
    page_end: int
    start: int = 0
    parent: str | None = None
    variants: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    summary: str = ""
    situations: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    restates: tuple[str, ...] = ()
    restated_guide: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one fiche or section, the unit that is searched, shown and cited.

    `text` is made for reading: words cut at line ends are joined, wrapped lines run on, list items and table
    rows stand on lines of their own. The printed text is `Page.text[span.start:span.end]` of each span.
    `id` is computed from document, place and text: the same corpus gives the same ids.
    `fiche` is the code of the fiche, None outside of any. `order` is the rank within the document.
    """

    id: str
    document: str
    order: int
    text: str
    path: tuple[str, ...]
    spans: tuple[Span, ...]
    kind: PassageKind
    fiche: str | None

    @property
    def page(self) -> int:
        """First PDF page of the passage."""
        return self.spans[0].page

    @property
    def page_end(self) -> int:
        """Last PDF page of the passage."""
        return self.spans[-1].page


@dataclass(frozen=True, slots=True)
class Guide:
    """A PDF as read: everything the index and the screens need to know of one document.

    `document` is the PDF's file name, `digest` the SHA-256 of the file, `source` its absolute path.
    `publisher` and `year` come from its catalogue file, None without one. `catalogue` is that file's name.
    """

    document: str
    digest: str
    source: str
    title: str
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    fiches: tuple[Fiche, ...]
    passages: tuple[Passage, ...]
    publisher: str | None = None
    year: int | None = None
    catalogue: str | None = None

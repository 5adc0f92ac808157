"""PDF files to pages, by pypdf: the only file that imports it."""

import logging
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import PyPdfError

from ingest.datamodels import Page
from ingest.errors import UnreadableDocumentError
from ingest.pages.layout import lay_out
from ingest.pages.pieces import Fragment, RawPage
from ingest.pages.signature import check_is_pdf
from ingest.pages.triage import needs_reading, read_otherwise, settled
from ingest.pages.turning import main_direction, turned
from ingest.pages.visitor import Style, Visitor
from ingest.pages.widths import CompositeWidths, SimpleWidths, Widths
from ingest.settings import Settings

# pypdf reports each slip of a producer; what matters to us it raises, or leaves a page without text, and we say so.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What broken files make pypdf raise besides its own errors (7.1.0, on files cut or altered at random).
BROKEN = (
    PyPdfError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError,
    RuntimeError, OSError, EOFError, zlib.error, struct.error,
)  # fmt: skip
_A4 = (595.28, 841.89)
_FORCE_BOLD = 0x40000
_SOME_BYTES = 20
_BOLD = re.compile(r"bold|black|heavy|demi(?!light)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's outline; `level` 1 is the top, `page` the PDF page it points to."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class OpenPdf:
    """A PDF that could be opened; pages are numbered from 1."""

    path: Path
    reader: PdfReader
    page_count: int
    _fonts: dict[int, tuple[Any, Style]] = field(default_factory=dict)
    """What is known of each font, by the identity of its dictionary, which is kept with it."""

    def labels(self) -> list[str | None]:
        """The label of each page by the PDF's own dictionary; None throughout when that says no more than the rank."""
        nothing: list[str | None] = [None] * self.page_count
        try:
            if "/PageLabels" not in self.reader.root_object:
                return nothing
            labels = [label.strip() for label in self.reader.page_labels]
        except BROKEN:
            return nothing
        ranks = [str(number) for number in range(1, self.page_count + 1)]
        return nothing if labels == ranks or len(labels) != len(ranks) else [label or None for label in labels]

    def page(self, number: int) -> RawPage:
        """The text of page `number` with its places, as the page is shown. `damaged` when pypdf cannot read it."""
        width, height = _A4
        fragments: list[Fragment] = []
        try:
            page = self.reader.pages[number - 1]
            box = page.cropbox
            width, height = float(box.width), float(box.height)
            visitor = Visitor(self._style_of, float(box.left), float(box.bottom))
            fragments = visitor.fragments
            page.extract_text(visitor_text=visitor.take, visitor_operand_before=visitor.measure)
            turn = page.rotation % 360
            is_lost = not fragments and _is_lost(page)
        except BROKEN:
            return RawPage(number, width, height, tuple(fragments), damaged=True)
        shown = turned(RawPage(number, width, height, tuple(fragments), damaged=is_lost), turn)
        # Tables laid across a page that its producer did not turn.
        return turned(shown, main_direction(shown.fragments))

    def _style_of(self, font: Any) -> Style:
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = (font, _style(font))
        return known[1]

    def bookmarks(self) -> list[Bookmark]:
        """The outline in order, [] without one; entries that point nowhere are left out."""
        try:
            return list(self._walk(self.reader.outline, 1))
        except BROKEN:
            return []

    def _walk(self, entries: list[Any], level: int) -> Iterator[Bookmark]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._walk(entry, level + 1)
                continue
            number = self.reader.get_destination_page_number(entry)
            if number is not None and number >= 0 and entry.title:
                yield Bookmark(" ".join(str(entry.title).split()), level, number + 1)


def _is_lost(page: PageObject) -> bool:
    """Whether the page has contents that cannot be decompressed: pypdf then takes them for empty."""
    streams = page.get("/Contents")
    if not isinstance(streams, list):
        streams = [streams] if streams is not None else []
    # pypdf 7.1 has no public way to the bytes before decompression.
    written = sum(len(getattr(stream.get_object(), "_data", b"")) for stream in streams)
    contents = page.get_contents()
    return written > _SOME_BYTES and (contents is None or not contents.get_data().strip())


def _style(font: Any) -> Style:
    """Whether the font is bold, and how wide its glyphs are."""
    if font is None:
        return False, Widths()
    try:
        bold = bool(_BOLD.search(str(font.get("/BaseFont", ""))))
        if font.get("/Subtype") == "/Type0":
            descendant = font["/DescendantFonts"][0].get_object()
            widths = [entry.get_object() for entry in descendant.get("/W", [])]
            return bold, CompositeWidths(widths, float(descendant.get("/DW", 1000)))
        if descriptor := font.get("/FontDescriptor"):
            bold = bold or int(descriptor.get("/Flags", 0)) & _FORCE_BOLD != 0
        if "/Widths" not in font:
            return bold, Widths()
        # Type 3 fonts have units of their own.
        unit = float(font["/FontMatrix"][0]) * 1000 if "/FontMatrix" in font else 1.0
        return bold, SimpleWidths([float(width) * unit for width in font["/Widths"]], int(font.get("/FirstChar", 0)))
    except BROKEN:
        return False, Widths()


def open_pdf(path: Path) -> OpenPdf:
    """The PDF at `path`, ready to read. Raises UnreadableDocumentError, naming the file and what to do."""
    check_is_pdf(path)
    try:
        reader = PdfReader(path, strict=False)
        is_locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
        count = 0 if is_locked else len(reader.pages)
    except BROKEN as error:
        raise UnreadableDocumentError(
            f"« {path.name} » est abîmé et ne peut pas être ouvert : téléchargez-le ou copiez-le de nouveau, "
            "ou ouvrez-le dans un lecteur de PDF et réenregistrez-le."
        ) from error
    if is_locked:
        raise UnreadableDocumentError(
            f"« {path.name} » est protégé par un mot de passe : ouvrez-le avec ce mot de passe dans un lecteur de PDF, "
            "enregistrez-en une copie sans protection et donnez cette copie."
        )
    if count == 0:
        raise UnreadableDocumentError(f"« {path.name} » ne contient aucune page : remplacez-le par le bon fichier.")
    return OpenPdf(path, reader, count)


def read_bookmarks(path: Path) -> list[Bookmark]:
    """The outline of the PDF, [] without one. Raises UnreadableDocumentError."""
    return open_pdf(path).bookmarks()


def read_pages(path: Path, *, settings: Settings, on_page: Callable[[int, int], None] | None = None) -> list[Page]:
    """Every page of the PDF in order. `on_page(done, total)` is called after each. Raises UnreadableDocumentError."""
    opened = open_pdf(path)
    raw = []
    for number in range(1, opened.page_count + 1):
        page = opened.page(number)
        raw.append(read_otherwise(path, page, languages=settings.ocr_languages) if needs_reading(page) else page)
        if on_page is not None:
            on_page(number, opened.page_count)
    return settled(lay_out(path.name, raw, opened.labels()))

"""PDF files to pages, by pypdf: the only file that imports it."""

import logging
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import hypot
from pathlib import Path
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import PyPdfError

from ingest.datamodels import Page
from ingest.errors import UnreadableDocumentError
from ingest.layout import lay_out
from ingest.pieces import Fragment, RawPage
from ingest.settings import Settings
from ingest.widths import PLAIN, Widths, by_code, by_mean

# pypdf reports each slip of a producer; what matters to us it raises, or leaves a page without text, and we say so.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What broken files make pypdf raise besides its own errors (seen with 7.1.0 on files cut or altered at random).
BROKEN = (
    PyPdfError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError,
    RuntimeError, OSError, EOFError, zlib.error, struct.error,
)  # fmt: skip

_MAGIC = {
    b"\xff\xd8\xff": "une image JPEG",
    b"\x89PNG": "une image PNG",
    b"GIF8": "une image GIF",
    b"PK\x03\x04": "un document Word, ODT ou une archive ZIP",
    b"\xd0\xcf\x11\xe0": "un ancien document Word ou Excel",
    b"{\\rtf": "un document RTF",
}
_FORCE_BOLD = 0x40000
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
    fonts: dict[int, tuple[Any, bool, Widths]] = field(default_factory=dict)
    """What is known of each font, by the identity of its dictionary, which is kept with it."""

    def labels(self) -> list[str | None]:
        """The label of each page by the PDF's own dictionary; None throughout when it has none that says anything."""
        nothing: list[str | None] = [None] * self.page_count
        try:
            if "/PageLabels" not in self.reader.root_object:
                return nothing
            labels = list(self.reader.page_labels)
        except BROKEN:
            return nothing
        plain = [str(number) for number in range(1, self.page_count + 1)]
        return (
            nothing
            if labels == plain or len(labels) != self.page_count
            else [label.strip() or None for label in labels]
        )

    def page(self, number: int) -> RawPage:
        """The text of page `number` as the file gives it, with its places. What pypdf cannot read gives no fragment."""
        width, height, rotation, left, bottom = 595.28, 841.89, 0, 0.0, 0.0
        fragments: list[Fragment] = []
        try:
            page = self.reader.pages[number - 1]
            box = page.cropbox
            left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
            rotation = page.rotation % 360
            page.extract_text(visitor_text=_Visitor(fragments, self.fonts, left, bottom))
        except BROKEN:
            return RawPage(number, width, height, (), damaged=True)
        if rotation:
            turned = tuple(_turned(fragment, rotation, width, height) for fragment in fragments)
            size = (height, width) if rotation in (90, 270) else (width, height)
            return RawPage(number, *size, turned)
        return RawPage(number, width, height, tuple(fragments))

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


class _Visitor:
    """Takes what pypdf shows of a page and keeps it as fragments, in page coordinates."""

    def __init__(
        self, fragments: list[Fragment], fonts: dict[int, tuple[Any, bool, Widths]], left: float, bottom: float
    ) -> None:
        self._add = fragments.append
        self._left, self._bottom = left, bottom
        self._fonts = fonts

    def __call__(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text or text.isspace():
            return
        a, b, c, d, e, f = tm
        ca, cb, cc, cd, ce, cf = cm
        across, up = a * ca + b * cc, a * cb + b * cd
        x, y = e * ca + f * cc + ce - self._left, e * cb + f * cd + cf - self._bottom
        points = abs(size) * hypot(c * ca + d * cc, c * cb + d * cd)
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = (font, *_style(font))
        angle = 0 if abs(up) <= abs(across) else 90 if up > 0 else 270
        if angle == 0 and across < 0:
            angle = 180
        end = x + known[2].of(text.rstrip()) * abs(size) * hypot(across, up)
        self._add(Fragment(text, x, y, end, points, known[1], angle))


def _style(font: Any) -> tuple[bool, Widths]:
    """Whether the font is bold, and how wide its characters are."""
    if font is None:
        return False, PLAIN
    try:
        bold = bool(_BOLD.search(str(font.get("/BaseFont", ""))))
        if font.get("/Subtype") == "/Type0":
            font = font["/DescendantFonts"][0].get_object()
            return bold, by_mean(list(_cid_widths(font.get("/W", []))))
        if descriptor := font.get("/FontDescriptor"):
            bold = bold or int(descriptor.get("/Flags", 0)) & _FORCE_BOLD != 0
        widths = font.get("/Widths")
        return bold, by_code([float(each) for each in widths], int(font.get("/FirstChar", 0))) if widths else PLAIN
    except BROKEN:
        return False, PLAIN


def _cid_widths(array: Any) -> Iterator[float]:
    """The widths in the /W array of a composite font: `first [w w ...]` or `first last w`."""
    entries = list(array)
    place = 0
    while place + 1 < len(entries):
        second = entries[place + 1].get_object()
        if isinstance(second, list):
            yield from (float(width) for width in second)
            place += 2
        else:
            yield float(entries[place + 2])
            place += 3


def _turned(fragment: Fragment, rotation: int, width: float, height: float) -> Fragment:
    """The fragment where a page turned clockwise by `rotation` shows it."""
    x, y = fragment.x, fragment.y
    x, y = {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[rotation]
    return fragment._replace(x=x, y=y, angle=(fragment.angle - rotation) % 360)


def open_pdf(path: Path) -> OpenPdf:
    """The PDF at `path`, ready to read. Raises UnreadableDocumentError, naming the file and what to do."""
    name = path.name
    _check_contents(path)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise UnreadableDocumentError(
                f"« {name} » est protégé par un mot de passe : ouvrez-le dans un lecteur de PDF avec son mot de passe, "
                "enregistrez-en une copie sans protection, puis donnez cette copie."
            )
        count = len(reader.pages)
    except BROKEN as error:
        raise UnreadableDocumentError(
            f"« {name} » est abîmé et ne peut pas être ouvert : téléchargez-le ou copiez-le de nouveau, "
            "ou ouvrez-le dans un lecteur de PDF et réenregistrez-le en PDF."
        ) from error
    if count == 0:
        raise UnreadableDocumentError(f"« {name} » ne contient aucune page : remplacez-le par le bon fichier.")
    return OpenPdf(path, reader, count)


def _check_contents(path: Path) -> None:
    """Raise UnreadableDocumentError when the file is plainly no whole PDF, whatever its name says."""
    name = path.name
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            file.seek(max(0, path.stat().st_size - 4096))
            tail = file.read()
    except OSError as error:
        raise UnreadableDocumentError(
            f"« {name} » ne peut pas être lu ({error.strerror}) : vérifiez qu'il existe et que vous y avez accès."
        ) from error
    if not head.strip():
        raise UnreadableDocumentError(f"« {name} » est vide : téléchargez-le ou copiez-le de nouveau.")
    if b"%PDF-" not in head:
        kind = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
        what = f"{kind}, pas un PDF" if kind else "autre chose qu'un PDF, malgré son nom"
        if path.suffix.lower() != ".pdf":
            what = f"{kind or 'un fichier d’un autre type'}, pas un PDF"
        raise UnreadableDocumentError(
            f"« {name} » est {what} : ouvrez-le avec le logiciel d'origine et enregistrez-le au format PDF."
        )
    if path.suffix.lower() != ".pdf":
        raise UnreadableDocumentError(
            f"« {name} » est un PDF sans l'extension .pdf : renommez-le en « {path.stem}.pdf »."
        )
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableDocumentError(
            f"« {name} » est incomplet, il s'arrête avant sa fin : téléchargez-le ou copiez-le de nouveau."
        )


def read_bookmarks(path: Path) -> list[Bookmark]:
    """The outline of the PDF, [] without one. Raises UnreadableDocumentError."""
    return open_pdf(path).bookmarks()


def read_pages(path: Path, *, settings: Settings, on_page: Callable[[int, int], None] | None = None) -> list[Page]:
    """Every page of the PDF in order. `on_page(done, total)` is called after each. Raises UnreadableDocumentError."""
    opened = open_pdf(path)
    raw = []
    for number in range(1, opened.page_count + 1):
        raw.append(opened.page(number))
        if on_page is not None:
            on_page(number, opened.page_count)
    return lay_out(path.name, raw, opened.labels())

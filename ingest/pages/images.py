"""Pages as images, and where a quote stands on them, by pdfium: the only file that imports it."""

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_int
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from ingest.errors import UnreadableDocumentError
from ingest.pages.quotes import Place, places_of

Box = tuple[float, float, float, float]

_PDFIUM = threading.Lock()
"""pdfium is not made for several threads: one at a time, in the whole process."""
_YELLOW = (255, 235, 90)
_MARGIN = 1.5
_POINTS_PER_INCH = 72
_PALE = 16


def render_page(path: Path, page: int, *, scale: float = 2.0, boxes: Sequence[Box] = ()) -> bytes:
    """PDF page `page` as PNG, `scale` pixels a point, `boxes` highlighted. Raises UnreadableDocumentError."""
    with _opened(path, page) as pdf_page:
        image = pdf_page.render(scale=scale).to_pil().convert("RGB")
        marked = [_on_image(pdf_page, box, image.size) for box in boxes]
    if marked:
        paint = Image.new("RGB", image.size, "white")
        draw = ImageDraw.Draw(paint)
        for left, top, right, bottom in marked:
            draw.rounded_rectangle((left, top, right, bottom), radius=scale, fill=_YELLOW)
        # Multiplying leaves black letters black, as a marker pen does.
        image = ImageChops.multiply(image, paint)
    with io.BytesIO() as file:
        image.save(file, format="PNG")
        return file.getvalue()


def page_image(path: Path, page: int, *, dots_per_inch: int) -> Image.Image:
    """PDF page `page` as a grey image, for reading. Raises UnreadableDocumentError."""
    with _opened(path, page) as pdf_page:
        image: Image.Image = pdf_page.render(scale=dots_per_inch / _POINTS_PER_INCH, grayscale=True).to_pil()
    return image


def is_blank(path: Path, page: int) -> bool:
    """Whether nothing is printed on the page but, at most, in its margins above and below."""
    with _opened(path, page) as pdf_page:
        image = pdf_page.render(scale=0.5, grayscale=True).to_pil()
    middle = image.crop((0, image.height // 10, image.width, image.height - image.height // 10))
    darkest, lightest = middle.getextrema()
    return bool(lightest - darkest < _PALE)


def find_boxes(path: Path, page: int, quote: str) -> list[Box]:
    """One rectangle, in PDF points, for each printed line of `quote`; [] when the page does not hold it."""
    with _opened(path, page) as pdf_page:
        text_page = pdf_page.get_textpage()
        try:
            places = places_of(_characters(text_page), quote)
            return [box for place in places for box in _line_boxes(text_page, place)]
        finally:
            text_page.close()


@contextmanager
def _opened(path: Path, page: int) -> Iterator[Any]:
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(path)
        except (pdfium.PdfiumError, OSError) as error:
            raise UnreadableDocumentError(
                f"« {path.name} » ne peut pas être affiché : vérifiez qu'il existe et s'ouvre dans un lecteur de PDF."
            ) from error
        try:
            if not 1 <= page <= len(document):
                raise UnreadableDocumentError(
                    f"« {path.name} » n'a pas de page {page} mais {len(document)} : relancez la lecture du corpus."
                )
            try:
                pdf_page = document[page - 1]
            except pdfium.PdfiumError as error:
                raise UnreadableDocumentError(
                    f"La page {page} de « {path.name} » ne peut pas être affichée : ouvrez-la dans un autre lecteur."
                ) from error
            yield pdf_page
        finally:
            document.close()


def _characters(text_page: Any) -> str:
    """The page's characters, one for each of pdfium's, so that places are pdfium's too."""
    get = raw.FPDFText_GetUnicode
    codes = (get(text_page, index) for index in range(text_page.count_chars()))
    # Beyond the first plane pdfium gives halves of a pair: nothing a quote could match.
    return "".join(" " if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code) for code in codes)


def _line_boxes(text_page: Any, place: Place) -> list[Box]:
    """The rectangles of a stretch of characters, those of one line joined."""
    start, end = place
    boxes: list[Box] = []
    for index in range(text_page.count_rects(start, end - start)):
        left, bottom, right, top = text_page.get_rect(index)
        if right - left <= 0 or top - bottom <= 0:
            continue
        last = boxes[-1] if boxes else None
        if last is not None and _are_one_line(last, (left, bottom, right, top)):
            boxes[-1] = (min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top))
        else:
            boxes.append((left, bottom, right, top))
    return boxes


def _are_one_line(one: Box, other: Box) -> bool:
    height = max(one[3] - one[1], other[3] - other[1])
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > 0.4 * min(one[3] - one[1], other[3] - other[1]) and -height < other[0] - one[2] < 2 * height


def _on_image(pdf_page: Any, box: Box, size: tuple[int, int]) -> Box:
    """The rectangle in pixels of the rendered page, which may be turned or cropped."""
    left, bottom, right, top = box
    corners = [
        _to_pixel(pdf_page, x, y, size)
        for x, y in ((left - _MARGIN, bottom - _MARGIN), (right + _MARGIN, top + _MARGIN))
    ]
    (x0, y0), (x1, y1) = corners
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _to_pixel(pdf_page: Any, x: float, y: float, size: tuple[int, int]) -> tuple[int, int]:
    pixel_x, pixel_y = c_int(), c_int()
    raw.FPDF_PageToDevice(pdf_page, 0, 0, *size, 0, x, y, byref(pixel_x), byref(pixel_y))
    return pixel_x.value, pixel_y.value

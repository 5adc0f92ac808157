"""Raw pages to pages: furniture apart, columns in order, rows, list items and footnotes marked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.datamodels import Line, Page
from ingest.pages.columns import regions
from ingest.pages.furniture import body_size, furniture_of, furniture_texts, stray_marks
from ingest.pages.labels import page_numbers
from ingest.pages.pieces import Piece, RawPage, pieces_of
from ingest.pages.tables import Printed, printed_lines

_FOOTNOTE_SIZE = 0.86
"""Type size, by the body's, up to which a line may be a footnote."""
_NOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+\s*\S|\(?\d{1,3}\)?[.\s]\s*\S|\d{1,2}(?=[A-ZÀ-Ý«])")
_SIGN = re.compile(r"[•⇒→■□◆►✓✔➢>]\s")
_DASH = re.compile(r"[-–—o*+]\s+(?=\S)")
_OPEN_QUOTE = re.compile(r"«\s")
_FREQUENT = 4
"""Quotation marks never closed at line starts from which they are bullets that a scan has misread."""


def lay_out(document: str, raw: Sequence[RawPage], labels: Sequence[str | None]) -> list[Page]:
    """The pages of a document with their lines in reading order; `labels` are those of the file itself."""
    pieces = [pieces_of(page) for page in raw]
    numbers = page_numbers(raw, pieces)
    furniture = furniture_of(raw, pieces, numbers)
    body = body_size(pieces)
    pages: list[Page] = []
    notes_run_on = False
    for page, own, kept_out, label in zip(raw, pieces, furniture, labels, strict=True):
        printed, marks = _reading_order([piece for index, piece in enumerate(own) if index not in kept_out], body)
        lines, notes_run_on = _marked(printed, body, notes_run_on)
        number = numbers.get(page.number)
        pages.append(
            Page(
                document=document,
                number=page.number,
                label=label or (number.text if number else None),
                text="\n".join(line.text for line in lines),
                lines=lines,
                source=page.source,
                width=page.width,
                height=page.height,
                furniture=(*furniture_texts(own, kept_out), *marks),
                note=page.note,
            )
        )
    return _with_quote_bullets(pages)


def _reading_order(pieces: Sequence[Piece], body: float) -> tuple[list[Printed], list[str]]:
    """The lines in order, and the stray marks among them."""
    lines: list[Printed] = []
    marks: list[str] = []
    for strip in regions(pieces):
        stray = stray_marks(strip, body)
        marks.extend(strip[index].text for index in sorted(stray))
        lines.extend(printed_lines([piece for index, piece in enumerate(strip) if index not in stray], body))
    return lines, marks


def _marked(printed: Sequence[Printed], body: float, notes_run_on: bool) -> tuple[tuple[Line, ...], bool]:
    """The lines with footnotes last and their places in the text, and whether the last footnote may run on overleaf."""
    notes = _footnotes(printed, body, notes_run_on)
    text = [line for index, line in enumerate(printed) if index not in notes]
    ordered = text + [line for index, line in enumerate(printed) if index in notes]
    lines: list[Line] = []
    place = 0
    previous: Printed | None = None
    for index, line in enumerate(ordered):
        is_note = index >= len(text)
        is_item = not line.row and not is_note and _is_item(line, previous)
        lines.append(
            Line(
                line.text,
                place,
                place + len(line.text),
                line.x,
                line.y,
                line.size,
                line.bold,
                is_note,
                is_item,
                line.row,
            )
        )
        place += len(line.text) + 1
        previous = line
    return tuple(lines), bool(notes) and max(notes) == len(printed) - 1


def _footnotes(printed: Sequence[Printed], body: float, notes_run_on: bool) -> set[int]:
    """Places of the lines that are footnotes: small, and beginning with a mark or going on a note."""
    found: set[int] = set()
    in_note = notes_run_on
    previous: Printed | None = None
    for index, line in enumerate(printed):
        if line.row or line.bold or line.size > _FOOTNOTE_SIZE * body:
            in_note = False
        else:
            goes_on = previous is None or previous.y - line.y < 1.9 * line.size
            in_note = bool(_NOTE_MARK.match(line.text)) or (in_note and goes_on)
        if in_note:
            found.add(index)
        previous = line
    return found


def _is_item(line: Printed, previous: Printed | None) -> bool:
    """Whether the line begins a list item."""
    if _SIGN.match(line.text):
        return True
    if not _DASH.match(line.text):
        return False
    # A dash at the start of a line may also be a dash within a sentence that the line goes on.
    if previous is None or previous.row or _DASH.match(previous.text) or previous.y - line.y > 1.5 * line.size:
        return True
    return previous.text.endswith((":", ";", ".", ",", "?", "!")) or previous.bold != line.bold


def _with_quote_bullets(pages: Sequence[Page]) -> list[Page]:
    """The pages with lines marked as list items whose bullet a scan has read as "«", where that happens often."""
    found = {page.number: places for page in pages if (places := _unclosed(page.lines))}
    if sum(map(len, found.values())) < _FREQUENT:
        return list(pages)
    return [
        replace(page, lines=tuple(_as_item(line, at in found[page.number]) for at, line in enumerate(page.lines)))
        if page.number in found
        else page
        for page in pages
    ]


def _as_item(line: Line, is_item: bool) -> Line:
    return replace(line, bullet=True) if is_item else line


def _unclosed(lines: Sequence[Line]) -> set[int]:
    """Places of the lines that begin with a quotation mark which their paragraph does not close."""
    found = set()
    for at, line in enumerate(lines):
        if line.bullet or not _OPEN_QUOTE.match(line.text):
            continue
        item = [line.text[1:]]
        for after in lines[at + 1 : at + 6]:
            if after.bullet or _OPEN_QUOTE.match(after.text) or after.size != line.size:
                break
            item.append(after.text)
        text = " ".join(item)
        closing, opening = text.find("»"), text.find("«")
        if closing < 0 or 0 <= opening < closing:
            found.add(at)
    return found

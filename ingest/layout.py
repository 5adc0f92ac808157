"""Raw pages to pages: furniture apart, columns in order, rows, list items and footnotes marked."""

import re
from collections.abc import Sequence

from ingest.columns import regions
from ingest.datamodels import Line, Page
from ingest.furniture import body_size, furniture_of, furniture_texts, stray_marks
from ingest.labels import page_numbers
from ingest.pieces import Piece, RawPage, pieces_of
from ingest.tables import Printed, printed_lines
from ingest.text import BULLET

_FOOTNOTE_SIZE = 0.86
"""Type size, by the body's, up to which a line may be a footnote."""
_NOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+\s*\S|\(?\d{1,3}\)?[.\s]\s*\S")
_SIGN = re.compile(r"[•⇒→■□▪◆►✓✔➢]\s|[-–—>o*+»]\s+(?=\S)")


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
    return pages


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
    if line.text.startswith(BULLET):
        return True
    if not _SIGN.match(line.text):
        return False
    # A dash at the start of a line may also be a dash within a sentence that the line goes on.
    if previous is None or previous.row or _SIGN.match(previous.text) or previous.y - line.y > 1.5 * line.size:
        return True
    return previous.text.endswith((":", ";", ".", ",", "?", "!")) or previous.bold != line.bold

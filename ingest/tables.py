"""Pieces of a strip to printed lines; the cells of a table row on one line, wrapped cells made whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pieces import Piece
from ingest.text import joined

CELL = " | "
_TIGHT = 1.45
"""Leading, in type sizes, up to which a line goes on the cell above it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed, or a table row."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    row: bool = False


def printed_lines(strip: Sequence[Piece], body: float) -> list[Printed]:
    """The lines of a strip from top to bottom; `body` is the type size of running text."""
    baselines = _baselines(strip)
    lines: list[Printed] = []
    place = 0
    while place < len(baselines):
        end = _table_end(baselines, place)
        if end == place:
            lines.extend(_line(piece) for piece in baselines[place])
            place += 1
            continue
        start = _table_start(baselines, place, body)
        while lines and lines[-1].y <= baselines[start][0].y and not lines[-1].row:
            lines.pop()
        lines.extend(_rows(baselines[start:end]))
        place = end
    return lines


def _baselines(strip: Sequence[Piece]) -> list[list[Piece]]:
    baselines: list[list[Piece]] = []
    for piece in sorted(strip, key=lambda piece: (-piece.y, piece.x)):
        if baselines and baselines[-1][0].y - piece.y <= 0.3 * piece.size:
            baselines[-1].append(piece)
        else:
            baselines.append([piece])
    return [sorted(baseline, key=lambda piece: piece.x) for baseline in baselines]


def _line(piece: Piece) -> Printed:
    return Printed(piece.text, piece.x, piece.end, piece.y, piece.size, piece.bold)


def _table_end(baselines: Sequence[Sequence[Piece]], start: int) -> int:
    """The end of the table that starts at baseline `start`; `start` itself when none does."""
    if len(baselines[start]) < 2:
        return start
    columns = [piece.x for piece in baselines[start]]
    size = baselines[start][0].size
    end = start + 1
    for place in range(start + 1, len(baselines)):
        baseline = baselines[place]
        gap = baselines[place - 1][0].y - baseline[0].y
        if gap > 6 * size or abs(baseline[0].size - size) > 0.6:
            break
        if len(baseline) > 1:
            columns = sorted({*columns, *(piece.x for piece in baseline if _column(piece, columns) is None)})
        elif not _fits(baseline[0], columns) or gap > 3.2 * size:
            break
        end = place + 1
    return end


def _table_start(baselines: Sequence[Sequence[Piece]], start: int, body: float) -> int:
    """Where the table begins whose first line with several cells is `start`.

    Lines of one cell above it belong to it when they go on in it, or when the table has a type size of its own.
    """
    columns = [piece.x for piece in baselines[start]]
    size = baselines[start][0].size
    widest = 3.2 if abs(size - body) > 0.6 else _TIGHT
    while start:
        above = baselines[start - 1]
        gap = above[0].y - baselines[start][0].y
        if len(above) > 1 or gap > widest * size or abs(above[0].size - size) > 0.6 or not _fits(above[0], columns):
            break
        start -= 1
    return start


def _column(piece: Piece, columns: Sequence[float]) -> int | None:
    """The column in which the piece starts, None when it starts in none."""
    return next((index for index, x in enumerate(columns) if abs(piece.x - x) <= 4), None)


def _fits(piece: Piece, columns: Sequence[float]) -> bool:
    """Whether the piece stands in one column, not over into the next."""
    index = _column(piece, columns)
    return index is not None and (index + 1 == len(columns) or piece.end < columns[index + 1])


def _rows(baselines: Sequence[Sequence[Piece]]) -> list[Printed]:
    columns: list[float] = []
    for piece in sorted((piece for baseline in baselines for piece in baseline), key=lambda piece: piece.x):
        if not columns or piece.x - columns[-1] > 8:
            columns.append(piece.x)
    rows: list[list[Piece]] = []
    gaps = [above[0].y - below[0].y for above, below in pairwise(baselines)]
    size = baselines[0][0].size
    is_padded = any(gap > _TIGHT * size for gap in gaps)
    for place, baseline in enumerate(baselines):
        if place and not _starts_row(baseline, rows[-1], gaps[place - 1] > _TIGHT * size, is_padded, columns):
            rows[-1].extend(baseline)
        else:
            rows.append(list(baseline))
    return [_row(row, columns) for row in rows]


def _starts_row(
    baseline: Sequence[Piece], row: Sequence[Piece], is_apart: bool, is_padded: bool, columns: Sequence[float]
) -> bool:
    if is_padded:
        return is_apart
    # Cells are written one after the other: a wrapped line of the first cell comes before the second cell.
    comes_later = min(piece.order for piece in baseline) > max(piece.order for piece in row)
    return comes_later and abs(baseline[0].x - columns[0]) <= 8


def _row(pieces: Sequence[Piece], columns: Sequence[float]) -> Printed:
    cells: dict[int, list[Piece]] = {}
    for piece in pieces:
        index = max(index for index, x in enumerate(columns) if x <= piece.x + 0.01)
        cells.setdefault(index, []).append(piece)
    texts = []
    for index in sorted(cells):
        text = ""
        for piece in sorted(cells[index], key=lambda piece: -piece.y):
            text = joined(text, piece.text) if text else piece.text
        texts.append(text)
    first = max(pieces, key=lambda piece: (piece.y, -piece.x))
    is_bold = all(piece.bold for piece in pieces)
    end = max(piece.end for piece in pieces)
    return Printed(CELL.join(texts), min(piece.x for piece in pieces), end, first.y, first.size, is_bold, row=True)

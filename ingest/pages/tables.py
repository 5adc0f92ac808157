"""Pieces of a strip to printed lines; the cells of a table row on one line, wrapped cells made whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pages.pieces import Piece
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
    place = floor = 0
    while place < len(baselines):
        end = _table_end(baselines, place)
        if end == place:
            lines.extend(_line(piece) for piece in baselines[place])
            place += 1
            continue
        start = _table_start(baselines, place, body=body, floor=floor)
        while lines and lines[-1].y <= baselines[start][0].y and not lines[-1].row:
            lines.pop()
        lines.extend(_rows(baselines[start:end]))
        place = floor = end
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
    columns = _Columns(baselines[start])
    size = baselines[start][0].size
    widest = 0.0
    end = start + 1
    for place in range(start + 1, len(baselines)):
        baseline = baselines[place]
        gap = baselines[place - 1][0].y - baseline[0].y
        # A single cell is trusted to be one only where rows stand as close as those above.
        limit = 6 * size if len(baseline) > 1 else 1.25 * widest or 3.2 * size
        if (
            gap > limit
            or abs(baseline[0].size - size) > 0.6
            or not columns.take(baseline, is_tight=gap <= _TIGHT * size)
        ):
            break
        if gap > _TIGHT * size:
            widest = max(widest, gap)
        end = place + 1
    return start if _is_one_line_of_text(baselines[start:end]) else end


def _is_one_line_of_text(baselines: Sequence[Sequence[Piece]]) -> bool:
    """Whether the gap that made this a table is only a wide one between words, or before a page's edge."""
    several = [baseline for baseline in baselines if len(baseline) > 1]
    first = several[0]
    return len(several) == 1 and len(first) == 2 and first[1].x - first[0].end < 1.6 * first[0].size


def _table_start(baselines: Sequence[Sequence[Piece]], start: int, *, body: float, floor: int) -> int:
    """Where the table begins whose first line with several cells is `start`, not before `floor`.

    Lines of one cell above it belong to it when they go on in it, or when the table has a type size of its own.
    """
    columns = _Columns(baselines[start])
    size = baselines[start][0].size
    widest = 3.2 if abs(size - body) > 0.6 else _TIGHT
    while start > floor:
        above = baselines[start - 1]
        gap = above[0].y - baselines[start][0].y
        if len(above) > 1 or gap > widest * size or abs(above[0].size - size) > 0.6 or not columns.take(above):
            break
        start -= 1
    return start


class _Columns:
    """The columns of a table, each as wide as its widest cell so far; cells over several columns do not count."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._spans: list[tuple[float, float]] = []
        for piece in sorted(pieces, key=lambda piece: piece.end - piece.x):
            self._place(piece)

    def take(self, baseline: Sequence[Piece], *, is_tight: bool = False) -> bool:
        """Whether the line may belong to the table, whose columns it then widens.

        A single cell must stand in one column; beside all of them, under narrow headings, only close to a line above.
        """
        touched = self._touched(baseline[0])
        if len(baseline) == 1 and len(touched) != 1 and not (is_tight and not touched):
            return False
        for piece in baseline:
            self._place(piece)
        return True

    def of(self, piece: Piece) -> int:
        """The rank of the column in which the piece stands, of the first one for a cell over several."""
        return self._touched(piece)[0]

    def _touched(self, piece: Piece) -> list[int]:
        return [at for at, (left, right) in enumerate(self._spans) if piece.x < right and piece.end > left]

    def _place(self, piece: Piece) -> None:
        touched = self._touched(piece)
        if not touched:
            self._spans = sorted([*self._spans, (piece.x, piece.end)])
        elif len(touched) == 1:
            left, right = self._spans[touched[0]]
            self._spans[touched[0]] = (min(left, piece.x), max(right, piece.end))


def _rows(baselines: Sequence[Sequence[Piece]]) -> list[Printed]:
    columns = _Columns(piece for baseline in baselines for piece in baseline)
    rows: list[list[Piece]] = []
    gaps = [above[0].y - below[0].y for above, below in pairwise(baselines)]
    size = baselines[0][0].size
    is_padded = any(gap > _TIGHT * size for gap in gaps)
    for place, baseline in enumerate(baselines):
        is_apart = place > 0 and gaps[place - 1] > _TIGHT * size
        if place and not (is_apart if is_padded else _comes_later(baseline, rows[-1], columns)):
            rows[-1].extend(baseline)
        else:
            rows.append(list(baseline))
    return [_row(row, columns) for row in rows]


def _comes_later(baseline: Sequence[Piece], row: Sequence[Piece], columns: _Columns) -> bool:
    """Whether the line starts a row in a table without space between rows.

    Cells are written one after the other: a wrapped line of the first cell comes before the second cell.
    """
    is_later = min(piece.order for piece in baseline) > max(piece.order for piece in row)
    return is_later and columns.of(baseline[0]) == 0


def _row(pieces: Sequence[Piece], columns: _Columns) -> Printed:
    cells: dict[int, list[Piece]] = {}
    for piece in pieces:
        cells.setdefault(columns.of(piece), []).append(piece)
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

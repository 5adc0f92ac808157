"""The reading order of a page: columns one after the other, what runs over all of them in its place."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.pages.pieces import Piece

_MIN_LINES = 3
_MIN_TOGETHER = 12
"""Lines of two columns together; fewer may be a row of a table with tall cells."""
_MIN_WIDTH = 90.0
_SLACK = 3.0


def regions(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in strips to be read one after the other, each from top to bottom."""
    pieces = sorted(pieces, key=lambda piece: (-piece.y, piece.x))
    if len(pieces) < 2 * _MIN_LINES:
        return [pieces] if pieces else []
    for gutter in _gutters(pieces):
        split = _split(pieces, gutter)
        if split is not None:
            return [part for strip in split for part in (regions(strip) if strip is not pieces else [strip])]
    return [pieces]


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Left edges that a second column may have, the likeliest first."""
    left, right = min(piece.x for piece in pieces), max(piece.end for piece in pieces)
    starts = sorted(piece.x for piece in pieces if left + 0.2 * (right - left) < piece.x < left + 0.85 * (right - left))
    found: dict[float, int] = {}
    edge = -1.0
    for start in starts:
        if start - edge > 16:  # the indent of a list belongs to its column
            edge = start
            found[edge] = 0
        found[edge] += 1
    return sorted((edge for edge, count in found.items() if count >= _MIN_LINES), key=lambda edge: -found[edge])


def _split(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]] | None:
    """Strips above, left, right and below of `gutter`; None when no columns stand there."""
    strips: list[list[Piece]] = []
    band: list[Piece] = []
    across: list[Piece] = []
    found = False

    def close() -> None:
        nonlocal band, across, found
        sides = _columns(band, gutter)
        if sides:
            found = True
            strips.extend(strip for strip in (across, *sides) if strip)
            across = []
        else:
            across = across + band
        band = []

    for piece in pieces:
        if piece.x < gutter - _SLACK and piece.end > gutter - 1:
            close()
            across.append(piece)
        else:
            band.append(piece)
    close()
    if not found:
        return None
    return [*strips, across] if across else strips


def _columns(band: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Strips of a band in reading order, left and right in turn where sections follow each other; [] for no columns."""
    left = [piece for piece in band if _is_left(piece, gutter)]
    right = [piece for piece in band if not _is_left(piece, gutter)]
    if not _stand_side_by_side(left, right):
        return []
    runs = _runs(band, gutter)
    strips = _paired(runs, gutter)
    if strips and _follow_each_other(strips):
        return [strip for group in strips for strip in group]
    # Columns written line by line across the gutter, or anyhow: full lines on both sides tell them from a table.
    one_by_one = sum(len(run) == 1 for run in runs) > 0.6 * len(runs)
    return [left, right] if one_by_one and _is_prose(left) and _is_prose(right) else []


def _paired(runs: Sequence[list[Piece]], gutter: float) -> list[list[list[Piece]]]:
    """The runs in groups: two that are columns side by side, or what stands between such pairs; [] without pairs."""
    groups: list[list[list[Piece]]] = []
    between: list[Piece] = []
    place = 0
    while place < len(runs):
        pair = runs[place : place + 2]
        if len(pair) == 2 and _are_columns(*sorted(pair, key=lambda run: not _is_left(run[0], gutter))):
            groups.extend([[between]] if between else [])
            groups.append(sorted(pair, key=lambda run: not _is_left(run[0], gutter)))
            between = []
            place += 2
        else:
            between = between + runs[place]
            place += 1
    groups.extend([[between]] if between else [])
    return groups if any(len(group) == 2 for group in groups) else []


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two runs of the file are columns, not the cells of a table."""
    is_wide = all(
        max(piece.end for piece in side) - min(piece.x for piece in side) > _MIN_WIDTH for side in (left, right)
    )
    if not is_wide or len(left) + len(right) < _MIN_TOGETHER or _is_table(left, right):
        return False
    if not all(_goes_down(side) for side in (left, right)):
        return False
    by_height = [sorted(side, key=lambda piece: -piece.y) for side in (left, right)]
    return _stand_side_by_side(*by_height)


def _goes_down(run: Sequence[Piece]) -> bool:
    """Whether the file gives line below line, but for a few new columns: cells go up again and again."""
    steps = [below.y < above.y - 1 for above, below in pairwise(run)]
    return sum(steps) >= 0.8 * len(steps)


def _follow_each_other(groups: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether each group stands wholly above the next."""
    heights = [[piece.y for strip in group for piece in strip] for group in groups]
    return all(min(above) > max(below) - _SLACK for above, below in pairwise(heights))


def _stand_side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether enough lines of both stand at the same heights; the pieces come from top to bottom."""
    if len(left) < _MIN_LINES or len(right) < _MIN_LINES:
        return False
    top, bottom = min(left[0].y, right[0].y), max(left[-1].y, right[-1].y)
    heights = ({round(piece.y) for piece in side if bottom - 2 <= piece.y <= top + 2} for side in (left, right))
    return all(len(beside) >= _MIN_LINES for beside in heights)


def _is_left(piece: Piece, gutter: float) -> bool:
    return piece.x < gutter - _SLACK


def _runs(band: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """What the file gives on one side in one go: two runs for columns, two a row for a table."""
    in_order = sorted(band, key=lambda piece: piece.order)
    return [list(run) for _, run in groupby(in_order, key=lambda piece: _is_left(piece, gutter))]


def _is_table(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the right side answers the left line by line with short cells, as in a table written by columns."""
    heights = [piece.y for piece in left]
    beside = sum(any(abs(piece.y - y) < 2 for y in heights) for piece in right)
    short = sum(len(piece.text) < 16 for piece in right)
    return len(right) <= len(left) and beside >= 0.9 * len(right) and short >= 0.8 * len(right)


def _is_prose(side: Sequence[Piece]) -> bool:
    """Whether most lines fill their column, and the column is wide enough for sentences."""
    width = max(piece.end for piece in side) - min(piece.x for piece in side)
    full = sum(piece.end - piece.x > 0.7 * width for piece in side)
    long = sum(len(piece.text) > 20 for piece in side)
    return len(side) >= 5 and full >= 0.6 * len(side) and long >= 0.6 * len(side)

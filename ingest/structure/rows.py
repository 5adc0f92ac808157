"""The printed lines of a guide in one sequence, with what tells where paragraphs begin."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.datamodels import Line, Page
from ingest.text import BULLET

LARGE = 1.07
"""A line is large when its size is at least this many times the body's."""
LOOSE = 1.5
"""A gap over this many times the size opens a paragraph."""

_WORDY = re.compile(r"[^\W_]")
_CLOSING = re.compile(r"^[»?!.)…;:]+$")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")
_INNER_BULLET = re.compile(r"(?<=\S)\s+(?=•(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line in its place in the guide; `opens` says that it follows a gap, a column or a page break."""

    page: int
    line: Line
    opens: bool


def rows_of(pages: Sequence[Page]) -> list[Row]:
    """Every body line that says something, in reading order; a bullet inside a line or alone on one starts a row."""
    rows: list[Row] = []
    for page in pages:
        previous: Line | None = None
        is_marked = False
        for line in page.lines:
            for part in _parts(line):
                if not _WORDY.search(part.text) and (previous is None or not _closes(previous, part)):
                    is_marked = part.text == BULLET
                    continue
                item = replace(part, bullet=True) if is_marked and not part.bullet else part
                is_marked = False
                rows.append(Row(page.number, item, previous is None or _opens(previous, item)))
                previous = item
    return _with_items_opening(rows)


def _with_items_opening(rows: list[Row]) -> list[Row]:
    """The rows with the items of numbered lists as openings: "2." hangs below "1." without a gap between them."""
    found = [(at, int(match[1])) for at, row in enumerate(rows) if (match := _NUMBERED.match(row.line.text))]
    items: set[int] = set()
    for (above, before), (below, number) in pairwise(found):
        left = rows[above].line.x
        hangs = all(row.line.x > left + 0.5 * row.line.size for row in rows[above + 1 : below])
        if number == before + 1 and hangs and abs(rows[below].line.x - left) < 0.5 * rows[below].line.size:
            items |= {above, below}
    return [replace(row, opens=True) if at in items else row for at, row in enumerate(rows)]


def _parts(line: Line) -> list[Line]:
    """The line cut before the bullets inside it, as a converter that lost a line break leaves them."""
    if BULLET not in line.text or line.row or line.end - line.start != len(line.text):
        return [line]
    edges = [0, *(found.end() for found in _INNER_BULLET.finditer(line.text)), len(line.text)]
    parts = []
    for start, end in pairwise(edges):
        text = line.text[start:end].rstrip()
        place = line.start + start
        part = replace(line, text=text, start=place, end=place + len(text), bullet=line.bullet or start > 0)
        parts.append(part)
    return parts


def _closes(previous: Line, line: Line) -> bool:
    """Whether a line of signs alone ends the sentence before it ("?", "».")."""
    return _CLOSING.match(line.text) is not None and not _opens(previous, line)


def _opens(previous: Line, line: Line) -> bool:
    drop = previous.y - line.y
    if abs(drop) < 0.3 * line.size and line.x > previous.x:
        return False
    if line.bullet or abs(line.size - previous.size) > 0.4:
        return True
    return not 0 < drop <= LOOSE * line.size


def body_size(rows: Sequence[Row]) -> float:
    """The size in which most characters of the guide are set."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size, 1)] += len(row.line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def is_large(line: Line, body: float) -> bool:
    """Whether the line is set larger than the body text."""
    return line.size >= LARGE * body and not line.row


def paragraph_end(rows: Sequence[Row], start: int) -> int:
    """The row after the paragraph that starts there."""
    end = start + 1
    while end < len(rows) and not rows[end].opens:
        end += 1
    return end

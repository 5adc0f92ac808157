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
WIDER = 1.08
"""A gap over this many times the leading of a list item ends the item, where the line is set left of its text."""

_WORDY = re.compile(r"[^\W_]")
_CLOSING = re.compile(r"^[»?!.)…;:]+$")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")
_ITEM = re.compile(r"^(?:[>➤→☒✓❖o]\s|[-–—]\s|«\s[^»]*$|(?:\d{1,2}|[a-z])[.)°]\s|\d{1,2}(?:e|è|er|ère|ème)\s)")
_STOPPED = re.compile(r"[.!?…;)]\s*[»)]?\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]{0,2}$")
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
    return _with_paragraphs_after_items(_with_items_opening(rows))


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


def is_item(row: Row) -> bool:
    """Whether the line begins a list item."""
    return not row.line.row and (row.line.bullet or (row.opens and _ITEM.match(row.line.text) is not None))


def _with_paragraphs_after_items(rows: Sequence[Row]) -> list[Row]:
    """The rows with the paragraphs that follow a list as openings: they stand closer to it than paragraphs do."""
    made: list[Row] = []
    item: list[Line] = []
    for row in rows:
        if item and not row.opens and _leaves(item, row.line):
            row = replace(row, opens=True)
        if is_item(row):
            item = [row.line]
        elif row.opens or row.line.row:
            item = []
        elif item:
            item.append(row.line)
        made.append(row)
    return made


def _leaves(item: Sequence[Line], line: Line) -> bool:
    """Whether the line is set left of the item's text, which has ended or from which a wider gap parts it."""
    mark, last = item[0], item[-1]
    text = item[1].x if len(item) > 1 else mark.x
    hangs = text > mark.x + 0.3 * mark.size
    if line.x >= (text - 0.3 * line.size if hangs else mark.x - 0.1 * line.size):
        return False
    drop = last.y - line.y
    if len(item) > 1 and drop > WIDER * (item[0].y - item[1].y) > 0:
        return True
    # An item whose wrapped lines stand at the margin has sentences that begin there.
    wraps_to_margin = len(item) > 1 and not hangs
    return not wraps_to_margin and _STOPPED.search(last.text) is not None and not line.text[:1].islower()


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

"""Headings of a guide: which printed lines are titles, and which only look like one.

Size, weight, capitals and numbering propose; what a bad converter set in large type (list items, sentence fragments,
stray letters, addresses, links to other fiches) is refused and stays text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.structure.rows import Row, body_size, is_large, paragraph_end
from ingest.structure.titles import clean_title, is_capitals, is_strongly_numbered, join_titles, numbering, refusal
from ingest.text import fold

TIGHT = 1.45
"""Wrapped lines of one heading follow each other by at most this many times their size."""
LONGEST_SMALL = 120
"""A title in the body's size has at most this many characters."""

_FIELD = re.compile(r"^(?P<label>[A-ZÀ-Ý][^:«?!]{3,50}?)\s*:\s+\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: rows `first:last` of the guide. `number` is its numbering as printed ("3.1", "II", "A"), `kind` the
    style of that numbering, None without. `large` tells a title set in larger type from one told by other signs."""

    title: str
    first: int
    last: int
    size: float
    number: str | None = None
    kind: str | None = None
    large: bool = True


def find_headings(rows: Sequence[Row]) -> list[Heading]:
    """The titles of the guide in order. Rows in none of them are text."""
    body = body_size(rows)
    found: list[Heading] = []
    index = 0
    while index < len(rows):
        end = _block_end(rows, index, body)
        heading = _heading(rows, index, end, body) if end > index else None
        if heading is not None:
            found.append(heading)
        index = max(end, index + 1)
    return _unstuck(_without_fields(found))


def _unstuck(headings: Sequence[Heading]) -> list[Heading]:
    """The headings with two titles that a converter ran together ("Pour aller plus loinBibliographie") apart again."""
    counts = Counter(each.title for each in headings)
    known = sorted((title for title, count in counts.items() if count >= 3 and len(title) >= 8), key=len, reverse=True)
    result = []
    for each in headings:
        end = next((title for title in known if each.title.endswith(title) and each.title != title), "")
        start = each.title.removesuffix(end) if end else ""
        if start and start[-1].isalpha():
            each = replace(each, title=end if start in counts else f"{start} – {end}")
        result.append(each)
    return result


def _block_end(rows: Sequence[Row], start: int, body: float) -> int:
    """Row after the last line of the block that may be one heading; `start` itself when none starts here."""
    row = rows[start]
    if row.line.row or row.line.footnote:
        return start
    if is_large(row.line, body):
        end = start + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end]) and not rows[end].line.bullet:
            end += 1
        return end
    if not row.opens or row.line.size < 0.95 * body:
        return start
    if is_capitals(row.line.text) and not row.line.bullet:
        end = start + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end]) and _is_upper(rows[end]):
            end += 1
        return end
    end = paragraph_end(rows, start)
    is_bold = all(each.line.bold for each in rows[start:end])
    is_title = is_bold or (is_strongly_numbered(row.line.text) and not row.line.bullet)
    return end if is_title and end - start <= 2 else start


def _is_upper(row: Row) -> bool:
    text = row.line.text
    return not any(map(str.islower, text)) and any(map(str.isupper, text)) and not row.line.bullet


def _goes_on(before: Row, row: Row) -> bool:
    drop = before.line.y - row.line.y
    return (
        row.page == before.page
        and abs(row.line.size - before.line.size) <= 0.3
        and row.line.bold == before.line.bold
        and not row.line.row
        and -0.3 * row.line.size < drop <= TIGHT * row.line.size
    )


def _heading(rows: Sequence[Row], start: int, end: int, body: float) -> Heading | None:
    first = rows[start].line
    printed = join_titles([row.line for row in rows[start:end]])
    title = clean_title(printed)
    is_marked = first.bullet
    if is_marked and not _is_lone_item(rows, start, end, body):
        return None
    if refusal(title, ends_sentence=is_marked) is not None:
        return None
    large = is_large(first, body)
    if not large and (len(title) > LONGEST_SMALL or (title.endswith((":", "?")) and not is_capitals(title))):
        return None
    number, kind, _ = numbering(title)
    may_run_on = number is None and not is_capitals(title) and end < len(rows)
    if may_run_on and _continues(rows[end - 1], rows[end], body):
        return None
    return Heading(title, start, end, first.size, number, kind, large)


def _is_lone_item(rows: Sequence[Row], start: int, end: int, body: float) -> bool:
    """Whether a bulleted line is in no list: a title marked with a square, with running text under it."""
    before = start - 1
    while before > 0 and not rows[before].opens:
        before -= 1
    if end >= len(rows) or (before >= 0 and rows[before].line.bullet and not is_large(rows[before].line, body)):
        return False
    after = rows[end].line
    is_text = not (after.bullet or after.row or is_large(after, body))
    return is_text and after.text[:1].isupper() and not is_capitals(after.text) and len(after.text) >= 40


def _continues(before: Row, row: Row, body: float) -> bool:
    """Whether the sentence runs on into this row: no title then, but the start of a paragraph set large."""
    is_text = not (row.line.bullet or row.line.row or is_large(row.line, body))
    return row.page == before.page and row.line.text[:1].islower() and is_text


def _without_fields(headings: Sequence[Heading]) -> list[Heading]:
    """The headings but for fields ("Département : Cantal"): labels that recur with other values, or lines of them."""
    labels = [_FIELD.match(each.title) if each.number is None else None for each in headings]
    counts = Counter(fold(each.group("label")) for each in labels if each is not None)
    kept = []
    for index, (each, label) in enumerate(zip(headings, labels, strict=True)):
        around = [
            other
            for other in (index - 1, index + 1)
            if 0 <= other < len(headings) and labels[other] is not None and _are_neighbours(each, headings[other])
        ]
        is_field = label is not None and (counts[fold(label.group("label"))] >= 2 or around)
        if not is_field:
            kept.append(each)
    return kept


def _are_neighbours(one: Heading, other: Heading) -> bool:
    return one.last == other.first or other.last == one.first

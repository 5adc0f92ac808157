"""Titles that only the PDF's bookmarks tell: their print does not differ from the text's."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.pages.pdf import Bookmark
from ingest.structure.headings import Heading
from ingest.structure.likeness import plain
from ingest.structure.rows import Row, body_size
from ingest.structure.titles import clean_title, join_titles, numbering

LINES = 3
"""A bookmarked title takes at most this many lines."""


def with_bookmarks(headings: Sequence[Heading], rows: Sequence[Row], bookmarks: Sequence[Bookmark]) -> list[Heading]:
    """The headings, and the lines that bear the title of a bookmark on the page it points to, in order.

    Their size is made up from the bookmark's level, so that they rank as the bookmarks do.
    """
    if not bookmarks:
        return list(headings)
    taken = {row for each in headings for row in range(each.first, each.last)}
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_page[row.page].append(index)
    body = body_size(rows)
    added: list[Heading] = []
    for bookmark in bookmarks:
        place = _place(rows, by_page.get(bookmark.page, ()), plain(bookmark.title))
        if place is None or taken & set(range(*place)):
            continue
        taken.update(range(*place))
        title = clean_title(join_titles([row.line for row in rows[place[0] : place[1]]]))
        number, kind, _ = numbering(title)
        size = body * max(1.1, 1.6 - 0.1 * bookmark.level)
        added.append(Heading(title, *place, size, number, kind))
    return sorted([*headings, *added], key=lambda each: each.first)


def _place(rows: Sequence[Row], indexes: Sequence[int], title: str) -> tuple[int, int] | None:
    """First row of the title among these, and the row after it; None where they do not hold it."""
    for first in indexes:
        text = ""
        for last in range(first, min(first + LINES, indexes[-1] + 1)):
            text = f"{text} {plain(rows[last].line.text)}".strip()
            if text == title and title:
                return first, last + 1
            if not title.startswith(text):
                break
    return None

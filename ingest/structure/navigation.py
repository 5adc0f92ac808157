"""What leads the reader about and says nothing itself: tabs, links, running headers left in the text."""

from collections import Counter
from collections.abc import Sequence

from ingest.datamodels import Page
from ingest.structure.headings import Heading
from ingest.structure.likeness import plain
from ingest.structure.ranks import RECURS
from ingest.structure.rows import Row
from ingest.structure.titles import is_navigation

TABS = 4
"""A run of at least this many headings without text between them may be the tabs of a screen version."""


def links(rows: Sequence[Row], pages: Sequence[Page]) -> set[int]:
    """Rows that lead elsewhere ("Retour au sommaire") or repeat a running header."""
    furniture = {plain(text) for page in pages for text in set(page.furniture) if len(text) > 12}
    starts = {text[:5] for text in furniture}
    found: set[int] = set()
    for index, row in enumerate(rows):
        text = row.line.text
        if (len(text) < 60 and text[:1] in "RrPp" and is_navigation(text)) or (
            len(text) > 12 and plain(text[:12])[:5] in starts and plain(text) in furniture
        ):
            found.add(index)
    return found


def tabs(headings: Sequence[Heading]) -> set[int]:
    """Rows of headings that stand in the same runs again and again: the tabs of a screen version, not titles."""
    runs: list[list[Heading]] = [[]]
    for each in headings:
        if runs[-1] and runs[-1][-1].last != each.first:
            runs.append([])
        runs[-1].append(each)
    counts = Counter(plain(each.title) for run in runs if len(run) >= TABS for each in run)
    found: set[int] = set()
    for run in runs:
        chain: list[Heading] = []
        ends: list[Heading | None] = [*run, None]
        for heading in ends:
            if heading is not None and counts[plain(heading.title)] >= RECURS and len(heading.title) < 30:
                chain.append(heading)
                continue
            if len(chain) >= TABS:
                found.update(index for each in chain for index in range(each.first, each.last))
            chain = []
    return found

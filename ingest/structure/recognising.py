"""Tells which catalogue file a guide goes with, whatever the name of the PDF."""

from collections.abc import Iterable, Sequence

from ingest.datamodels import Page
from ingest.structure.catalogues import Catalogue
from ingest.structure.likeness import plain
from ingest.structure.rows import body_size, rows_of

FIRST_PAGES = 4
"""Pages in which the words that a catalogue is recognised by are looked for."""
COVER_PAGES = 2
"""Pages on which a guide prints its title."""
TITLE_SIZE = 1.2
"""Times the size of the body that a title has at least."""
NEARLY_LARGEST = 0.9
"""Share of the largest size on the cover that the other lines of the title have."""
OPENING_LINES = 8
"""First lines that hold the title where no line is larger than the rest."""


def recognise(pages: Sequence[Page], catalogues: Sequence[Catalogue]) -> Catalogue | None:
    """The catalogue of this guide, None when none is for it.

    A guide that only cites another may hold the same words: the first of them must stand in its own title, or in what
    heads its pages.
    """
    words = _spaced(line for page in pages[:FIRST_PAGES] for line in (*page.furniture, page.text))
    title = _spaced([*_title(pages), *(line for page in pages[:FIRST_PAGES] for line in page.furniture)])
    fitting = [
        each
        for each in catalogues
        if all(f" {plain(text)} " in words for text in each.recognise) and f" {plain(each.recognise[0])} " in title
    ]
    return max(fitting, key=lambda each: sum(map(len, each.recognise)), default=None)


def _spaced(lines: Iterable[str]) -> str:
    """The plain words of the lines, a space around each: a title that wraps is found too."""
    return f" {' '.join(map(plain, lines))} "


def _title(pages: Sequence[Page]) -> list[str]:
    """The largest lines of the cover; the first lines of the guide where none stands out."""
    cover = [row.line for row in rows_of(pages[:COVER_PAGES])]
    largest = max((line.size for line in cover), default=0.0)
    if largest < TITLE_SIZE * body_size(rows_of(pages)):
        return [line.text for line in cover[:OPENING_LINES]]
    return [line.text for line in cover if line.size >= NEARLY_LARGEST * largest]

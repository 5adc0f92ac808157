"""Where words are printed on the pages of a fiche, and the citations of those places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from assistant.answer.matching import stream_of
from assistant.answer.quoting import Library, Sources
from assistant.datamodels import Citation
from ingest.datamodels import Page, Passage
from ingest.text import joined

Anchor = str | list[str]
"""Words of a guide, or the first and the last words of a stretch of it."""

_ITEM_ENDS = re.compile(r"\s*[•>;]\s*|\n(?=[A-ZÀÉÈÊÎÔ])")
_BULLET, _BAR = re.compile(r"\s*•\s*"), re.compile(r"\s+\|\s+")
_LOOSE = " \n,.:;•>–«"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one page's text."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is printed there."""
        return self.page.text[self.start : self.end]

    def overlap(self, passage: Passage) -> int:
        """Characters that the passage shares with it."""
        spans = (span for span in passage.spans if span.page == self.page.number)
        return sum(max(0, min(self.end, span.end) - max(self.start, span.start)) for span in spans)


def places_of(anchor: Anchor, pages: Sequence[Page]) -> list[Place]:
    """Where the words stand, one place a page, typography aside; [] when they do not."""
    if isinstance(anchor, str):
        place = _find(anchor, pages)
        return [place] if place else []
    first = _find(anchor[0], pages)
    last = _find(anchor[1], pages, first) if first else None
    if first is None or last is None:
        return []
    between = [page for page in pages if first.page.number <= page.number <= last.page.number]
    starts = {page.number: first.start if page is first.page else 0 for page in between}
    ends = {page.number: last.end if page is last.page else len(page.text) for page in between}
    return [Place(page, starts[page.number], ends[page.number]) for page in between]


def _find(words: str, pages: Sequence[Page], after: Place | None = None) -> Place | None:
    """The first place where the words stand, not before `after`."""
    wanted = stream_of(words)
    for page in pages:
        if after is not None and page.number < after.page.number:
            continue
        stream = stream_of(page.text)
        offset = after.start if after is not None and page is after.page else 0
        start = next((rank for rank, place in enumerate(stream.places) if place >= offset), len(stream.chars))
        found = stream.find(wanted, start)
        if found:
            first, end = stream.source_range(*found)
            return Place(page, first, end + page.text.startswith(")", end))
    return None


def on_one_line(printed: str) -> str:
    """Printed lines as one: words cut at line ends made whole, a comma for bullets, a colon for bars."""
    line = reduce(joined, (line.strip() for line in printed.split("\n")))
    line = " ".join(_BULLET.sub(", ", _BAR.sub(" : ", line)).split()).strip(_LOOSE)
    return line[:-1] if line.endswith(")") and line.count(")") > line.count("(") else line


def items_of(places: Sequence[Place]) -> list[str]:
    """The items printed in a stretch: those of a list, the cells of a row, parts between semicolons."""
    printed = "\n".join(place.text for place in places).replace(" | ", " ; ")
    items = [item for item in _ITEM_ENDS.split(printed) if not item.rstrip().endswith(":")]
    return [line for item in items if (line := on_one_line(item))]


class Citer:
    """The citations of one operation, each quote once, taken from passages of one guide."""

    def __init__(self, library: Library, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._sources = Sources(library)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, numbered from 1."""
        return tuple(self._sources.citations)

    def cite(self, places: Sequence[Place]) -> tuple[Citation, ...]:
        """The citations of these places, in order; () when one of them cannot be checked on its page."""
        numbers: list[int] = []
        for place in places:
            found = [number for passage in self._passages for number in self._in_passage(place, passage)]
            if not found:
                return ()
            numbers += found
        return tuple(self._sources.citations[number - 1] for number in dict.fromkeys(numbers))

    def _in_passage(self, place: Place, passage: Passage) -> tuple[int, ...]:
        parts = [
            place.page.text[max(place.start, span.start) : min(place.end, span.end)]
            for span in passage.spans
            if span.page == place.page.number
        ]
        words = " ".join(" ".join(parts).split())
        return self._sources.cite(passage, words) if words else ()

"""From words of a passage to checked citations of the pages they are printed on."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from assistant.answer.citations import check, check_text
from assistant.answer.matching import Stream, stream_of
from assistant.datamodels import Citation
from ingest.datamodels import Fiche, Guide, Page, Passage, Span


class Library(Protocol):
    """The part of the index that citations need."""

    def guide(self, document: str) -> Guide: ...

    def page(self, document: str, number: int) -> Page: ...

    def fiche_of(self, passage: Passage) -> Fiche | None: ...


def printed_quote(page: Page, start: int, end: int) -> str:
    """The printed words of a place on one line, without the bars that part the cells of a table."""
    return re.sub(r"\s+", " ", page.text[start:end].replace(" | ", " ")).strip()


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a passage printed on one page: its comparable letters, which begin at `start` in the page's."""

    chars: str
    opens: tuple[bool, ...]
    page: Stream
    start: int


@lru_cache(maxsize=4096)
def _piece(text: str, span: Span) -> _Piece:
    stream = stream_of(text)
    first, last = bisect_left(stream.places, span.start), bisect_left(stream.places, span.end)
    return _Piece(stream.chars[first:last], stream.opens[first:last], stream, first)


def locate(words: str, passage: Passage, library: Library) -> list[tuple[Page, int, int]]:
    """Where words of a passage are printed, one place per page, in order; [] when they do not stand there whole."""
    pages = [library.page(passage.document, span.page) for span in passage.spans]
    pieces = [_piece(page.text, span) for page, span in zip(pages, passage.spans, strict=True)]
    wanted = stream_of(words).chars
    text = "".join(piece.chars for piece in pieces)
    opens = [each for piece in pieces for each in piece.opens]
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if opens[at] and (end == len(text) or opens[end]):
            return _places(pages, pieces, at, end)
        at = text.find(wanted, at + 1)
    return []


def _places(pages: list[Page], pieces: list[_Piece], start: int, end: int) -> list[tuple[Page, int, int]]:
    """The places of `start:end` of the pieces' joined letters."""
    places = []
    offset = 0
    for page, piece in zip(pages, pieces, strict=True):
        first, last = max(start - offset, 0), min(end - offset, len(piece.chars))
        if first < last:
            from_, to = piece.page.source_range(piece.start + first, piece.start + last)
            places.append((page, from_, _after_punctuation(page.text, to)))
        offset += len(piece.chars)
    return places


_CLOSING = re.compile(r"(?:[ \u00a0]?[.!?…%»)\]])*")


def _after_punctuation(text: str, end: int) -> int:
    """`end` moved over the marks that close a sentence."""
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


@dataclass
class Sources:
    """The citations of one answer, numbered in the order in which they are first needed, each quote once."""

    library: Library
    citations: list[Citation] = field(default_factory=list)

    def cite(self, passage: Passage, words: str) -> tuple[int, ...]:
        """Numbers of the citations behind words of a passage, one for each of their lines on each page; () when one of
        the lines does not stand there."""
        places = []
        for line in words.split("\n"):
            found = [_widened(*place) for place in locate(line, passage, self.library)]
            if not found:
                return ()
            places += found
        checked = [(page, start, end, check(printed_quote(page, start, end), page)) for page, start, end in places]
        if any(verdict.status == "not_found" for *_, verdict in checked):
            return ()
        numbers = [
            self._number(passage, page, start, end, exact=verdict.status == "exact")
            for page, start, end, verdict in checked
        ]
        return tuple(dict.fromkeys(numbers))

    def _number(self, passage: Passage, page: Page, start: int, end: int, *, exact: bool) -> int:
        for known in self.citations:
            if (known.document, known.page, known.start, known.end) == (page.document, page.number, start, end):
                return known.n
        citation = Citation(
            n=len(self.citations) + 1,
            document=page.document,
            title=self.library.guide(page.document).title,
            page=page.number,
            label=page.label,
            path=passage.path,
            fiche=self.library.fiche_of(passage),
            quote=printed_quote(page, start, end),
            status="exact" if exact else "approximate",
            start=start,
            end=end,
        )
        self.citations.append(citation)
        return citation.n


_WORD_ENDS = re.compile(r"\S+\s*")


def _widened(page: Page, start: int, end: int) -> tuple[Page, int, int]:
    """The place with the words after it, then before it, that a quote needs to be accepted on its page."""
    while check_text(page.text[start:end], page.text).status == "not_found":
        after = _WORD_ENDS.match(page.text, end) or re.compile(r"\s*\S+").match(page.text, end)
        if after:
            end = after.end()
            continue
        before = re.search(r"\S+\s*$", page.text[:start])
        if not before:
            break
        start = before.start()
    return page, start, len(page.text[:end].rstrip())

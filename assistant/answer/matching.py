"""Text made comparable: a stream of folded letters and figures that remembers where each came from.

Two texts have the same stream when they differ only in what typography changes: white space and line breaks, words
cut at a line end, hyphens, ligatures, accents, case, quotation marks, dashes, bullets and other punctuation.
Figures never merge with their neighbours: "11 302" is one number whatever its spaces, and "302" is not found in it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.text import fold

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*")
_CUT_WORD = re.compile(r"[-\u2010\u2011\u00ad]\s+(?=[^\W\d_])")
_HYPHENS = "-\u2010\u2011"
_SIGNS = "%€$£"
_FENCE = "#"
"""Stands before, between and after numbers in a stream, so that "1" is not found in "10"."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Comparable form of a text: `chars[i]` comes from `source[places[i]]`, and where `opens[i]` is true a word or
    number begins, so that a match may begin or end there."""

    source: str
    chars: str
    places: tuple[int, ...]
    opens: tuple[bool, ...]

    def is_edge(self, index: int) -> bool:
        """Whether no word or number runs across `index`."""
        return index == len(self.chars) or self.opens[index]

    def find(self, other: "Stream", start: int = 0) -> tuple[int, int] | None:
        """Where `other` stands whole, as a half-open range of stream indices from `start` on; None when it does not."""
        if not other.chars:
            return None
        at = self.chars.find(other.chars, start)
        while at >= 0:
            end = at + len(other.chars)
            if self.opens[at] and self.is_edge(end):
                return at, end
            at = self.chars.find(other.chars, at + 1)
        return None

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a non-empty range of the stream, accents written apart included."""
        # The fence before a number belongs to the number before it, when two follow each other.
        first = start + (self.chars[start] == _FENCE and start + 1 < end)
        stop = self.places[end - 1] + 1
        while stop < len(self.source) and unicodedata.combining(self.source[stop]):
            stop += 1
        return self.places[first], stop

    def words(self) -> list[tuple[str, int, int]]:
        """Words and numbers in order with their range in the stream; numbers keep their fences."""
        edges = [index for index, opens in enumerate(self.opens) if opens] + [len(self.chars)]
        found = [(self.chars[a:b], a, b) for a, b in pairwise(edges)]
        return [word for word in found if word[0] != _FENCE]


@lru_cache(maxsize=1024)
def _letters(char: str) -> str:
    """Folded letters of one character: "É" gives "e", "ﬁ" gives "fi", punctuation and superscripts give ""."""
    if char in _SIGNS:
        return char
    if unicodedata.category(char) in ("No", "Sk", "Lm"):
        return ""
    return "".join(letter for letter in fold(unicodedata.normalize("NFKC", char)) if letter.isalpha())


class _Builder:
    """Writes a stream character by character."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.places: list[int] = []
        self.opens: list[bool] = []

    def letters(self, letters: str, place: int, *, opens: bool) -> None:
        for rank, letter in enumerate(letters):
            self.chars.append(letter)
            self.places.append(place)
            self.opens.append(opens and rank == 0)

    def number(self, match: re.Match[str]) -> None:
        """Writes a number in groups of three figures from the right, so that "11302" equals "11 302"."""
        digits = [(char, match.start() + rank) for rank, char in enumerate(match.group()) if not char.isspace()]
        whole = next((rank for rank, (char, _) in enumerate(digits) if char in ".,"), len(digits))
        if self.chars and self.chars[-1] == _FENCE:
            self.opens[-1] = True
            open_digit = True
        else:
            self.letters(_FENCE, match.start(), opens=True)
            open_digit = False
        for rank, (char, place) in enumerate(digits):
            if 0 < rank < whole and (whole - rank) % 3 == 0:
                self.letters(_FENCE, place, opens=False)
            self.letters("," if char in ".," else char, place, opens=open_digit and rank == 0)
        self.letters(_FENCE, match.end() - 1, opens=False)


@lru_cache(maxsize=3072)
def stream_of(text: str) -> Stream:
    """The comparable form of a text. Remembered, because a page is compared with many quotes."""
    builder = _Builder()
    numbers = {match.start(): match for match in _NUMBER.finditer(text)}
    place, inside_word = 0, False
    while place < len(text):
        char = text[place]
        if place in numbers:
            builder.number(numbers[place])
            place, inside_word = numbers[place].end(), True
            continue
        cut = _CUT_WORD.match(text, place) if inside_word else None
        if cut:
            place = cut.end()
            continue
        letters = _letters(char)
        if letters:
            builder.letters(letters, place, opens=not inside_word or char in _SIGNS)
            inside_word = char not in _SIGNS
        elif not (unicodedata.combining(char) or unicodedata.category(char) == "Cf"):
            inside_word = False
        place += 1
    return Stream(text, "".join(builder.chars), tuple(builder.places), tuple(builder.opens))

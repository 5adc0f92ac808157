"""Where the words of a quote stand in a text that was taken from the same page by other means."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from ingest.text import fold

Place = tuple[int, int]
"""Start and end of characters of the searched text, end excluded."""
# pdfium gives the hyphen of a word cut at a line end as U+0002.
_WORD = re.compile(r"[^\W_]+(?:[-\u00ad\u2010\x02]\s*[^\W_]+)*")
_MIN_WORDS = 3
_ENOUGH = 0.9


def places_of(text: str, quote: str) -> list[Place]:
    """The stretches of `text` that hold the quote, in its order; [] when its words do not stand there.

    Only letters and digits count, folded: case, accents, hyphens at line ends, bullets and spaces may differ. A quote
    that the text gives in pieces (columns, a note in between) is found if nearly all its words lie in long runs.
    """
    letters, places = _stream(text)
    wanted, _ = _stream(quote)
    if not wanted:
        return []
    found = _whole(text, letters, places, wanted)
    return [found] if found else _in_runs(text, quote)


def _stream(text: str) -> tuple[str, list[int]]:
    """The folded letters and digits of `text`, and the place of each in it."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        for letter in _folded(character):
            letters.append(letter)
            places.append(index)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    return "".join(letter for letter in fold(character) if letter.isalnum())


def _whole(text: str, letters: str, places: Sequence[int], wanted: str) -> Place | None:
    """The first place where `wanted` stands as whole words."""
    at = letters.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        starts_word = start == 0 or not text[start - 1].isalnum() or places[at] == places[at - 1]
        ends_word = end >= len(text) or not text[end].isalnum()
        if starts_word and ends_word:
            return start, end
        at = letters.find(wanted, at + 1)
    return None


def _in_runs(text: str, quote: str) -> list[Place]:
    """The runs of words that text and quote share, when they make up nearly the whole quote."""
    there, wanted = _words(text), [word for word, _ in _words(quote)]
    matcher = SequenceMatcher(None, [word for word, _ in there], wanted, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= min(_MIN_WORDS, len(wanted))]
    if sum(run.size for run in runs) < _ENOUGH * len(wanted):
        return []
    return [(there[run.a][1][0], there[run.a + run.size - 1][1][1]) for run in runs]


def _words(text: str) -> list[tuple[str, Place]]:
    """The folded words of `text` with their places; compounds and words cut at a line end are one word."""
    return [("".join(map(_folded, found.group())), found.span()) for found in _WORD.finditer(text)]

"""Checks that a quote stands on its page. Pure code: the same quote and page always give the same verdict.

exact        the words and figures of the quote stand on the page one after the other; only typography may differ
             (see assistant/answer/matching.py). Parts joined by "[...]" must stand in that order, near each other, with
             no negation left out between them.
approximate  the same words in the same order but for spelling and small words (articles, prepositions), at most one
             word in ten. Figures, names, negations and number words must be the same.
not_found    anything else, and quotes too short to prove anything, unless they are a figure with its unit or the
             whole of a printed line (an item of a list, a cell of a table).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from assistant.answer.matching import Stream, stream_of
from assistant.datamodels import CitationStatus
from ingest.datamodels import Page

MIN_LETTERS = 12
MIN_LINE_LETTERS = 4
"""Letters of a quote that is a whole line."""
MIN_APPROXIMATE_WORDS = 6
MIN_SHARE = 0.9
MIN_LIKENESS = 80.0
"""Likeness (0-100) of two spellings of one word."""
MAX_GAP = 400
"""Characters that "[...]" may stand for."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LINE_END = re.compile(r"[\n|]")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\))\s*")
_SMALL = _set(
    "a au aux avec ce ces cet cette d dans de des du elle en est et il ils l la le les leur leurs on par pour "
    "que qui s sa se ses son sur un une y"
)
_PROTECTED = _set(
    "aucun aucune excepte guere hors jamais moins n ne ni non nul nulle ou pas peu plus rien sans sauf "
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
    "cinquante soixante cent cents mille million millions demi tiers quart double triple premier premiere second "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "not no never without except"
)
_NEGATIONS = _set("aucun aucune guere jamais n ne ni non pas rien sans sauf")


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """Verdict on a quote; `start:end` is its place in the page's text, None when it was not found."""

    status: CitationStatus
    start: int | None = None
    end: int | None = None


NOT_FOUND = CitationCheck("not_found")


def check(quote: str, page: Page) -> CitationCheck:
    """Verdict on a quote said to stand on the page."""
    return check_text(quote, page.text)


def check_text(quote: str, text: str) -> CitationCheck:
    """Verdict on a quote said to stand in the text of one page."""
    wanted, printed = stream_of(quote), stream_of(text)
    if not _proves(wanted):
        return _check_line(wanted, printed)
    place = printed.find(wanted)
    if place:
        return CitationCheck("exact", *printed.source_range(*place))
    parts = [part for part in _ELLIPSIS.split(quote) if part.strip()]
    if len(parts) > 1:
        return _check_parts([stream_of(part) for part in parts], printed)
    return _check_approximate(wanted, printed)


def _proves(wanted: Stream) -> bool:
    has_figure = "#" in wanted.chars
    has_word = any(char.isalpha() or char in "%€$£" for char in wanted.chars)
    return has_word and (has_figure or len(wanted.chars) >= MIN_LETTERS)


def _check_line(wanted: Stream, printed: Stream) -> CitationCheck:
    """Verdict on a short quote: exact when it is all that a printed line or cell says."""
    if sum(char.isalpha() for char in wanted.chars) < MIN_LINE_LETTERS:
        return NOT_FOUND
    found = printed.find(wanted)
    while found:
        start, end = printed.source_range(*found)
        before, after = _LINE_END.split(printed.source[:start])[-1], _LINE_END.split(printed.source[end:])[0]
        if not any(map(str.isalnum, before + after)):
            return CitationCheck("exact", start, end)
        found = printed.find(wanted, found[0] + 1)
    return NOT_FOUND


def _check_parts(parts: list[Stream], printed: Stream) -> CitationCheck:
    """Verdict on a quote whose author marked what is left out: each part stands whole, in order, close by."""
    if not all(_proves(part) for part in parts):
        return NOT_FOUND
    first = printed.find(parts[0])
    while first:
        end = _end_of_parts(parts[1:], printed, first[1])
        if end is not None:
            return CitationCheck("exact", *printed.source_range(first[0], end))
        first = printed.find(parts[0], first[0] + 1)
    return NOT_FOUND


def _end_of_parts(parts: list[Stream], printed: Stream, after: int) -> int | None:
    """Where the last part ends when all follow each other from `after` on, else None."""
    for part in parts:
        place = printed.find(part, after)
        if place is None or place[0] - after > MAX_GAP:
            return None
        left_out = {word for word, start, end in printed.words() if start >= after and end <= place[0]}
        if left_out & _NEGATIONS:
            return None
        after = place[1]
    return after


def _check_approximate(wanted: Stream, printed: Stream) -> CitationCheck:
    """Verdict by the words that differ between the quote and the likeliest place on the page."""
    quote_words = wanted.words()
    if len(quote_words) < MIN_APPROXIMATE_WORDS or len(wanted.chars) > len(printed.chars):
        return NOT_FOUND
    near = fuzz.partial_ratio_alignment(wanted.chars, printed.chars, score_cutoff=MIN_LIKENESS)
    if near is None:
        return NOT_FOUND
    slack = 8 + len(wanted.chars) // 10
    page_words = [
        word for word in printed.words() if word[2] > near.dest_start - slack and word[1] < near.dest_end + slack
    ]
    agreed = _agreed(wanted, quote_words, printed, page_words)
    if agreed is None:
        return NOT_FOUND
    return CitationCheck("approximate", *printed.source_range(*agreed))


_Word = tuple[str, int, int]


def _agreed(
    wanted: Stream, quote_words: list[_Word], printed: Stream, page_words: list[_Word]
) -> tuple[int, int] | None:
    """Range of the page's stream that says the same as the quote but for spelling and small words, else None."""
    codes = list(Levenshtein.opcodes([word[0] for word in quote_words], [word[0] for word in page_words]))
    equal = [code for code in codes if code.tag == "equal"]
    if not equal or equal[0].src_start > 0 or equal[-1].src_end < len(quote_words):
        return None
    differing = 0
    for before, after in pairwise(equal):
        left = [_as_read(wanted, word) for word in quote_words[before.src_end : after.src_start]]
        right = [_as_read(printed, word) for word in page_words[before.dest_end : after.dest_start]]
        if not _is_harmless(left, right):
            return None
        differing += max(len(left), len(right))
    first, last = equal[0].dest_start, equal[-1].dest_end
    if 1 - differing / max(len(quote_words), last - first) < MIN_SHARE:
        return None
    return page_words[first][1], page_words[last - 1][2]


def _as_read(stream: Stream, word: _Word) -> str:
    """The folded word, with a capital when the source has one, so that a name is recognised."""
    chars, start, _ = word
    return chars.capitalize() if stream.source[stream.places[start]].isupper() else chars


def _is_harmless(left: list[str], right: list[str]) -> bool:
    """Whether words that differ are only small words added, dropped or changed, or spellings of the same words."""
    left, right = ([word for word in words if word not in _SMALL] for words in (left, right))
    return len(left) == len(right) and all(_is_same_word(a, b) for a, b in zip(left, right, strict=True))


def _is_same_word(left: str, right: str) -> bool:
    for word in (left, right):
        if not word.isalpha() or not word.islower() or word in _PROTECTED or len(word) < 4:
            return False
    return left[0] == right[0] and fuzz.ratio(left, right) >= MIN_LIKENESS

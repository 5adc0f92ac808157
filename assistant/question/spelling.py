"""Mends typos, missing spaces and shorthand against the words of the corpus and common French."""

import lzma
import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.datamodels import Language
from assistant.question.tables import SHIPPED, load_table

COMMON_WORDS = "words.txt.xz"
_SHORT = re.compile(r"(?<![\w'’&-])[A-Za-z0-9]{1,9}(?![\w'’&-])")
SHORTEST = 5
"""Shorter words have too many neighbours to be mended."""
LONG = 9
"""From so many letters two slips are mended."""
_ELIDED = ("qu", "l", "d", "j", "n", "s", "m", "t", "c")
_VOWELS = frozenset("aeiouyh")


@lru_cache(maxsize=1)
def common_words() -> Mapping[str, Mapping[str, int]]:
    """Frequent folded words of each language ("fr", "en"), not of the guides, with the logarithm of their frequency."""
    text = lzma.decompress((SHIPPED / COMMON_WORDS).read_bytes()).decode("utf-8")
    tables = (part.split() for part in text.split("\n\n"))
    return {language: dict(zip(part[::2], map(int, part[1::2]), strict=True)) for language, *part in tables}


class Speller:
    """Corrections for folded words.

    `words` are the corpus's folded words and in how many passages each stands; `common` as `common_words` gives them;
    `is_known` tells of further words that must not be touched (inflected forms, everyday words of the thesaurus).
    """

    def __init__(self, words: Mapping[str, int], common: Mapping[str, int], is_known: Callable[[str], bool]) -> None:
        self._words, self._common, self._is_known = words, common, is_known
        self._choices: dict[tuple[str, int], list[str]] = {}
        for word in dict.fromkeys([*words, *common]):
            # A word that stands in one passage only and is not common may be a misprint itself.
            if len(word) >= SHORTEST and word.isalpha() and (word in common or words[word] > 1):
                self._choices.setdefault((word[0], len(word)), []).append(word)
        self._mended: dict[str, str | None] = {}

    def knows(self, word: str) -> bool:
        """Whether the corpus or common French holds the word."""
        return word in self._words or word in self._common or self._is_known(word)

    def mend(self, word: str, *, edits: int = 2) -> str | None:
        """The word or words meant by a folded word, at most `edits` slips away; None when it is known or has no close
        neighbour."""
        if word not in self._mended:
            self._mended[word] = None if self.knows(word) or not word.isalpha() else self._correct(word)
        mended = self._mended[word]
        if mended is None or "'" in mended:
            return mended
        return mended if DamerauLevenshtein.distance(word, mended) <= edits else None

    def _correct(self, word: str) -> str | None:
        return self._split_elision(word) or self._nearest(word)

    def _split_elision(self, word: str) -> str | None:
        """ "lutilite" -> "l'utilite": the apostrophe was left out."""
        for article in _ELIDED:
            rest = word.removeprefix(article)
            if rest != word and len(rest) >= 3 and rest[0] in _VOWELS and self.knows(rest):
                return f"{article}'{rest}"
        return None

    def _nearest(self, word: str) -> str | None:
        """The best neighbour within one edit, two in a long word, frequency deciding between equals; None when that is
        a common word of which the corpus says nothing."""
        limit = 1 if len(word) < LONG else 2
        best, best_cost = None, float("inf")
        # A slip hardly ever changes the first letter, but it may swap or drop it.
        for first in dict.fromkeys(word[:2]):
            for length in range(len(word) - limit, len(word) + limit + 1):
                choices = self._choices.get((first, length), [])
                near = process.extract_iter(word, choices, scorer=DamerauLevenshtein.distance, score_cutoff=limit)
                for choice, distance, _ in near:
                    cost = self._cost(word, choice, distance)
                    if cost < best_cost:
                        best, best_cost = choice, cost
        return best if len(word) >= SHORTEST and best in self._words else None

    def _cost(self, word: str, choice: str, distance: float) -> float:
        """Edits, dearer at the first letter, cheaper towards frequent words of the corpus."""
        frequency: float = self._words.get(choice, 0) * 4 + (1 << self._common.get(choice, 0)) / 64
        return distance + 0.7 * (choice[0] != word[0]) - 0.08 * math.pow(min(frequency, 1000.0), 0.35)


class Shorthand:
    """Careless writing that is a convention, not a slip: "cb", "pr", "presta", "ur"."""

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        self._table = table

    @classmethod
    def load(cls) -> "Shorthand":
        """The shipped table."""
        return cls(load_table("shorthand.yaml"))

    def spell_out(self, text: str, language: Language, corrections: dict[str, str]) -> str:
        """`text` in full words; what was replaced is added to `corrections`."""
        table = self._table[language]

        def replaced(match: re.Match[str]) -> str:
            typed = match.group()
            meant = None if len(typed) > 1 and typed.isupper() else table.get(typed.lower())
            if meant is None or (len(typed) == 1 and typed.isupper()):
                return typed
            if len(typed) > 1 and meant:
                corrections[typed] = meant
            return meant

        return _SHORT.sub(replaced, text)

"""Words of a question as typed, folded and as index terms; phrases found among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.lexical import is_stop_word, stem, tokens
from ingest.text import fold

_T = TypeVar("_T")

# Left out when phrases are compared: "cahier des charges" and "cahiers de charges" agree.
LINKS_TEXT = """
    de des du d la l le les a au aux en et pour par of the an to for
"""
LINKS = frozenset(LINKS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word as typed, folded, and its index term ("" for a word that the index leaves out)."""

    text: str
    folded: str
    term: str

    @property
    def is_capital(self) -> bool:
        """Written in capitals, as acronyms are; a plural "s" may follow."""
        bare = self.text.rstrip("s")
        return len(bare) > 1 and bare.isupper()


def tokenise(text: str) -> list[Token]:
    """Words, numbers and codes of `text` in order, elided articles left out."""
    return [Token(word, fold(word), "" if is_stop_word(word) else stem(word)) for word in tokens(text)]


def phrase_key(words: Iterable[str]) -> tuple[str, ...]:
    """Folded words without articles and plural marks, for comparing phrases."""
    return tuple(singular(word) for word in words if word not in LINKS)


def singular(word: str) -> str:
    """A folded word without its plural mark."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss") else word


def find_phrases(tokens: Sequence[Token], phrases: Mapping[tuple[str, ...], _T]) -> list[tuple[int, int, _T]]:
    """Where phrases stand: (first token, one past the last, value), longest first at each place, none overlapping."""
    longest = max(map(len, phrases), default=0)
    found, place = [], 0
    while place < len(tokens):
        match = None if tokens[place].folded in LINKS else _match_at(tokens, place, phrases, longest)
        if match is not None:
            found.append(match)
        place = match[1] if match is not None else place + 1
    return found


def _match_at(
    tokens: Sequence[Token], start: int, phrases: Mapping[tuple[str, ...], _T], longest: int
) -> tuple[int, int, _T] | None:
    """The longest phrase that begins at `start`."""
    key: tuple[str, ...] = ()
    best = None
    for end in range(start, len(tokens)):
        if tokens[end].folded not in LINKS:
            key = (*key, singular(tokens[end].folded))
            if key in phrases:
                best = (start, end + 1, phrases[key])
        if len(key) >= longest:
            break
    return best

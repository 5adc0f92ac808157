"""Words of a question as typed, folded and as index terms; phrases found among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.terms import is_stop_word, stem, tokens
from ingest.text import fold

_T = TypeVar("_T")
Key = Callable[[str], str]
"""What different forms of a folded word have in common."""

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


def singular(folded: str) -> str:
    """A folded word without its plural mark."""
    return folded[:-1] if len(folded) > 3 and folded[-1] in "sx" and not folded.endswith("ss") else folded


def french_key(folded: str) -> str:
    """What inflected forms of a French word have in common: its stem."""
    return stem(conjugated(folded) or folded)


def conjugated(folded: str) -> str | None:
    """The infinitive of what looks like a plural present ("bossent" -> "bosser"), whose ending the stemmer keeps; None
    for other words. Nouns in -ent come out wrong: compare, do not show."""
    if len(folded) < 6 or not folded.endswith("ent") or folded.endswith("ment"):
        return None
    return folded[:-6] + "ir" if folded.endswith("issent") else folded[:-3] + "er"


def phrase_key(words: Iterable[str], key: Key = french_key) -> tuple[str, ...]:
    """Keys of folded words without articles, for comparing phrases."""
    return tuple(key(word) for word in words if word not in LINKS)


def find_phrases(
    tokens: Sequence[Token], phrases: Mapping[tuple[str, ...], _T], key: Key = french_key
) -> list[tuple[int, int, _T]]:
    """Where phrases stand: (first token, one past the last, value), longest first at each place, none overlapping."""
    keys = ["" if token.folded in LINKS else key(token.folded) for token in tokens]
    longest = max(map(len, phrases), default=0)
    found, place = [], 0
    while place < len(tokens):
        match = _match_at(keys, place, phrases, longest) if keys[place] else None
        if match is not None:
            found.append(match)
        place = match[1] if match is not None else place + 1
    return found


def _match_at(
    keys: Sequence[str], start: int, phrases: Mapping[tuple[str, ...], _T], longest: int
) -> tuple[int, int, _T] | None:
    """The longest phrase that begins at `start`."""
    words: tuple[str, ...] = ()
    best = None
    for end in range(start, len(keys)):
        if keys[end]:
            words = (*words, keys[end])
            if words in phrases:
                best = (start, end + 1, phrases[words])
        if len(words) >= longest:
            break
    return best

"""How much of what a sentence says stands in a passage: by terms and what they stand for, and by vectors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from assistant.answer.relevance import Rarity
from assistant.answer.sentences import Unit, split_units
from assistant.datamodels import Language, Query
from assistant.llm.figures import is_figure
from assistant.llm.names import terms_with_acronyms
from ingest.datamodels import Passage
from ingest.embedder import Embedder
from ingest.terms import is_stop_word, stem, tokens

UNITS = 3
"""Sentences, items or rows of a passage that one sentence may sum up."""
GAIN = 0.08
"""Share of the sentence that a further unit must add."""
RARE = 6.5
"""Weight of a word that the guides do not hold, about that of their rarest words."""
PART = 0.75
"""What a synonym or a translation counts for, beside the word itself."""


class Reader(Protocol):
    """What reads a sentence into weighted terms and their alternatives (`assistant.question.query.Analyser`)."""

    def analyse(self, question: str, history: Sequence[str] = ()) -> Query: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a sentence: its terms with what each counts for, and its weight by rarity."""

    text: str
    terms: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Window:
    """Units of a passage, and the share of a sentence that they hold."""

    passage: Passage
    units: tuple[Unit, ...]
    share: float

    @property
    def words(self) -> tuple[str, ...]:
        """What each unit says."""
        return tuple(unit.words for unit in self.units)


class Content:
    """Weighs sentences against passages; holds nothing of one answer."""

    def __init__(self, reader: Reader, rarity: Rarity, embedder: Embedder | None = None) -> None:
        self._reader, self._rarity, self.embedder = reader, rarity, embedder
        self._read = lru_cache(maxsize=512)(self._words)

    def words(self, sentence: str, language: Language, known: frozenset[str] = frozenset()) -> tuple[Word, ...]:
        """The content words of a sentence but for those whose terms are `known` already (the question's)."""
        return tuple(word for word in self._read(sentence, language) if word.terms[0][0] not in known)

    def _words(self, sentence: str, language: Language) -> tuple[Word, ...]:
        """Each content word with its alternatives, as the search reads them in a question."""
        query = self._reader.analyse(sentence)
        return tuple(self._translated(query) if language == "en" else self._french(sentence, query.groups))

    def _french(self, sentence: str, groups: Sequence[Mapping[str, float]]) -> Iterator[Word]:
        seen = set()
        for token in tokens(sentence):
            term = stem(token)
            if is_stop_word(token) or term in seen or len(term) < 2 or is_figure(token):
                continue
            seen.add(term)
            group = next((group for group in groups if term in group), {})
            best = max(group.values(), default=1.0)
            others = tuple((each, PART * weight / best) for each, weight in group.items() if each != term)
            yield Word(token, ((term, 1.0), *others), self._weight(term, *(each for each, _ in others)))

    def _translated(self, query: Query) -> Iterator[Word]:
        """The ideas of an English sentence: each is known by its French terms alone."""
        for group in query.groups:
            terms = sorted(group.items(), key=lambda each: -each[1])
            best = terms[0][1]
            if not terms[0][0][0].isdigit():
                yield Word(
                    terms[0][0], tuple((term, weight / best) for term, weight in terms), self._weight(terms[0][0])
                )
        for word in query.unknown:
            yield Word(word, ((stem(word), 1.0),), RARE)

    def _weight(self, term: str, *others: str) -> float:
        """Rarity of a term, or of the rarest of its alternatives when the guides do not hold it."""
        return self._rarity.idf(term) or max(map(self._rarity.idf, others), default=0.0) or RARE

    def best_window(self, words: Sequence[Word], passage: Passage) -> Window:
        """The few units of a passage that hold most of a sentence, in their order; headings over them count as well."""
        units = [unit for unit in split_units(passage.text) if unit.kind not in ("heading", "reference")]
        titles = [unit.words for unit in split_units(passage.text) if unit.kind in ("heading", "intro")]
        held = terms_with_acronyms("\n".join((*passage.path[1:], *titles)))
        chosen: list[int] = []
        share = share_of(words, held) if units else 0.0
        while len(chosen) < UNITS:
            shares = [(share_of(words, held | terms_with_acronyms(unit.words)), -at) for at, unit in enumerate(units)]
            best, place = max(shares, default=(0.0, 0))
            if chosen and best < share + GAIN:
                break
            chosen.append(-place)
            share = best
            held |= terms_with_acronyms(units[-place].words) if units else frozenset()
        return Window(passage, tuple(units[at] for at in sorted(set(chosen)) if units), share)

    def likeness(self, sentence: str, windows: Sequence[Window]) -> list[float]:
        """Cosine similarity of a sentence to each window, [] without vectors."""
        windows = [window for window in windows if window.units]
        if self.embedder is None or not windows:
            return []
        vectors = self.embedder.encode_passages([sentence, *("\n".join(window.words) for window in windows)])
        return [float(value) for value in np.asarray(vectors[1:] @ vectors[0])]


def share_of(words: Sequence[Word], held: frozenset[str]) -> float:
    """Share, by weight, of the words that the terms hold; 1 for a sentence without content of its own."""
    total = sum(word.weight for word in words)
    if not total:
        return 1.0
    return sum(word.weight * held_part(word, held) for word in words) / total


def held_part(word: Word, held: frozenset[str]) -> float:
    """What terms hold of a word, between 0 and 1."""
    return max((part for term, part in word.terms if term in held), default=0.0)

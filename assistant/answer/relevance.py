"""How much of a question a piece of text speaks to."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from assistant.datamodels import Query
from ingest.terms import analyse


class Rarity(Protocol):
    """The part of the lexical index that weighs terms."""

    def idf(self, term: str) -> float: ...


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> frozenset[str]:
    """Index terms of a text. Remembered, since the same sentences come back from question to question."""
    return frozenset(analyse(text))


class Relevance:
    """Weighs texts against one query. Each idea of the question counts once, by its rarity, whatever says it."""

    def __init__(self, query: Query, rarity: Rarity) -> None:
        self.language = query.language
        groups: Sequence[Mapping[str, float]] = query.groups or [{term: w} for term, w in query.terms.items()]
        self.ideas: list[tuple[Mapping[str, float], float]] = []
        for group in groups:
            known = {term: weight for term, weight in group.items() if rarity.idf(term) > 0}
            if known:
                best = max(known.values())
                # The rarity of an idea with alternatives is that of their mixture: the likely word counts most.
                share = sum(known.values())
                idf = sum(weight * rarity.idf(term) for term, weight in known.items()) / share
                self.ideas.append(({term: weight / best for term, weight in known.items()}, best * idf))
        self.total = sum(weight for _, weight in self.ideas)

    def mass(self, terms: frozenset[str]) -> float:
        """Weight of the ideas that the terms speak to."""
        return sum(
            weight * max((share for term, share in idea.items() if term in terms), default=0.0)
            for idea, weight in self.ideas
        )

    def share(self, *texts: str) -> float:
        """Share, between 0 and 1, of the question that the texts together speak to."""
        if not self.total:
            return 0.0
        terms = frozenset().union(*(terms_of(text) for text in texts))
        return self.mass(terms) / self.total

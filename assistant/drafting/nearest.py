"""The operation told in the guides that a draft may take its content from, where one is close enough."""

from collections.abc import Mapping, Sequence

from assistant.answer.relevance import Rarity, terms_of
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import Comparable
from assistant.drafting.facts_in_words import Said
from assistant.drafting.french import SPACE

RARE = 3.0
"""Idf from which a word tells a subject: about one passage in twenty holds it."""
SHARED = 2
"""Rare words that a mission and an operation share when they are about the same thing."""


def nearest_of(brief: Brief, comparables: Sequence[Comparable], rarity: Rarity) -> Comparable | None:
    """The operation most like the mission, None where none is about the same subject."""
    given = brief.beneficiaries
    subject = terms_of(" ".join((brief.title, given.who, given.sector, brief.problem, brief.context)))
    for comparable in comparables:
        told = terms_of(" ".join((comparable.name, *comparable.contents)))
        if comparable.contents and sum(rarity.idf(term) >= RARE for term in subject & told) >= SHARED:
            return comparable
    return None


def told_of(nearest: Comparable | None) -> Mapping[str, Said]:
    """What clauses may name of the nearest operation; nothing without one."""
    if nearest is None:
        return {}
    contents = f"{SPACE}; ".join(f"«{SPACE}{content}{SPACE}»" for content in nearest.contents)
    return {"comparable.name": Said(nearest.name), "comparable.contents": Said(contents)}

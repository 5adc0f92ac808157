"""The operation told in the guides that a draft may take its content from, where one is close enough."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from assistant.answer.relevance import Rarity, terms_of
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import Comparable
from assistant.drafting.facts_in_words import Said
from assistant.drafting.french import SPACE
from assistant.drafting.operations import Operation

RARE = 3.0
"""Idf from which a word tells a subject: about one passage in twenty holds it."""
SHARED = 2
"""Rare words that a mission and what was treated in an operation share when they are about the same thing."""
NEAR = Decimal(1) / 3
"""Share by which the sizes of two missions of the same format may differ."""


def nearest_of(brief: Brief, operations: Sequence[Operation], rarity: Rarity) -> Comparable | None:
    """The operation most like the mission; None where none is about the same subject, nor the first of the same
    format and told in one of its words at least."""
    given = brief.beneficiaries
    subject = terms_of(" ".join((brief.title, given.who, given.sector, brief.problem, brief.context)))
    rare = frozenset(term for term in subject if rarity.idf(term) >= RARE)
    told = [operation for operation in operations if operation.comparable.contents]
    for operation in told:
        comparable = operation.comparable
        if len(rare & terms_of(" ".join((comparable.name, *comparable.contents)))) >= SHARED:
            return comparable
    first = next(iter(told), None)
    if first and first is operations[0] and _is_same_format(brief, first.comparable) and rare & _terms(first):
        return first.comparable
    return None


def _terms(operation: Operation) -> frozenset[str]:
    return frozenset().union(*(terms_of(passage.text) for passage in operation.passages))


def _is_same_format(brief: Brief, comparable: Comparable) -> bool:
    """Whether as many structures are accompanied for as many days, or nearly."""
    return _is_near(brief.beneficiaries.count, comparable.structures) and _is_near(brief.days, comparable.days)


def _is_near(one: Decimal | int | None, other: Decimal | int | None) -> bool:
    if one is None or other is None:
        return False
    return abs(Decimal(one) - Decimal(other)) <= NEAR * Decimal(other)


def told_of(nearest: Comparable | None) -> Mapping[str, Said]:
    """What clauses may name of the nearest operation; nothing without one."""
    if nearest is None:
        return {}
    contents = _quoted(nearest.contents)
    return {"comparable.name": Said(nearest.name), "comparable.contents": Said(contents)}


def _quoted(contents: Iterable[str]) -> str:
    return f"{SPACE}; ".join(f"«{SPACE}{content}{SPACE}»" for content in contents)

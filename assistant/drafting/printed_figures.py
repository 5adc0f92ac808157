"""Figures of an operation as guides print them: what it cost, its days, how many structures it had."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from assistant.drafting.brief import Taxes
from assistant.drafting.written_numbers import CURRENCY, FIGURES, plain_form, taxes_in, value_of_number
from assistant.number_words import MANY

COST, DAYS, STRUCTURES = "cost", "days", "structures"
_NUMBER = rf"(?<![\d,.-])(?:{FIGURES})|\b{MANY}\b"
_DAY = r"(?:jours?|journees?|j)\b"
_NOUN = r"(?:associations?|structures?|organismes?|cooperatives?|entreprises?|clubs?|siae|acteurs?|participants?)\b"
_TAXES = r"\(?\b(?:ttc|ht|hors taxes?|toutes taxes comprises)\b\)?"
_AMOUNT = rf"(?P<cost>{FIGURES}) ?(?:{CURRENCY})(?: (?P<taxes>{_TAXES}))?"
AMOUNT = re.compile(_AMOUNT)
COST_AND_DAYS = re.compile(rf"{_AMOUNT} ?(?:pour|,|;|/|:) ?(?P<days>{_NUMBER}) ?{_DAY}")
_DAYS_WORKED = re.compile(
    rf"(?P<days>{_NUMBER}) ?{_DAY} (?:d'|de |du )"
    r"(?:intervention|accompagnement|prestation|prestataire|consultant|conseil|ingenierie|information|formation)"
)
_DAYS_FIRST = re.compile(rf"(?P<days>{_NUMBER}) ?{_DAY}")
_REPEATED = re.compile(r"\b(?:modules?|sessions?|cycles?|groupes?|fois|x)\b|×")
_STRUCTURES_FIRST = re.compile(rf"(?P<structures>{_NUMBER})(?: (?:[a-z]+ )?{_NOUN}| ?(?:$|[,;(]))")
_STRUCTURES = re.compile(rf"(?P<structures>{_NUMBER}) {_NOUN}")
_ANY_NUMBER = re.compile(_NUMBER)
LABELS = {
    COST: re.compile(r"^(?:co[uû]ts?|budget|prix|montant|tarif)\b(?!.*\b(?:annuel|previsionnel|jour|journee|aide)\b)"),
    DAYS: re.compile(r"^(?:nombre de |duree en )?(?:jours?|journees?|duree|volume|actions realisees|actions)\b"),
    STRUCTURES: re.compile(r"^(?:nombre de )?(?:structures?|associations?|beneficiaires?|participants?)\b"),
}
"""How the label of a figure begins, in a folded text."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the words it was read in."""

    value: Decimal
    words: str
    taxes: Taxes | None = None


def read_cost(words: str) -> Figure | None:
    """The amount in words that give one and no other."""
    found = list(AMOUNT.finditer(plain_form(words)))
    return Figure(value_of_number(found[0]["cost"]), words, taxes_of(words)) if len(found) == 1 else None


def read_days(words: str) -> Figure | None:
    """The days in words that open with them and name no others, or are a number alone."""
    text = plain_form(words)
    found = _DAYS_FIRST.match(text)
    if found is not None:
        is_total = len(_DAYS_FIRST.findall(text)) == 1 and not _REPEATED.search(text)
        return Figure(value_of_number(found["days"]), words) if is_total else None
    alone = re.fullmatch(rf"(?P<days>{_NUMBER})(?: \([^)\d]*\))?", text)
    return Figure(value_of_number(alone["days"]), words) if alone else None


def read_structures(words: str) -> Figure | None:
    """The number of structures that words open with or name, or the only number that they hold."""
    text = plain_form(words)
    first, named, numbers = _STRUCTURES_FIRST.match(text), _STRUCTURES.findall(text), _ANY_NUMBER.findall(text)
    number = first["structures"] if first else next((found[0] for found in (named, numbers) if len(found) == 1), None)
    value = value_of_number(number) if number is not None else None
    return Figure(value, words) if value is not None and value == value.to_integral() else None


def read_phrase(words: str) -> dict[str, Figure]:
    """The cost and the days that a sentence gives together ("8 100 € TTC pour 9 jours"), or the days worked."""
    text = plain_form(words)
    together = list(COST_AND_DAYS.finditer(text))
    if len(together) == 1:
        cost = Figure(value_of_number(together[0]["cost"]), words, taxes_of(together[0]["taxes"] or ""))
        return {COST: cost, DAYS: Figure(value_of_number(together[0]["days"]), words)}
    worked = {found["days"] for found in _DAYS_WORKED.finditer(text)}
    is_total = len(worked) == 1 and not together and not _REPEATED.search(text)
    return {DAYS: Figure(value_of_number(worked.pop()), words)} if is_total else {}


def only(figures: Iterable[Figure]) -> Figure | None:
    """The figure on which all agree; None when there is none, or they differ."""
    found = list(figures)
    return found[0] if len({figure.value for figure in found}) == 1 else None


def taxes_of(words: str) -> Taxes | None:
    """Which taxes words name, None when they name none or both."""
    return cast(Taxes | None, taxes_in(words))

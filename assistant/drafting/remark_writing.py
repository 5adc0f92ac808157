"""What every remark of the sanity panel needs: its words, and what the guides print behind them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from assistant.answer.quoting import Sources
from assistant.datamodels import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.comparables import Comparables
from assistant.drafting.datamodels import Remark, RemarkLevel
from assistant.drafting.french import SPACE, counted, number
from assistant.drafting.operations import Operation
from prompts import load
from prompts.clause_library import Ground

DAYS_PER_MONTH = Decimal("30.4")
ALONE = 2
_FROM = re.compile(r"^de environ")

TEXTS = {
    "price-inside": ("price", "spread"),
    "price-below": ("price", "spread"),
    "price-above": ("price", "spread"),
    "price-other-taxes": ("price", "spread", "taxes"),
    "price-no-taxes": ("price", "spread"),
    "days-inside": ("days", "ratio", "spread", "structures"),
    "days-below": ("days", "ratio", "spread", "structures"),
    "days-above": ("days", "ratio", "spread", "structures"),
    "individual-inside": ("days", "ratio", "spread", "structures"),
    "individual-below": ("days", "ratio", "spread", "structures"),
    "individual-none": ("structures",),
    "pace-inside": ("days", "months", "rate", "spread"),
    "pace-above": ("days", "months", "rate", "spread"),
    "pace-above-time": ("days", "months", "rate", "spread"),
    "pace-impossible": ("days", "span", "spread"),
    "answer-short": ("days",),
    "answer-enough": ("days",),
    "start-short": ("days",),
    "criterion-heavy": ("label", "weight"),
    "price-heavy": ("label", "weight"),
    "criteria-missing": ("missing",),
    "criteria-fine": (),
    "steering-missing": ("structures",),
    "restitution-missing": (),
    "midterm-missing": ("months",),
}
"""The texts of `prompts/remarks.fr.txt` and their fields."""

GROUNDS = {
    "criteria": Ground(
        "critères d’évaluation des propositions des prestataires", (("problématique",), ("méthodologi",), ("budget",))
    ),
    "cost": Ground("sélection du prestataire : critères et coût de l’intervention", (("critère",), ("coût",))),
    "steering": Ground(
        "pilotage et gouvernance du projet validés avant l’intervention du prestataire",
        (("gouvernance", "pilotage"), ("intervention",), ("valid", "fixe", "fixé")),
    ),
    "restitution": Ground("le prestataire organise une restitution de la mission", (("restitution",), ("organis",))),
    "midterm": Ground("note à mi-parcours du prestataire au DLA", (("mi-parcours", "mi parcours"), ("note",))),
    "met-before": Ground(
        "prestataire retenu n’a répondu qu’après avoir rencontré les associations, demande institutionnelle",
        (("répondu",), ("entretenu", "rencontr"), ("prestataire",)),
    ),
    "agreement": Ground(
        "convention tripartite entre DLA, association et prestataire", (("convention",), ("tripartite",))
    ),
    "alone": Ground(
        "rencontres individuelles du prestataire avec chaque membre du collectif, réticences",
        (("individuel",), ("rencontre",), ("chacun", "chaque")),
    ),
    "time": Ground(
        "temps d’appropriation des propositions et des rendus intermédiaires par les élus et les salariés",
        (("temps", "pause"), ("appropri",), ("proposition", "rendu")),
    ),
}
"""What must be printed in the guides for a remark to say that they ask for it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An operation and a figure worked out of it: its value, its words, and the names of the figures it is made of."""

    operation: Operation
    value: Decimal
    words: str
    figures: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the figures it was worked out of."""
        return tuple(citation for name in self.figures for citation in self.operation.cited[name])


class Panel:
    """The remarks on one brief."""

    def __init__(self, brief: Brief, comparables: Comparables) -> None:
        self.brief, self.comparables = brief, comparables
        self._texts = load("remarks", "fr", TEXTS)

    def say(
        self, text: str, field: str, level: RemarkLevel, citations: Iterable[Citation], **fields: str
    ) -> list[Remark]:
        """The remark, its citations numbered from 1, each once; [] when nothing in the guides is behind it."""
        cited = [replace(citation, n=0) for citation in citations]
        numbered = tuple(replace(citation, n=n) for n, citation in enumerate(dict.fromkeys(cited), 1))
        return [Remark(field, level, self._texts.text(text, **fields), numbered)] if numbered else []

    def ground(self, name: str) -> tuple[Citation, ...]:
        """What the guides print of it; () when they do not."""
        sources = Sources(self.comparables.index)
        self.comparables.grounding.cite(GROUNDS[name], sources)
        return tuple(sources.citations)


def spread(compared: Sequence[Compared]) -> str:
    """From the least to the most, with the names of the operations."""
    ends = extremes(compared)
    said = [f"{each.words} ({each.operation.comparable.name})" for each in ends]
    return said[0] if len(said) == 1 else f"{_FROM.sub('d’environ', f'de {said[0]}')} à {said[1]}"


def extremes(compared: Sequence[Compared]) -> list[Compared]:
    """The least and the most; one when all are worth the same."""
    least, most = min(compared, key=lambda each: each.value), max(compared, key=lambda each: each.value)
    return [least] if least.value == most.value else [least, most]


def cited(compared: Sequence[Compared]) -> tuple[Citation, ...]:
    """The citations behind the least and the most."""
    return tuple(citation for each in extremes(compared) for citation in each.citations)


def where_in(value: Decimal, compared: Sequence[Compared]) -> str:
    """ "inside", "below" or "above" what the guides tell; beside one operation alone, up to twice or half of it."""
    ends = extremes(compared)
    slack = ALONE if len(ends) == 1 else 1
    if value * slack < ends[0].value:
        return "below"
    return "above" if value > slack * ends[-1].value else "inside"


def about(value: Decimal) -> str:
    """Days to one decimal, "environ" when they are rounded."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{'' if rounded == value else f'environ{SPACE}'}{counted(rounded, 'jour')}"


def at_most(days: int) -> str:
    """A number of days as months, to one decimal and never fewer."""
    return counted((days / DAYS_PER_MONTH).quantize(Decimal("0.1"), ROUND_CEILING), "mois", "mois")


def percent(weight: Decimal) -> str:
    """A weight as people write it."""
    return f"{number(weight)}{SPACE}%"

"""Operations told in the guides, with their figures, and those that resemble a mission."""

import math
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import Comparable
from assistant.drafting.french import SPACE, counted, euros, number
from assistant.drafting.grounding import Grounding
from assistant.drafting.known_operations import known_operations
from assistant.drafting.operations import Operation
from assistant.drafting.told_operations import told_operations
from assistant.index import Index
from assistant.search import Searcher
from ingest.text import fold

SIZE_WEIGHT, ORDER_WEIGHT = 0.3, 0.25
"""What likeness of size and being an order with a price or days count for, beside the words (1)."""
BEST_PASSAGES = 2
"""An operation resembles a mission as much as its best passages do."""
ALIKE = 0.5
"""Likeness of subject or of size from which an operation is worth a look."""
FAR = math.log(10)
"""Sizes ten times apart have nothing alike."""
CLEAR = 0.2
"""Score of a passage that speaks of the subject; when all score less, the words count for less."""
MAX_WORDS = 60


class Comparables:
    """The operations that the guides of one index tell; read once, when they are first asked for."""

    def __init__(self, index: Index, searcher: Searcher) -> None:
        self.index, self.searcher = index, searcher

    @cached_property
    def grounding(self) -> Grounding:
        """What finds in the guides the words behind a remark."""
        return Grounding(self.searcher)

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, each once: those that the project knows, then those that tables and experiences tell."""
        known = known_operations(self.index)
        read = {(passage.document, passage.fiche) for operation in known for passage in operation.passages}
        others = [
            fiche for guide in self.index.guides for fiche in guide.fiches if (guide.document, fiche.code) not in read
        ]
        kept = known
        for operation in sorted(told_operations(self.index, others), key=lambda each: -len(each.cited)):
            if not any(_is_same(operation, other) for other in kept):
                kept.append(operation)
        return tuple(kept)

    def all(self) -> tuple[Comparable, ...]:
        """The operations in the order of the guides."""
        return tuple(operation.comparable for operation in self.operations)

    def near(self, brief: Brief, k: int = 3) -> tuple[Comparable, ...]:
        """The k operations most like a mission at most, best first; none for a brief that says too little."""
        return tuple(operation.comparable for operation in self.nearest(brief)[:k])

    def nearest(self, brief: Brief) -> list[Operation]:
        """The operations like a mission in subject or in size, the most alike first."""
        subject = self._likeness(_words(brief))
        size = np.array([_likeness_of_size(brief, operation.comparable) for operation in self.operations])
        ordered = np.array([operation.is_commissioned for operation in self.operations])
        scores = subject + SIZE_WEIGHT * size + ORDER_WEIGHT * ordered
        alike = np.maximum(subject, size) >= ALIKE
        return [self.operations[place] for place in np.argsort(-scores, kind="stable") if alike[place]]

    def _likeness(self, words: str) -> NDArray[np.floating[Any]]:
        """How much the passages of each operation hold what the words say; 1 for the best, less when none is clear."""
        if not words:
            return np.zeros(len(self.operations))
        scores = self.searcher.scores(self.searcher.analyser.analyse(words))
        found = np.array([np.sort(scores[rows])[-BEST_PASSAGES:].mean() if rows else 0.0 for rows in self._rows])
        likeness: NDArray[np.floating[Any]] = found / max(CLEAR, float(found.max(initial=0.0)))
        return likeness

    @cached_property
    def _rows(self) -> list[list[int]]:
        return [[self.index.row(passage.id) for passage in operation.passages] for operation in self.operations]


def sentence(comparable: Comparable) -> str:
    """The figures of an operation and where they are told: "11 302 € TTC pour 9,5 jours et 5 structures (Fiche …)"."""
    counts = []
    if comparable.days is not None:
        counts.append(days_in_words(comparable))
    if comparable.structures is not None:
        counts.append(counted(comparable.structures, "structure"))
    said = " et ".join(counts)
    if comparable.cost is not None:
        cost = euros(comparable.cost, comparable.taxes)
        said = f"{cost} pour {said}" if said else cost
    if comparable.days is None and comparable.rhythm:
        printed = f"«{SPACE}{comparable.rhythm}{SPACE}»"
        said = f"{said}, {printed}" if said else printed
    return f"{said} ({where(comparable)})"


def where(comparable: Comparable) -> str:
    """The operation's name and the fiche that tells it."""
    if comparable.fiche is None:
        return comparable.name
    code = comparable.fiche.code
    return f"{code if code[0].isalpha() else f'chapitre {code}'}, {comparable.name}"


def days_in_words(comparable: Comparable) -> str:
    """The days: "journées" where the guide speaks of those offered to the structures, "jours" of those paid for."""
    days = comparable.days or Decimal(0)
    printed = f"{number(days)} journee"
    is_offered = any(printed in fold(citation.quote) for citation in comparable.citations)
    return counted(days, "journée" if is_offered else "jour")


def _words(brief: Brief) -> str:
    """What a brief says of its subject: who and what for; the rest only where it says no problem, since a long text
    finds everything a little."""
    given = brief.beneficiaries
    subject = brief.problem or " ".join((brief.context, *brief.operational_objectives, *brief.strategic_objectives))
    return " ".join(" ".join((brief.title, given.who, given.sector, subject)).split()[:MAX_WORDS])


def _likeness_of_size(brief: Brief, comparable: Comparable) -> float:
    """Likeness between 0 and 1 of the numbers of structures and of days; 0 where there is nothing to compare."""
    pairs = ((brief.beneficiaries.count, comparable.structures), (brief.days, comparable.days))
    alike = [
        max(0.0, 1 - abs(math.log(float(one) / float(other))) / FAR)
        for one, other in pairs
        if one is not None and other is not None
    ]
    return sum(alike) / len(pairs)


def _is_same(one: Operation, other: Operation) -> bool:
    """Whether two guides tell the same: the same cost, and no other figure that differs."""
    first, second = one.comparable, other.comparable
    figures: Sequence[tuple[Decimal | int | None, Decimal | int | None]] = (
        (first.days, second.days),
        (first.structures, second.structures),
    )
    agree = all(a is None or b is None or a == b for a, b in figures)
    return first.cost is not None and first.cost == second.cost and agree

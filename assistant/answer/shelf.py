"""Passages in the order of their guides: what stands before, after and around a passage."""

from collections import defaultdict
from collections.abc import Iterable

from ingest.datamodels import Passage

RUN = 4
"""Passages taken at most on either side of one."""


class Shelf:
    """Every passage of the index, by guide, order and fiche."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._guides: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(passages, key=lambda each: (each.document, each.order)):
            self._guides[passage.document].append(passage)
        self._ranks = {passage.id: rank for guide in self._guides.values() for rank, passage in enumerate(guide)}
        self._fiches: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for guide in self._guides.values():
            for passage in guide:
                if passage.fiche is not None:
                    self._fiches[passage.document, passage.fiche].append(passage)

    def around(self, passage: Passage) -> list[Passage]:
        """The passage with those directly before and after it under the same heading, in reading order."""
        guide = self._guides[passage.document]
        first = last = self._ranks[passage.id]
        while first > 0 and self._ranks[passage.id] - first < RUN and _same_section(guide[first - 1], passage):
            first -= 1
        while (
            last + 1 < len(guide) and last - self._ranks[passage.id] < RUN and _same_section(guide[last + 1], passage)
        ):
            last += 1
        return guide[first : last + 1]

    def of_fiche(self, document: str, code: str) -> list[Passage]:
        """The passages of a fiche in reading order."""
        return self._fiches.get((document, code), [])


def _same_section(left: Passage, right: Passage) -> bool:
    return left.path == right.path and left.fiche == right.fiche

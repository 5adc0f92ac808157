"""What the clauses of one draft may cite, under numbers that do not change with the brief."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer.matching import stream_of
from assistant.datamodels import Citation
from assistant.drafting.datamodels import Comparable
from assistant.drafting.grounding import Grounding
from prompts.clause_library import Clause, ClauseSection

NEAREST = "comparable."
"""Before the name of what is told of the nearest operation of the guides."""


class Footing:
    """Cites for one draft. A number is the rank of its question in the library, so that the marks in a section which
    somebody rewrote stay right when the brief changes."""

    def __init__(self, grounding: Grounding, plans: Iterable[ClauseSection], nearest: Comparable | None = None) -> None:
        self._grounding = grounding
        grounds = dict.fromkeys(ground for plan in plans for clause in plan.clauses for ground in clause.grounds)
        self._ranks = {ground: rank for rank, ground in enumerate(grounds, 1)}
        self._nearest = _of_contents(nearest) if nearest else ()
        self._cited: dict[int, Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited so far, in the order of the numbers."""
        return tuple(self._cited[number] for number in sorted(self._cited))

    def numbers(self, clause: Clause) -> tuple[int, ...]:
        """Numbers of the citations behind a clause; none when its first question finds nothing in the guides."""
        found = [(self._ranks[ground], self._grounding.citations(ground)) for ground in clause.grounds]
        if found and not found[0][1]:
            return ()
        numbers = [number for rank, citations in found for number in self._noted(rank, citations)]
        if any(name.startswith(NEAREST) for name in clause.facts):
            numbers += self._noted(len(self._ranks) * 2 + 1, self._nearest, step=1)
        return tuple(dict.fromkeys(numbers))

    def _noted(self, first: int, citations: Sequence[Citation], step: int = 0) -> list[int]:
        """The numbers given to citations: `first`, then, for a quote printed on two pages, numbers beyond the ranks."""
        step = step or len(self._ranks)
        noted = {first + step * place: citation for place, citation in enumerate(citations)}
        self._cited |= {number: replace(citation, n=number) for number, citation in noted.items()}
        return [*noted]


def _of_contents(nearest: Comparable) -> tuple[Citation, ...]:
    """The citations of what was treated in an operation."""
    contents = [stream_of(content).chars for content in nearest.contents]
    printed = {citation: stream_of(citation.quote).chars for citation in nearest.citations}
    return tuple(
        citation
        for citation, quote in printed.items()
        if any(content in quote or quote in content for content in contents)
    )

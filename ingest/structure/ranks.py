"""How deep a heading lies inside its fiche."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.structure.headings import Heading
from ingest.structure.likeness import plain

RECURS = 3
"""A heading that stands in at least this many places is part of the guide's pattern."""


class Ranks:
    """Levels of the headings inside a fiche, given in order.

    A heading that recurs once a fiche ("En bref") is a rubric: the first level. One that recurs within fiches lies
    under the heading before it. Others are ranked by their numbering, then by size: what is set as large as the largest
    rubric does not lie in one.
    """

    def __init__(self, titles: Sequence[tuple[str, int]]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for title, owner in titles:
            places[plain(title)].append(owner)
        recurring = {
            title: rows for title, rows in places.items() if len(rows) >= RECURS and any(row >= 0 for row in rows)
        }
        self._rubrics = {title for title, rows in recurring.items() if len(set(rows)) >= 0.6 * len(rows)}
        self._repeated = recurring.keys() - self._rubrics
        self._base = 0
        self._largest = 0.0
        """Size of the largest rubric so far."""
        self._open: list[tuple[str, float, str | None]] = []

    def restart(self, level: int) -> None:
        """A fiche or part of this level opens: what follows lies in it."""
        self._base = level
        self._open = []

    def level(self, heading: Heading) -> int:
        """Level of the next heading."""
        words = plain(heading.title)
        kind = "rubric" if words in self._rubrics else "repeated" if words in self._repeated else "plain"
        if kind == "rubric":
            self._largest = max(self._largest, heading.size)
        self._open = self._open[: self._depth(kind, heading)]
        self._open.append((kind, heading.size, heading.kind))
        return self._base + len(self._open)

    def _depth(self, kind: str, heading: Heading) -> int:
        """How many of the open headings the new one lies under."""
        kinds = [each[0] for each in self._open]
        if kind == "rubric":
            return 0
        if kind == "repeated":
            return kinds.index("repeated") if "repeated" in kinds else min(len(kinds), 1 + kinds.count("rubric"))
        for depth, (other, size, number) in enumerate(self._open):
            if other == "repeated":
                return max(0, depth - 1)
            if other == "rubric":
                if heading.kind is None and heading.size >= self._largest:
                    return depth
                continue
            if heading.kind is not None and number == heading.kind:
                return depth
            if number is None and (heading.kind is not None or size <= heading.size + 0.3):
                return depth
            if number is not None and heading.kind is None and size < heading.size - 0.3:
                return depth
        return len(self._open)

"""Examples: what in the guides tells of something that was done, and how it comes first where that is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer.answer_blocks import Block
from assistant.answer.choosing import Candidate
from assistant.datamodels import Hit
from ingest.datamodels import Fiche, Passage
from ingest.structure.shipped_catalogues import experiences_in
from ingest.text import fold

EXPERIENCE = 0.3
"""Log-odds that an account of experience gains where an example is asked for."""
ASKED_AGAIN = 4.0
"""The same after an explanation, which need not be told again."""
NEAR = 0.6
"""Share of the best score from which a passage on an experience illustrates what was asked before."""

FicheOf = Callable[[Passage], Fiche | None]


class Examples:
    """Tells accounts of experience from the rest of one index."""

    def __init__(self, fiche_of: FicheOf) -> None:
        self._fiche_of = fiche_of

    def tells(self, passage: Passage) -> bool:
        """Whether a passage tells what some organisation did, rather than how to do it."""
        fiche = self._fiche_of(passage)
        if fiche is None:
            return False
        return fiche.kind == "monographie" or any(
            "experience" in fold(each) for each in (fiche.code, *passage.path[:1])
        )

    def retells(self, passage: Passage) -> bool:
        """The same, or whether it says again what another guide tells of an experience."""
        fiche = self._fiche_of(passage)
        restated = experiences_in(fiche.restated_guide) if fiche and fiche.restated_guide else frozenset()
        return self.tells(passage) or (fiche is not None and not restated.isdisjoint(fiche.restates))

    def first_found(self, hits: Sequence[Hit], *, count: int) -> list[Hit]:
        """The best of the hits, ranked anew: those that tell of an experience nearly as well as the best tells of the
        question come before the others."""
        least = NEAR * max((hit.score for hit in hits), default=0.0)
        telling = [hit for hit in hits if hit.score >= least and self.retells(hit.passage)]
        others = [hit for hit in hits if hit not in telling]
        return [replace(hit, rank=rank) for rank, hit in enumerate([*telling, *others][:count], 1)]

    def first_among(self, candidates: Sequence[Candidate], *, again: bool) -> list[Candidate]:
        """The candidates for an example: what tells of an experience gains on what explains, the more so `again`, when
        the explanation was already given."""

        def gain(block: Block) -> float:
            if not again:
                return EXPERIENCE * self.tells(block.passage)
            return ASKED_AGAIN * (self.retells(block.passage) or is_example(block))

        weighed = [replace(each, score=each.score + gain(each.block)) for each in candidates]
        return sorted(weighed, key=lambda each: -each.score)


def is_example(block: Block) -> bool:
    """Whether a block stands under a heading that announces an example."""
    return any(fold(title).startswith(("exemple", "un exemple", "des exemples")) for title in (block.title, block.over))

"""Official texts and the fiches of other guides that say them again: the official one is shown in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import FicheMatch
from ingest.datamodels import Fiche, Guide

FicheKey = tuple[str, str]
"""Document and code of a fiche."""


class Restatements:
    """Which fiches of an index restate which others of it; what restates a guide that is not there counts for none."""

    def __init__(self, guides: Sequence[Guide]) -> None:
        by_catalogue: dict[str, list[Guide]] = {}
        for guide in guides:
            if guide.catalogue is not None:
                by_catalogue.setdefault(guide.catalogue, []).append(guide)
        self._officials: dict[tuple[str, str | None], frozenset[FicheKey]] = {}
        for guide in guides:
            for fiche in guide.fiches:
                restated = by_catalogue.get(fiche.restated_guide or "", ())
                officials = frozenset(key for each in restated for key in _with_parts(each, fiche.restates))
                self._officials[guide.document, fiche.code] = officials
            # What introduces a guide that restates another in every fiche says nothing of its own either.
            own = [self._officials[guide.document, fiche.code] for fiche in guide.fiches]
            self._officials[guide.document, None] = frozenset().union(*own) if all(own) else frozenset()

    def officials(self, document: str, code: str | None) -> frozenset[FicheKey]:
        """The fiches that the fiche of that code restates, with those under them; with code None, those that the text
        outside of the guide's fiches restates. Empty for what restates nothing."""
        return self._officials.get((document, code), frozenset())

    def officials_first(self, ranked: Sequence[FicheMatch]) -> list[FicheMatch]:
        """The fiches without those that restate one ranked too, which takes the better place and score of the two.

        Ranks are numbered anew; rank more fiches than are shown, since some go.
        """
        present = {_key(match.fiche): match for match in ranked}
        kept: dict[FicheKey, FicheMatch] = {}
        for match in ranked:
            officials = self.officials(*_key(match.fiche))
            official = next((other for key, other in present.items() if key in officials), match)
            better = max(match.score, official.score)
            kept.setdefault(_key(official.fiche), replace(official, score=better))
        return [replace(match, rank=rank) for rank, match in enumerate(kept.values(), 1)]

    def official_scores(self, fiches: Sequence[Fiche], scores: NDArray[np.floating]) -> NDArray[np.floating]:
        """The scores of the fiches, one each, with 0 for what restates one of them: the best of those takes its score
        where that is the better of the two."""
        places = {_key(fiche): place for place, fiche in enumerate(fiches)}
        taken = scores.copy()
        for fiche, place in zip(fiches, places.values(), strict=True):
            officials = [places[key] for key in self.officials(*_key(fiche)) if key in places]
            if officials:
                best = max(officials, key=lambda official: scores[official])
                taken[best] = max(taken[best], scores[place])
                taken[place] = 0.0
        return taken


def _with_parts(guide: Guide, codes: Sequence[str]) -> Iterator[FicheKey]:
    """The fiches of these codes and those that lie in them."""
    parents = {fiche.code: fiche.parent for fiche in guide.fiches}
    for code in parents:
        if any(each in codes for each in _upwards(code, parents)):
            yield guide.document, code


def _upwards(code: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The code, that of the fiche it lies in, and so on."""
    above: str | None = code
    while above is not None:
        yield above
        above = parents.get(above)


def _key(fiche: Fiche) -> FicheKey:
    return fiche.document, fiche.code

"""Selects what an answer quotes from the candidates: the best within a readable length, true to one subject."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer.answer_blocks import Block
from assistant.answer.choosing import Candidate
from ingest.datamodels import Passage

MAIN = 0.3
"""Log-odds that a block gains in the fiche that most of what was found speaks for: an answer stays with its subject."""
EARLY = 0.3
"""Weight of a fiche's first rank among the hits beside its share of their scores."""
OTHERS, OTHER_BLOCKS = 3, 2
"""Other fiches that speak in one answer at most, and blocks of each."""
CLOSE, TELLING = 2.0, 0.5
"""Further below the best block than this, a block must speak to this share of what the chosen ones speak to."""
MARGIN = 3.0
"""Log-odds that a block may lie below the best one."""

LONG = 800
"""Characters that a block counts for at most: a long list that answers is given whole rather than left out."""

Place = tuple[str, str]


def main_fiche(candidates: Sequence[Candidate]) -> Place:
    """The fiche that most of the hits behind the candidates speak for."""
    hits = {candidate.hit.passage.id: candidate.hit for candidate in candidates}.values()
    total = sum(hit.score for hit in hits) or 1.0
    weights: dict[Place, float] = defaultdict(float)
    for hit in hits:
        weights[place_of(hit.passage)] += hit.score / total
    for place in weights:
        weights[place] += EARLY / min(hit.rank for hit in hits if place_of(hit.passage) == place)
    return max(weights, key=lambda place: weights[place])


def place_of(passage: Passage) -> Place:
    """The fiche a passage stands in, or outside of any the part of its guide."""
    return passage.document, passage.fiche or "".join(passage.path[:1])


def favoured(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, best first, once those of the main fiche have gained on the others."""
    if not candidates:
        return []
    main = main_fiche(candidates)
    weighed = [
        replace(each, score=each.score + MAIN) if place_of(each.block.passage) == main else each for each in candidates
    ]
    return sorted(weighed, key=lambda each: -each.score)


def within(candidates: Iterable[Candidate], *, budget: int) -> list[Candidate]:
    """The best candidates whose words fit a number of characters, none far below the best one.

    The fiche of the best one speaks as long as it has something to say, a few others beside it with their best.
    """
    chosen: list[Candidate] = []
    taken: Counter[Place] = Counter()
    used = 0
    for best in candidates:
        if chosen and best.score < chosen[0].score - MARGIN:
            break
        place = place_of(best.block.passage)
        is_full = chosen and used + min(len(best.block.words), LONG) > budget
        if is_full or (chosen and not _is_welcome(place, place_of(chosen[0].block.passage), taken)):
            continue
        if _says_little(best, chosen) or any(_overlap(each.block, best.block) for each in chosen):
            continue
        chosen.append(best)
        taken[place] += 1
        used += len(best.block.words)
    return chosen


def _is_welcome(place: Place, main: Place, taken: Counter[Place]) -> bool:
    """Whether another block of a fiche may speak beside those taken."""
    if place == main:
        return True
    return taken[place] < OTHER_BLOCKS if place in taken else len(taken) <= OTHERS


def _says_little(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a candidate is well below the best one and speaks to little of the question beside the others."""
    if not chosen or candidate.score >= chosen[0].score - CLOSE:
        return False
    return candidate.share < TELLING * max(each.share for each in chosen)


def _overlap(left: Block, right: Block) -> bool:
    """Whether one block is an outline and the other stands in it."""
    if left.kind != "outline" and right.kind != "outline":
        return False
    return left.passage.document == right.passage.document and (
        left.words in right.words or right.words in left.words or bool(_lines(left) & _lines(right))
    )


def _lines(block: Block) -> frozenset[str]:
    return frozenset(line for line in block.words.split("\n"))

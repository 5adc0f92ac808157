"""Grouping of hits: passages of several guides that say the same are shown once, passages that run on are joined."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.datamodels import Hit
from ingest.datamodels import Passage

TWIN_OVERLAP = 0.6
"""Share of the shorter passage's distinct terms that the other must hold to say the same thing."""
TWIN_TERMS = 12
"""Below this number of distinct terms, two passages overlap by chance."""

Terms = Callable[[Passage], frozenset[str]]


def are_twins(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages, given by their terms, say the same (overlap coefficient, Szymkiewicz-Simpson)."""
    shorter = min(len(one), len(other))
    return shorter >= TWIN_TERMS and len(one & other) >= TWIN_OVERLAP * shorter


def group_twins(hits: Sequence[Hit], terms: Terms) -> list[Hit]:
    """The hits without those that repeat a better one of another document, which go to its `twins`."""
    kept: list[Hit] = []
    for hit in hits:
        own = terms(hit.passage)
        place = next(
            (
                place
                for place, better in enumerate(kept)
                if better.passage.document != hit.passage.document and are_twins(terms(better.passage), own)
            ),
            None,
        )
        if place is None:
            kept.append(hit)
        else:
            kept[place] = replace(kept[place], twins=(*kept[place].twins, hit.passage))
    return kept


def join_neighbours(hits: Sequence[Hit], next_passage: Callable[[Passage], Passage | None]) -> list[Hit]:
    """The hits with each passage's continuation attached: the next passage of the same section when its text
    begins in the middle of a sentence or of a list that the hit's passage opened."""
    joined: list[Hit] = []
    taken: set[str] = set()
    for hit in hits:
        if hit.passage.id in taken:
            continue
        following = _continuation(hit.passage, next_passage)
        taken.update(passage.id for passage in (hit.passage, *following))
        joined.append(replace(hit, following=following))
    return joined


def _continuation(passage: Passage, next_passage: Callable[[Passage], Passage | None]) -> tuple[Passage, ...]:
    after = next_passage(passage)
    if after is None or after.path != passage.path or after.fiche != passage.fiche:
        return ()
    runs_on = continues_sentence(passage.text, after.text) or continues_list(passage.text, after.text)
    return (after,) if runs_on else ()


def continues_sentence(text: str, after: str) -> bool:
    """Whether `after` begins in the middle of the sentence that `text` leaves open."""
    return after[:1].islower() and not text.rstrip().endswith((".", "!", "?"))


def continues_list(text: str, after: str) -> bool:
    """Whether `after` begins with an item of the list that ends `text`, or with what `text` announces."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    return after.lstrip().startswith("•") and (last.lstrip().startswith("•") or last.endswith(":"))

"""Grouping of hits: passages of several guides that say the same are shown once, the official text before what restates
it; passages that run on are joined."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.datamodels import Hit
from ingest.datamodels import Passage

TWIN_OVERLAP = 0.6
"""Share of the shorter passage's distinct terms that the other must hold to say the same thing."""
TWIN_TERMS = 12
"""Below this number of distinct terms, two passages overlap by chance."""

OFFICIAL_SHARE = 0.4
"""Share of the score of a restatement that the best passage of its official text must reach to speak in its place, when
it is not found by itself. On the visible questions, asked of the shipped and the official guides together, official
pages are found among the first five 85 times in 100; 79 when restatements are listed too."""

Terms = Callable[[Passage], frozenset[str]]
Official = Callable[[Passage], Hit | None]
"""The best passage of the official text that a passage's fiche restates; None when it restates none."""


def are_twins(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages, given by their terms, say the same (overlap coefficient, Szymkiewicz-Simpson)."""
    shorter = min(len(one), len(other))
    return shorter >= TWIN_TERMS and len(one & other) >= TWIN_OVERLAP * shorter


def official_first(hits: Sequence[Hit], official: Official) -> list[Hit]:
    """The hits, best first, with the official text in the place of what restates it: the official passage takes the
    better score of the two, the other goes to its `twins`. A fiche whose official text says too little stays."""
    found = {hit.passage.id for hit in hits}
    spoken_for: dict[tuple[str, str | None], bool] = {}
    merged: dict[str, Hit] = {}
    for hit in hits:
        source = official(hit.passage)
        if source is None:
            merged.setdefault(hit.passage.id, hit)
            continue
        # Decided once a fiche, by its best passage: a fiche and its official text are never listed both.
        answers = source.passage.id in found or source.score >= OFFICIAL_SHARE * hit.score
        if not spoken_for.setdefault((hit.passage.document, hit.passage.fiche), answers):
            merged[hit.passage.id] = hit
            continue
        known = merged.get(source.passage.id, replace(source, score=max(source.score, hit.score)))
        merged[source.passage.id] = replace(known, twins=(*known.twins, hit.passage))
    return list(merged.values())


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
            kept[place] = replace(kept[place], twins=(*kept[place].twins, hit.passage, *hit.twins))
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

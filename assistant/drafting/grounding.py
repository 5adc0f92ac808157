"""Finds what stands behind a clause in the present guides: the shortest printed words that hold what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer.answer_blocks import Block, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter
from assistant.answer.quoting import Sources
from assistant.answer.sentence_ends import split_sentences
from assistant.answer.sentences import is_clean, points_back
from assistant.datamodels import Citation, Hit
from assistant.search import Searcher
from ingest.datamodels import Passage
from ingest.text import fold
from prompts.clause_library import Ground

HITS = 8
"""Passages looked at for a clause."""
RELEVANT = 0.15
"""Score from which a passage speaks of what is asked."""
MIN_WORDS, LONG = 3, 260
"""Words of a quote at least; characters beyond which a shorter one of a later passage is preferred."""
PAIR, ROW, CELL, LENGTH, BACK, SEVERAL = 6, 6, 3, 1, 3, 2
"""Ranks that a quote loses: an answer to a printed question, a row of a table, a cell of one, what is long, what points
back, what holds several sentences."""

CELL_BAR = " | "
_INVENTED = re.compile(
    r"^(?:exemple|un exemple|conseil)|conseil du projet|texte d'exemple|(?:situation|notes|montants).{0,30} inventes?\b"
    r"|questions frequentes"
)
"""What a guide made up or advises of its own is no ground."""


class Grounding:
    """Grounds clauses in one open index; what was found once is remembered."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._hits = lru_cache(maxsize=1024)(self._find)
        self._cited = lru_cache(maxsize=2048)(self._cite)

    def citations(self, ground: Ground) -> tuple[Citation, ...]:
        """What stands behind a clause, one citation for each page it is printed on, numbered from 1; () when no
        passage holds what the clause says."""
        return self._cited(ground)

    def cite(self, ground: Ground, sources: Sources) -> tuple[int, ...]:
        """Numbers of the citations behind a clause among `sources`, where they are added."""
        return tuple(taken(citation, sources) for citation in self.citations(ground))

    def _cite(self, ground: Ground) -> tuple[Citation, ...]:
        found = [
            (hit.rank + candidate.penalty, len(candidate.words), candidate)
            for hit in self._hits(ground.ask)
            for candidate in _candidates((hit.passage, *hit.following))
            if _holds(candidate.folded, ground.hold) and _is_quotable(candidate.words)
        ]
        for _, _, candidate in sorted(found, key=lambda each: each[:2]):
            sources = Sources(self._searcher.index)
            is_printed = bool(sources.cite(candidate.passage, candidate.words))
            if is_printed and all(each.status == "exact" for each in sources.citations):
                return tuple(sources.citations)
        return ()

    def _find(self, question: str) -> tuple[Hit, ...]:
        hits = self._searcher.search(question, k=HITS)
        return tuple(hit for hit in hits if hit.score >= RELEVANT)


def taken(citation: Citation, sources: Sources) -> int:
    """The number among `sources` of a citation that was made elsewhere, added where it is new."""
    for known in sources.citations:
        if replace(known, n=citation.n) == citation:
            return known.n
    sources.citations.append(replace(citation, n=len(sources.citations) + 1))
    return sources.citations[-1].n


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may be quoted, as printed and folded, and the ranks that they lose."""

    words: str
    folded: str
    penalty: int
    passage: Passage


def _holds(folded: str, stems: Sequence[Sequence[str]]) -> bool:
    """Whether folded words hold one of the alternatives of each stem, at the start of a word."""
    return all(any(_stem(stem).search(folded) for stem in alternatives) for alternatives in stems)


@lru_cache(maxsize=2048)
def _stem(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(fold(stem))}")


@lru_cache(maxsize=4096)
def _candidates(passages: tuple[Passage, ...]) -> tuple[_Candidate, ...]:
    """The sentences, items and rows of passages that follow each other."""
    return tuple(
        _Candidate(words, fold(words), _penalty(block, words), passage)
        for block in _blocks(passages)
        for passage, unit in block.parts
        for words in dict.fromkeys(each for line in unit.words.split("\n") for each in _parts(line))
    )


def _parts(line: str) -> Iterator[str]:
    """A line of a guide, its cells where it is a row, its sentences."""
    yield line
    cells = line.split(CELL_BAR)
    for cell in cells:
        yield cell
        yield from split_sentences(cell)


def _blocks(passages: tuple[Passage, ...]) -> list[Block]:
    blocks = read_blocks(passages)
    return [block for block in blocks if block.kind not in ("outline", "note") and not _is_aside(block)]


def _is_aside(block: Block) -> bool:
    """Whether a block does not say what is asked of a document: examples, situations, further reading."""
    titles = (block.title, block.over, *block.passage.path)
    return is_back_matter(block) or is_situation(block.title) or any(_INVENTED.search(fold(each)) for each in titles)


def _is_quotable(words: str) -> bool:
    is_whole = is_clean(words[0].upper() + words[1:])
    return len(words.split()) >= MIN_WORDS and is_whole and not _INVENTED.search(fold(words))


def _penalty(block: Block, words: str) -> int:
    losses = (
        (PAIR, block.kind == "pair"),
        (ROW, CELL_BAR in words),
        (CELL, block.kind == "table" and CELL_BAR not in words),
        (LENGTH, len(words) > LONG),
        (BACK, points_back(words)),
        (SEVERAL, len(split_sentences(words)) > 1),
    )
    return sum(ranks for ranks, is_lost in losses if is_lost)

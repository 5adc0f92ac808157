"""Finds what stands behind a clause in the present guides: the shortest printed words that hold what it says."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answer.answer_blocks import Block, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter
from assistant.answer.quoting import Sources
from assistant.answer.sentences import is_clean, points_back, split_sentences
from assistant.datamodels import Hit
from assistant.search import Searcher
from ingest.datamodels import Passage
from ingest.text import fold
from prompts.clause_library import Ground

HITS = 12
"""Passages looked at for a clause."""
MIN_WORDS, LONG = 3, 260
"""Words of a quote at least; characters beyond which a shorter one of a later passage is preferred."""
PAIR, ROW, LENGTH, BACK = 6, 4, 1, 2
"""Ranks that a quote loses: an answer to a printed question, a row of a table, what is long, what points back."""

_INVENTED = re.compile(
    r"^(?:exemple|un exemple|conseil)|conseil du projet|texte d'exemple|(?:situation|notes|montants).{0,30} inventes?\b"
    r"|questions frequentes"
)
"""What a guide made up or advises of its own is no ground."""

Quote = tuple[Passage, str]


class Grounding:
    """Grounds clauses in one open index; what was found once is remembered."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._hits = lru_cache(maxsize=1024)(self._find)
        self._quotes = lru_cache(maxsize=2048)(self._quote)

    def cite(self, ground: Ground, sources: Sources) -> tuple[int, ...]:
        """Numbers of the citations behind a clause among those of a draft; () when no passage holds what it says."""
        quote = self._quotes(ground)
        return sources.cite(*quote) if quote else ()

    def _quote(self, ground: Ground) -> Quote | None:
        """The words that stand behind a clause, printed exactly so."""
        found = [
            candidate
            for hit in self._hits(ground.ask)
            for candidate in _candidates(hit)
            if holds(candidate[1], ground.hold)
        ]
        for _, words, passage in sorted(found, key=lambda candidate: (candidate[0], len(candidate[1]))):
            if self._is_exact(passage, words):
                return passage, words
        return None

    def _find(self, question: str) -> tuple[Hit, ...]:
        return tuple(self._searcher.search(question, k=HITS))

    def _is_exact(self, passage: Passage, words: str) -> bool:
        tried = Sources(self._searcher.index)
        return bool(tried.cite(passage, words)) and all(each.status == "exact" for each in tried.citations)


def holds(words: str, stems: Sequence[Sequence[str]]) -> bool:
    """Whether the words hold one of the alternatives of each stem, at the start of a word."""
    text = fold(words)
    return all(any(_stem(stem).search(text) for stem in alternatives) for alternatives in stems)


@lru_cache(maxsize=2048)
def _stem(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(fold(stem))}")


def _candidates(hit: Hit) -> Iterator[tuple[int, str, Passage]]:
    """What may be quoted of a hit: its sentences, items and rows, with the rank of each."""
    for block in _blocks((hit.passage, *hit.following)):
        for passage, unit in block.parts:
            lines = unit.words.split("\n")
            for words in dict.fromkeys((*lines, *(each for line in lines for each in split_sentences(line)))):
                if _is_quotable(words):
                    yield hit.rank + _penalty(block, words), words, passage


@lru_cache(maxsize=4096)
def _blocks(passages: tuple[Passage, ...]) -> tuple[Block, ...]:
    blocks = read_blocks(passages)
    return tuple(block for block in blocks if block.kind not in ("outline", "note") and not _is_aside(block))


def _is_aside(block: Block) -> bool:
    """Whether a block does not say what is asked of a document: examples, situations, further reading."""
    titles = (block.title, block.over, *block.passage.path)
    return is_back_matter(block) or is_situation(block.title) or any(_INVENTED.search(fold(each)) for each in titles)


def _is_quotable(words: str) -> bool:
    is_whole = is_clean(words[0].upper() + words[1:])
    return len(words.split()) >= MIN_WORDS and is_whole and not _INVENTED.search(fold(words))


def _penalty(block: Block, words: str) -> int:
    is_row = " | " in words
    return PAIR * (block.kind == "pair") + ROW * is_row + LENGTH * (len(words) > LONG) + BACK * points_back(words)

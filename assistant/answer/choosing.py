"""Chooses what to quote: weighs the blocks of the passages found and keeps the best within a readable length."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer.answer_blocks import Block
from assistant.answer.block_reader import read_blocks
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Aspect, Request, holds
from assistant.answer.shelf import Shelf
from assistant.datamodels import Hit
from ingest.datamodels import Passage
from ingest.text import fold

SPEAKERS = 10
"""Hits whose text is weighed."""
# Log-odds that a block stands on the page that answers. A first fit by logistic regression on 900 questions written for
# the guides was then adjusted by hand while reading answers to the visible questions, so that their quality on other
# questions may be lower. The share of the question that the block's own words hold tells the blocks of one page apart.
SCORE, FIRST, HEADINGS, FOUND, TABLE, VALUE, WORDS = 10.0, 1.0, 1.2, 0.55, -0.6, 0.5, 2.0
BEST_ITEM = 0.5
ASPECT, NOTE = 1.5, -0.5
"""Added when a block stands under the kind of heading that is asked for, and when it is a footnote."""
SECTIONS = 3
"""Sections that speak in one answer at most."""
CLOSE, TELLING = 2.0, 0.5
"""Further below the best block than this, a block must speak to this share of what the chosen ones speak to."""
REPEATED = 0.15
"""Log-odds that a block loses for each block of its section already chosen."""
MARGIN = 3.0
"""Log-odds that a block may lie below the best one."""

_CAUTION = re.compile(r"vigilance|^attention|pieges? a|precautions?|^risques|^les difficultes|points? de tension")
_SUCCESS = re.compile(r"cle?f?s? de (?:la )?reussite|facteurs? de reussite|points? positifs")
_BACK_MATTER = re.compile(
    r"pour aller plus loin|pour en savoir plus|bibliographie|autres ressources|cette fiche (?:peut|illustre)|sommaire|"
    r"remerciements|relecteurs|contribut(?:eurs|ion)|une production collective|mentions legales|"
    r"^fiches? [«\"]|"
    r"ressources (?:coorace|de partenaires)|^(?:identite|missions clefs|principes d'actions?)\b.{0,14}$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may speak, the hit that led to it, and how well it would answer."""

    block: Block
    hit: Hit
    score: float
    share: float
    """Share of the question that the block's words and title speak to."""


class Chooser:
    """Weighs blocks for one question after the other; keeps nothing."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def candidates(self, relevance: Relevance, request: Request, hits: Sequence[Hit]) -> list[Candidate]:
        """The blocks of the first hits and of what stands around them, best first, each once."""
        found: dict[str, Candidate] = {}
        for hit in hits[:SPEAKERS]:
            own = {hit.passage.id, *(passage.id for passage in hit.following)}
            for block in self.blocks(hit):
                score = SCORE * hit.score + FIRST / hit.rank + weigh(block, relevance, request)
                score += FOUND * any(passage.id in own for passage, _ in block.parts)
                known = found.get(block.words)
                if known is None or known.score < score:
                    found[block.words] = Candidate(block, hit, score, relevance.share(block.words, block.title))
        return sorted(found.values(), key=lambda each: -each.score)

    def blocks(self, hit: Hit) -> list[Block]:
        """The blocks of a hit and of its section, without what only points elsewhere."""
        own = {hit.passage.id, *(passage.id for passage in hit.following)}
        text = [each for each in self._shelf.around(hit.passage) if each.id in own or not is_note(each)]
        known = {passage.id for passage in text}
        text = text + [passage for passage in hit.following if passage.id not in known]
        return [block for block in read_blocks(text) if not is_back_matter(block)]


def weigh(block: Block, relevance: Relevance, request: Request) -> float:
    """How much a block says of what is asked, by its words, the headings over it and its form."""
    values = sum(holds(asked, block.words) for asked in request.asked)
    score: float = (
        WORDS * own_share(block, relevance)
        + HEADINGS * relevance.share(block.title, *headings(block.passage))
        + VALUE * values
        + TABLE * (block.kind == "table" and not values)
        + ASPECT * (request.aspect is not None and request.aspect == aspect_of(block.title))
        + NOTE * (block.kind == "note")
    )
    return score


def own_share(block: Block, relevance: Relevance) -> float:
    """Share of the question that a block speaks to by itself. What is long holds any word by chance: an outline counts
    by its title, a table by its best row, a list half by its best item."""
    if block.kind == "outline":
        return relevance.share(block.title)
    whole = relevance.share(block.words)
    if not block.items:
        return whole
    opening = block.lead[1].words if block.lead else ""
    best = max(relevance.share(opening, unit.words) for _, unit in block.items)
    return best if block.kind == "table" else (1 - BEST_ITEM) * whole + BEST_ITEM * best


def aspect_of(title: str) -> Aspect | None:
    """What a heading announces: what to beware of, what makes it succeed, or neither."""
    folded = fold(title)
    if _CAUTION.search(folded):
        return "caution"
    return "success" if _SUCCESS.search(folded) else None


def headings(passage: Passage) -> tuple[str, ...]:
    """The headings that tell a passage from others: those below the top of the guide."""
    return passage.path[1:] if len(passage.path) > 1 else passage.path


def within(candidates: Iterable[Candidate], *, budget: int) -> list[Candidate]:
    """The best candidates whose words fit a number of characters, none far below the best one.

    Each block taken from a section makes its other blocks less wanted, so that another passage can speak too.
    """
    chosen: list[Candidate] = []
    taken: Counter[tuple[str, tuple[str, ...]]] = Counter()
    left = list(candidates)
    used = 0
    while left:
        best = max(left, key=lambda each: each.score - REPEATED * taken[_section(each)])
        left.remove(best)
        if chosen and best.score < chosen[0].score - MARGIN:
            break
        if len(taken) >= SECTIONS and _section(best) not in taken:
            continue
        length = len(best.block.words)
        if (
            chosen
            and best.score < chosen[0].score - CLOSE
            and best.share < TELLING * max(each.share for each in chosen)
        ):
            continue
        if chosen and (used + length > budget or any(_overlap(each.block, best.block) for each in chosen)):
            continue
        chosen.append(best)
        taken[_section(best)] += 1
        used += length
    return chosen


def _section(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    passage = candidate.block.passage
    return passage.document, passage.path


def _overlap(left: Block, right: Block) -> bool:
    """Whether one block is an outline and the other stands in it."""
    if left.kind != "outline" and right.kind != "outline":
        return False
    return left.passage.document == right.passage.document and (
        left.words in right.words or right.words in left.words or bool(_lines(left) & _lines(right))
    )


def _lines(block: Block) -> frozenset[str]:
    return frozenset(line for line in block.words.split("\n"))


def is_note(passage: Passage) -> bool:
    """Whether a passage holds footnotes, which stand between the parts of the text that runs over them."""
    return passage.text[:1] in "¹²³⁴⁵⁶⁷⁸⁹"


def is_back_matter(block: Block) -> bool:
    """Whether a block stands under a heading for further reading."""
    return any(is_back_matter_title(title) for title in (block.title, *headings(block.passage)))


def is_back_matter_title(title: str) -> bool:
    """Whether a heading opens references and further reading."""
    return _BACK_MATTER.search(fold(title)) is not None

"""Chooses what to quote: weighs the blocks of the passages found and keeps the best within a readable length."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer.answer_blocks import Block, is_numbered, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Aspect, Request, holds
from assistant.answer.shelf import Shelf
from assistant.datamodels import Hit
from assistant.question.language import detect
from ingest.datamodels import Passage
from ingest.text import fold

SPEAKERS = 10
"""Hits whose text is weighed."""
# Log-odds that a block stands on the page that answers. A first fit by logistic regression on 900 questions written for
# the guides was then adjusted by hand while reading answers to the visible questions, so that their quality on other
# questions may be lower. The share of the question that the block's own words hold tells the blocks of one page apart.
SCORE, FIRST, HEADINGS, FOUND, VALUE, WORDS = 15.0, 1.0, 1.2, 0.55, 0.5, 2.0
BEST_ITEM = 0.5
ASPECT, STEPS, NOTE, ILLUSTRATION, OUTSIDE = 1.5, 0.6, -0.5, -1.0, -0.5
"""Added when a block stands under the kind of heading that is asked for, holds the steps of what one asks how to do
(taken off a table, which tells cases and figures), is a footnote, only illustrates, or stands outside the fiches of its
guide."""

_CAUTION = re.compile(r"vigilance|^attention|pieges? a|precautions?|^risques|^les difficultes|points? de tension")
_SUCCESS = re.compile(r"cle?f?s? de (?:la )?reussite|facteurs? de reussite|points? positifs")
_STEPS = re.compile(r"\betapes?\b|\bdemarche\b|\bmethode|\bderoulement\b|\bcomment\b|\btemps :|\bprocedure\b")
_ILLUSTRATION = re.compile(r"(?:un |d'autres )?exemples?\b(?! d)")
_FURTHER = re.compile(r"pour aller plus loin|pour en savoir plus|bibliographie|autres ressources")
_BACK_MATTER = re.compile(
    rf"{_FURTHER.pattern}|cette fiche (?:peut|illustre)|sommaire|"
    r"remerciements|relecteurs|contributeurs|^contributions?\W*$|une production collective|mentions legales|"
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
            for block in self.blocks(hit) + (self._contacts(hit) if "contact" in request.asked else []):
                if not is_fit(block, relevance, request):
                    continue
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

    def _contacts(self, hit: Hit) -> list[Block]:
        """What a hit's fiche says of whom to contact, most often at its end among what only points elsewhere."""
        if hit.passage.fiche is None:
            return []
        blocks = read_blocks(self._shelf.of_fiche(hit.passage.document, hit.passage.fiche))
        return [
            replace(block, items=tuple(part for part in block.items if holds("contact", part[1].words)))
            for block in blocks
            if block.kind != "outline" and holds("contact", block.words)
        ]


def weigh(block: Block, relevance: Relevance, request: Request) -> float:
    """How much a block says of what is asked, by its words, the headings over it and its form."""
    values = sum(holds(asked, block.words) for asked in request.asked)
    score: float = (
        WORDS * own_share(block, relevance)
        + HEADINGS * relevance.share(block.title, *headings(block.passage))
        + VALUE * values
        + ASPECT * (request.aspect is not None and request.aspect == aspect_of(block.title))
        + STEPS * request.how * (is_steps(block) - (block.kind == "table"))
        + NOTE * (block.kind == "note")
        + ILLUSTRATION * (request.kind != "example" and is_illustration(block))
        + OUTSIDE * (block.passage.fiche is None)
    )
    return score


def own_share(block: Block, relevance: Relevance) -> float:
    """Share of the question that a block speaks to by itself. What is long holds any word by chance: an outline counts
    by its title, an answer by the printed question, a table by its best row, a list half by its best item."""
    if block.kind in ("outline", "pair"):
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


def is_steps(block: Block) -> bool:
    """Whether a block is a numbered list, or a list under a heading that announces steps."""
    if block.kind not in ("list", "outline") or not block.items:
        return False
    return sum(map(is_numbered, block.items)) > 1 or _STEPS.search(fold(block.title)) is not None


def is_illustration(block: Block) -> bool:
    """Whether a block is an example beside the text."""
    return _ILLUSTRATION.match(fold(block.title)) is not None or _ILLUSTRATION.match(fold(block.words)) is not None


def headings(passage: Passage) -> tuple[str, ...]:
    """The headings that tell a passage from others: those below the top of the guide."""
    return passage.path[1:] if len(passage.path) > 1 else passage.path


def is_fit(block: Block, relevance: Relevance, request: Request) -> bool:
    """Whether a block may answer at all: situations only tell when to open a fiche, and the answer to a printed
    question says little without it, or in a language that was not asked for."""
    if block.kind == "pair":
        return request.kind != "draft" and _language(block.title) in ("fr", relevance.language)
    return not is_situation(block.title)


_language = lru_cache(maxsize=4096)(detect)


def is_note(passage: Passage) -> bool:
    """Whether a passage holds footnotes, which stand between the parts of the text that runs over them."""
    return passage.text[:1] in "¹²³⁴⁵⁶⁷⁸⁹"


def is_back_matter(block: Block) -> bool:
    """Whether a block stands under a heading for further reading, or is an outline that holds such headings."""
    held = [unit.words.split("\n")[0] for _, unit in block.items] if block.kind == "outline" else []
    return any(is_back_matter_title(title) for title in (block.title, *headings(block.passage), *held))


def is_further_reading(block: Block) -> bool:
    """Whether a block stands under a heading that names what else to read."""
    return _FURTHER.search(fold(block.title)) is not None


def is_back_matter_title(title: str) -> bool:
    """Whether a heading opens references and further reading."""
    return _BACK_MATTER.search(fold(title)) is not None

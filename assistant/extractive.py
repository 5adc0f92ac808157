"""Answers explanations, facts and examples by quoting the guides: a lead, what carries it out, cautions, an example."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.blocks import Block, read_blocks
from assistant.datamodels import Hit, Query
from assistant.frames import Voice
from assistant.relevance import Rarity, Relevance
from assistant.requests import Request, holds
from assistant.shelf import Shelf
from assistant.writer import Writer
from ingest.datamodels import Passage
from ingest.text import fold

SPEAKERS = 6
"""Hits whose text is weighed."""
CONTEXT = 0.5
"""Weight of what the headings over a block say, beside the block's own words."""
HIT = 0.6
"""Weight of the passage's own score."""
NEIGHBOUR = 0.85
"""Factor for blocks that stand beside the passage found, under the same heading."""
VALUE = 0.35
"""Added when a block holds a value of the asked type."""
BACKWARD = 0.75
"""Factor for a sentence that points back to one before it."""
LONG, SHORT = 420, 45
MORE = 0.72
"""Share of the best block's score that further blocks must reach."""
PARTS = 3
"""Blocks quoted beside the lead."""

_CAUTION = re.compile(r"vigilance|attention|piege|precaution|risque|limites?\b|tension|difficult")
_SUCCESS = re.compile(r"cle(?:f)?s? de (?:la )?reussite|facteurs? (?:cles?|de reussite|facilit)|points? positifs?")
_POINTS_BACK = re.compile(
    r"^(?:il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|c'est|celui|celle|ainsi|cependant|toutefois|mais|or|donc|enfin|"
    r"ensuite|de plus|par ailleurs|en effet|neanmoins|pour cela|pour ce faire|dans ce cadre|a ce titre|en outre|aussi|"
    r"puis|leurs?|ses|son|sa|on|y|en revanche|au contraire|de meme|d'autre part|l'un|l'autre)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may speak, and how well it would."""

    block: Block
    hit: Hit
    score: float
    share: float


class Extractive:
    """Composes answers from hits; holds nothing of one question."""

    def __init__(self, shelf: Shelf, rarity: Rarity) -> None:
        self._shelf = shelf
        self._rarity = rarity

    def write(self, writer: Writer, query: Query, request: Request, hits: Sequence[Hit], voice: Voice) -> None:
        """Writes the answer to a question into `writer`."""
        relevance = Relevance(query, self._rarity)
        candidates = self.candidates(relevance, request, hits)
        if not candidates:
            return
        lead = candidates[0]
        self._write_lead(writer, lead, voice)
        self._write_support(writer, lead, candidates, voice)
        if request.kind != "fact":
            self._write_caution(writer, lead, relevance, voice)

    def candidates(self, relevance: Relevance, request: Request, hits: Sequence[Hit]) -> list[Candidate]:
        """The blocks of the first hits, best first, each once."""
        best = hits[0].score if hits else 1.0
        found: dict[str, Candidate] = {}
        for hit in hits[:SPEAKERS]:
            own = {hit.passage.id, *(passage.id for passage in hit.following)}
            for block in read_blocks(self._text_of(hit)):
                candidate = self._weigh(block, hit, relevance, request, own, best)
                known = found.get(block.words)
                if known is None or known.score < candidate.score:
                    found[block.words] = candidate
        return sorted(found.values(), key=lambda each: -each.score)

    def _text_of(self, hit: Hit) -> list[Passage]:
        text = self._shelf.around(hit.passage)
        known = {passage.id for passage in text}
        return text + [passage for passage in hit.following if passage.id not in known]

    def _weigh(
        self, block: Block, hit: Hit, relevance: Relevance, request: Request, own: set[str], best: float
    ) -> Candidate:
        share = relevance.share(block.words)
        with_path = relevance.share(block.words, block.title, *block.passage.path[1:])
        score = share + CONTEXT * (with_path - share) + HIT * hit.score / best
        score *= quality(block)
        if not any(passage.id in own for passage, _ in block.parts):
            score *= NEIGHBOUR
        if request.asked and any(holds(asked, block.words) for asked in request.asked):
            score += VALUE
        return Candidate(block, hit, score, share)

    def _write_lead(self, writer: Writer, lead: Candidate, voice: Voice) -> None:
        block = lead.block
        if block.lead is None:
            writer.open_part(voice.heading(block.title or lead.hit.passage.path[-1]))
        writer.quote_block(block, "lead")

    def _write_support(self, writer: Writer, lead: Candidate, candidates: Iterable[Candidate], voice: Voice) -> None:
        added = 0
        for candidate in candidates:
            if candidate is lead or candidate.score < MORE * lead.score:
                continue
            if candidate.block.title and candidate.block.title != lead.block.title:
                writer.open_part(voice.heading(candidate.block.title))
            if writer.quote_block(candidate.block):
                added += 1
            writer.drop_heading()
            if added == PARTS:
                return

    def _write_caution(self, writer: Writer, lead: Candidate, relevance: Relevance, voice: Voice) -> None:
        passage = lead.hit.passage
        if passage.fiche is None:
            return
        for other in self._shelf.of_fiche(passage.document, passage.fiche):
            blocks = [block for block in read_blocks([other]) if _CAUTION.search(fold(block.title)) and block.items]
            for block in blocks:
                writer.open_part(voice.text("part_caution"))
                if writer.quote_block(block, "caution"):
                    return
                writer.drop_heading()


def quality(block: Block) -> float:
    """Factor for how well a block reads alone: whole, of readable length, not pointing back."""
    words = block.lead[1].words if block.lead else ""
    factor = 1.0
    if block.kind == "sentence":
        if len(words) > LONG or len(words) < SHORT:
            factor *= 0.8
        if words.rstrip().endswith("?"):
            factor *= 0.7
    if words and _POINTS_BACK.match(fold(words)):
        factor *= BACKWARD
    return factor

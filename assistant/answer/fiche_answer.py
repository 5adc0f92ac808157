"""Answers "quelle fiche...": a short list, best first, each fiche with lines quoted from it as the reason."""

import re
from collections.abc import Sequence

from assistant.answer.answer_blocks import Block, is_situation, is_summary
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter, own_share
from assistant.answer.frames import Voice
from assistant.answer.relevance import Relevance
from assistant.answer.rest import Rest
from assistant.answer.sentences import points_back
from assistant.answer.shelf import Shelf
from assistant.answer.writer import Writer
from assistant.datamodels import FicheMatch, Query
from assistant.index import Index
from ingest.datamodels import Fiche, Passage
from ingest.text import fold

LISTED = 3
CLOSE = 0.4
"""Share of the first fiche's score that another must reach to be listed."""
ESSENTIALS, MENTION = 1100, 450
"""Characters of what is quoted from the first fiche after its opening, and from each other one."""
LONGEST = 700
"""Characters of a list or table quoted whole."""
POINTING = 0.75
"""What a block that points back to another one is worth beside one that does not."""

_ILLUSTRATION = re.compile(r"^(?:un )?exemples?\b")


class FicheAnswer:
    """Writes short lists of fiches over one open index."""

    def __init__(self, index: Index, shelf: Shelf) -> None:
        self._index = index
        self._rest = Rest(shelf, index.fiche_of)

    def write(
        self,
        writer: Writer,
        query: Query,
        matches: Sequence[FicheMatch],
        voice: Voice,
        near: Sequence[Passage] = (),
    ) -> list[FicheMatch]:
        """Writes the short list into `writer`, then the rest of its fiches and the sections of passages `near` the
        situation; the fiches listed, those with nothing to quote left out."""
        relevance = Relevance(query, self._index.lexical)
        listed: list[FicheMatch] = []
        for match in matches:
            if len(listed) == LISTED or match.score < CLOSE * matches[0].score:
                break
            writer.open_part(fiche_line(self._index, match.fiche, voice))
            blocks = self._blocks(match.fiche)
            if listed:
                is_told = self._mention(writer, blocks, relevance)
            else:
                is_told = self._present(writer, blocks, relevance, voice)
            if is_told:
                listed.append(match)
            writer.drop_heading()
        if listed:
            self._rest.write(writer, listed[0].fiche, voice, near)
        return listed

    def _present(self, writer: Writer, blocks: Sequence[Block], relevance: Relevance, voice: Voice) -> bool:
        """Quotes how the fiche opens, when to use it, and under their headings what in it speaks most to the situation;
        False when there was nothing to quote."""
        before = len(writer.statements)
        opening = _opening(blocks)
        if opening:
            writer.quote_block(opening)
        for block in blocks:
            if is_situation(block.title):
                self._quote_titled(writer, [block], voice)
        others = [block for block in blocks if block is not opening and not is_situation(block.title)]
        self._quote_titled(writer, _best(others, relevance, ESSENTIALS), voice)
        return len(writer.statements) > before

    def _mention(self, writer: Writer, blocks: Sequence[Block], relevance: Relevance) -> bool:
        """Quotes how the fiche opens and what in it speaks most to the situation; False when there was nothing."""
        opening = _opening(blocks)
        others = [block for block in blocks if block is not opening and not is_situation(block.title)]
        chosen = [*([opening] if opening else []), *_best(others, relevance, MENTION)]
        before = len(writer.statements)
        for block in chosen:
            writer.quote_block(block)
        return len(writer.statements) > before

    def _quote_titled(self, writer: Writer, blocks: Sequence[Block], voice: Voice) -> None:
        """Quotes blocks, each title once over what stands under it."""
        title = ""
        for block in blocks:
            if block.title != title and writer.statements:
                writer.open_part(voice.heading(block.title))
            writer.quote_block(block)
            writer.drop_heading()
            title = block.title

    def _blocks(self, fiche: Fiche) -> list[Block]:
        """The blocks of a fiche that can be quoted from it: no question cut from its answer, no invented example."""
        passages = [self._index.passages[row] for row in self._index.rows_of_fiche(fiche)]
        return [
            block
            for block in read_blocks(passages)
            if not (block.kind in ("pair", "note") or is_back_matter(block) or _ILLUSTRATION.match(fold(block.title)))
        ]


def fiche_line(index: Index, fiche: Fiche, voice: Voice) -> str:
    """Code, title, guide and page of a fiche on one line."""
    return voice.text(
        "fiche_line",
        code=voice.code(fiche),
        title=voice.heading(fiche.title),
        guide=index.guide(fiche.document).title,
        page=page_name(index.page(fiche.document, fiche.page).label, fiche.page, voice),
    )


def _opening(blocks: Sequence[Block]) -> Block | None:
    """What sums a fiche up or else its first sentences."""
    plain = [block for block in blocks if block.kind == "sentence" and not points_back(block.words)]
    return next((block for block in plain if is_summary(block.title)), plain[0] if plain else None)


def _best(blocks: Sequence[Block], relevance: Relevance, budget: int) -> list[Block]:
    """The blocks that speak most to the situation within a number of characters, in the order of the guide."""

    def fit(block: Block) -> float:
        return own_share(block, relevance) * (POINTING if points_back(block.words) else 1.0)

    chosen: list[Block] = []
    for block in sorted(blocks, key=fit, reverse=True):
        used = sum(len(each.words) for each in chosen)
        if used + len(block.words) <= budget and len(block.words) <= LONGEST and block.kind != "outline":
            chosen.append(block)
    return sorted(chosen, key=lambda block: (block.passage.order, block.place))


def page_name(label: str | None, page: int, voice: Voice) -> str:
    """The page as a person looks it up: its PDF number, with the printed one where it differs."""
    if label is None or label == str(page):
        return voice.text("page", page=page)
    return voice.text("page_label", page=page, label=label)

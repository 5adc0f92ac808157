"""Answers "quelle fiche...": a short list, best first, each fiche with a line quoted from it as the reason."""

from collections.abc import Sequence

from assistant.blocks import Block, read_blocks
from assistant.datamodels import FicheMatch, Query
from assistant.extractive import quality
from assistant.frames import Voice
from assistant.index import Index
from assistant.relevance import Relevance
from assistant.shelf import Shelf
from assistant.writer import Writer
from ingest.datamodels import Fiche, Passage

LISTED = 3
CLOSE = 0.6
"""Share of the first fiche's score that another must reach to be listed."""


class FicheAnswer:
    """Writes short lists of fiches over one open index."""

    def __init__(self, index: Index, shelf: Shelf) -> None:
        self._index, self._shelf = index, shelf

    def write(self, writer: Writer, query: Query, matches: Sequence[FicheMatch], voice: Voice) -> list[FicheMatch]:
        """Writes the short list into `writer`; the fiches listed, those with nothing to quote left out."""
        relevance = Relevance(query, self._index.lexical)
        listed: list[FicheMatch] = []
        for match in matches:
            if len(listed) == LISTED or match.score < CLOSE * matches[0].score:
                break
            writer.open_part(self.name(match.fiche, voice))
            if self._quote_reason(writer, match.fiche, relevance):
                listed.append(match)
            writer.drop_heading()
        return listed

    def name(self, fiche: Fiche, voice: Voice) -> str:
        """Code, title, guide and page of a fiche on one line."""
        return voice.text(
            "fiche_line",
            code=fiche.code,
            title=voice.heading(fiche.title),
            guide=self._index.guide(fiche.document).title,
            page=page_name(self._index.page(fiche.document, fiche.page).label, fiche.page, voice),
        )

    def _quote_reason(self, writer: Writer, fiche: Fiche, relevance: Relevance) -> bool:
        """Quotes the block of the fiche that speaks most to the situation."""
        passages = self._passages(fiche)
        blocks = [block for block in read_blocks(passages) if block.kind == "sentence" or block.lead]
        ranked = sorted(blocks, key=lambda block: -self._fit(block, relevance))
        return any(self._quote_short(writer, block) for block in ranked)

    def _quote_short(self, writer: Writer, block: Block) -> bool:
        return block.lead is not None and writer.quote(block.lead[0], block.lead[1].words)

    def _fit(self, block: Block, relevance: Relevance) -> float:
        return relevance.share(block.words, block.title) * quality(block)

    def _passages(self, fiche: Fiche) -> list[Passage]:
        rows = self._index.rows_of_fiche(fiche)
        return [self._index.passages[row] for row in rows]


def page_name(label: str | None, page: int, voice: Voice) -> str:
    """The page as a person looks it up: its PDF number, with the printed one where it differs."""
    if label is None or label == str(page):
        return voice.text("page", page=page)
    return voice.text("page_label", page=page, label=label)

"""Answers "quelle fiche...": a short list, best first, each fiche with lines quoted from it as the reason."""

from collections.abc import Sequence

from assistant.answer.answer_blocks import Block
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter
from assistant.answer.frames import Voice
from assistant.answer.relevance import Relevance
from assistant.answer.sentences import points_back
from assistant.answer.writer import Writer
from assistant.datamodels import FicheMatch, Query
from assistant.index import Index
from ingest.datamodels import Fiche

LISTED = 3
CLOSE = 0.5
"""Share of the first fiche's score that another must reach to be listed."""
LIST_LENGTH = 500
"""Characters of a list quoted whole as a reason."""
REASONS = (3, 1, 1)
"""Lines quoted from the first fiche, the second, the third."""


class FicheAnswer:
    """Writes short lists of fiches over one open index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def write(self, writer: Writer, query: Query, matches: Sequence[FicheMatch], voice: Voice) -> list[FicheMatch]:
        """Writes the short list into `writer`; the fiches listed, those with nothing to quote left out."""
        relevance = Relevance(query, self._index.lexical)
        listed: list[FicheMatch] = []
        for match in matches:
            if len(listed) == LISTED or match.score < CLOSE * matches[0].score:
                break
            writer.open_part(self.name(match.fiche, voice))
            if self._quote_reasons(writer, match.fiche, relevance, REASONS[len(listed)]):
                listed.append(match)
            writer.drop_heading()
        return listed

    def name(self, fiche: Fiche, voice: Voice) -> str:
        """Code, title, guide and page of a fiche on one line."""
        return voice.text(
            "fiche_line",
            code=voice.code(fiche),
            title=voice.heading(fiche.title),
            guide=self._index.guide(fiche.document).title,
            page=page_name(self._index.page(fiche.document, fiche.page).label, fiche.page, voice),
        )

    def _quote_reasons(self, writer: Writer, fiche: Fiche, relevance: Relevance, wanted: int) -> bool:
        """Quotes how the fiche opens and what in it speaks most to the situation, in the order of the guide."""
        blocks = [block for block in self._blocks(fiche) if block.lead and not is_back_matter(block)]
        ranked = sorted(blocks, key=lambda block: -self._fit(block, relevance))
        opening = next((block for block in blocks if not points_back(block.words)), None)
        chosen = ranked[:wanted] if wanted == 1 or opening is None else [opening, *ranked[: wanted - 1]]
        order = {id(block): rank for rank, block in enumerate(blocks)}
        quoted = [self._quote_short(writer, block) for block in sorted(chosen, key=lambda block: order[id(block)])]
        return any(quoted)

    def _quote_short(self, writer: Writer, block: Block) -> bool:
        """Quotes a sentence, or a short list whole."""
        if block.items and len(block.words) <= LIST_LENGTH:
            return writer.quote_block(block)
        return block.lead is not None and not block.items and writer.quote(block.lead[0], block.lead[1].words)

    def _fit(self, block: Block, relevance: Relevance) -> float:
        return relevance.share(block.words, block.title) * (0.75 if points_back(block.words) else 1.0)

    def _blocks(self, fiche: Fiche) -> list[Block]:
        return read_blocks([self._index.passages[row] for row in self._index.rows_of_fiche(fiche)])


def page_name(label: str | None, page: int, voice: Voice) -> str:
    """The page as a person looks it up: its PDF number, with the printed one where it differs."""
    if label is None or label == str(page):
        return voice.text("page", page=page)
    return voice.text("page_label", page=page, label=label)

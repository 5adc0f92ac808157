"""Quotes what the fiches behind an answer say beyond it, so that nothing of them is missed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answer.answer_blocks import Block, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter, is_further_reading, is_note
from assistant.answer.examples import FicheOf
from assistant.answer.frames import Voice
from assistant.answer.shelf import Shelf
from assistant.answer.writer import Writer
from ingest.datamodels import Fiche, Passage

WHOLE, SECOND, OTHERS = 10_000, 18_000, 20_000
"""Characters up to which an answer is completed with the rest of its first fiche, which few fiches exceed, then of the
second, and last with the sections that others speak from. On the visible questions the share of expected facts that
stand in it rose by eleven points with the first fiche and by three more with the second."""
_ASIDE = frozenset({"pair", "outline", "note"})


class Rest:
    """Completes answers over one open index."""

    def __init__(self, shelf: Shelf, fiche_of: FicheOf) -> None:
        self._shelf, self._fiche_of = shelf, fiche_of

    def write(self, writer: Writer, main: Fiche | None, voice: Voice, near: Sequence[Passage] = ()) -> None:
        """Adds what is left of the main fiche and of the next that speaks, then of the sections that others speak from
        or that hold passages `near` the question; the statements are marked as the rest."""
        spoken: dict[Fiche, list[Passage]] = {}
        for passage in (*writer.passages, *near):
            fiche = self._fiche_of(passage)
            if fiche is not None and fiche != main:
                spoken.setdefault(fiche, []).append(passage)
        writer.is_rest = True
        if main is not None:
            self._complete(writer, self._whole(main), main, WHOLE, voice, is_main=True)
        for rank, (fiche, passages) in enumerate(spoken.items()):
            whole, paths = self._whole(fiche), [passage.path for passage in passages]
            if rank == 0:
                self._complete(writer, whole, fiche, SECOND, voice)
            else:
                self._complete(writer, [each for each in whole if each.path in paths], fiche, OTHERS, voice)
        writer.is_rest = False

    def _whole(self, fiche: Fiche) -> Sequence[Passage]:
        return self._shelf.of_fiche(fiche.document, fiche.code)

    def _complete(
        self, writer: Writer, text: Sequence[Passage], fiche: Fiche, most: int, voice: Voice, *, is_main: bool = False
    ) -> None:
        """Adds what the answer does not say yet of some passages of a fiche, given in order, up to a length."""
        blocks = [fresh for block in _blocks(text) if (fresh := _unsaid(block, writer)).parts]
        opening = is_main
        for title, section in groupby(blocks, key=lambda block: block.title):
            heading = voice.heading(title)
            if opening:
                heading = voice.text("part_rest", title=heading)
            elif not is_main:
                heading = voice.text("section_elsewhere", title=heading, code=voice.code(fiche))
            writer.open_part(heading)
            for block in section:
                if writer.length + len(block.words) <= most and writer.quote_block(block):
                    opening = False
            writer.drop_heading()


def _unsaid(block: Block, writer: Writer) -> Block:
    """The block without what the answer says already."""
    left = [part for part in block.parts if not writer.has_said(part[1].words)]
    return replace(
        block,
        before=block.before if block.before in left else None,
        lead=block.lead if block.lead in left else None,
        items=tuple(part for part in block.items if part in left),
    )


def _blocks(text: Sequence[Passage]) -> list[Block]:
    """What the passages themselves say, without printed questions, notes, situations and the end matter of a guide."""
    return [
        block
        for block in read_blocks([passage for passage in text if not is_note(passage)])
        if (not is_back_matter(block) or is_further_reading(block))
        and not (block.kind in _ASIDE or is_situation(block.title))
    ]

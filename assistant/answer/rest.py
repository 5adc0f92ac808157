"""Quotes what the fiche behind an answer says beyond it, so that nothing of the fiche is missed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answer.answer_blocks import Block, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import is_back_matter, is_note
from assistant.answer.frames import Voice
from assistant.answer.writer import Writer
from ingest.datamodels import Passage

WHOLE = 8000
"""Characters up to which an answer is completed; few fiches exceed them. On the visible questions the share of expected
facts that stand in it rose by six points with 4,500 for explanations and examples, by five more with 8,000 for all."""
_ASIDE = frozenset({"pair", "outline", "note"})


def quote_rest(writer: Writer, fiche: Sequence[Passage], voice: Voice) -> None:
    """Adds the other sections of a fiche, given as its passages in order; the statements are marked as the rest."""
    writer.is_rest = True
    blocks = [fresh for block in _blocks(fiche) if (fresh := _unsaid(block, writer)).parts]
    is_first = True
    for title, section in groupby(blocks, key=lambda block: block.title):
        heading = voice.heading(title)
        writer.open_part(voice.text("part_rest", title=heading) if is_first else heading)
        for block in section:
            if writer.length + len(block.words) <= WHOLE and writer.quote_block(block):
                is_first = False
        writer.drop_heading()
    writer.is_rest = False


def _unsaid(block: Block, writer: Writer) -> Block:
    """The block without what the answer says already."""
    left = [part for part in block.parts if not writer.has_said(part[1].words)]
    return replace(
        block,
        before=block.before if block.before in left else None,
        lead=block.lead if block.lead in left else None,
        items=tuple(part for part in block.items if part in left),
    )


def _blocks(fiche: Sequence[Passage]) -> list[Block]:
    """What the fiche itself says, without printed questions, notes, situations and further reading."""
    return [
        block
        for block in read_blocks([passage for passage in fiche if not is_note(passage)])
        if not (block.kind in _ASIDE or is_back_matter(block) or is_situation(block.title))
    ]

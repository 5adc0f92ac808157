"""The pieces of a text in order, as every reader of files gives them, to blocks under their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.audit.datamodels import Block, BlockKind
from assistant.audit.headings import LONGEST_TITLE, is_bare_title, is_capitals_title, without_number

NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\S)")
FEW_HEADINGS = 3
"""From that many marked headings on, lines in plain type are text."""
SHORTEST_TEXT = 8
"""Words of the paragraph under a heading in plain type."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (`level` from 1), a paragraph, an item (with its number, if any) or a row. `is_line` tells one that
    stands alone on its line, `is_bold` one that is all in bold: either may be a heading that no style marks."""

    kind: BlockKind
    text: str
    level: int = 0
    is_line: bool = False
    is_bold: bool = False
    page: int | None = None


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The blocks in order, each with the headings over it."""
    blocks: list[Block] = []
    above: list[tuple[int, str]] = []
    for piece in _with_typed_headings(pieces):
        text = NUMBERED.sub("", piece.text) if piece.kind == "item" else piece.text
        if piece.kind == "heading":
            text = without_number(text)
            above = [each for each in above if each[0] < piece.level] + [(piece.level, text)]
        blocks.append(Block(text, tuple(title for _, title in above), piece.kind, piece.page))
    return tuple(blocks)


def _with_typed_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the lines that are headings by their type or place: bold, capitals, numbered, or, in a text with
    hardly any marked heading, short lines over a paragraph."""
    levels = [piece.level for piece in pieces if piece.kind == "heading"]
    allows_bare = len(levels) < FEW_HEADINGS
    return [
        replace(piece, kind="heading", level=max(levels, default=0) + 1)
        if after is not None and _is_heading(piece, after, allows_bare=allows_bare)
        else piece
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True)
    ]


def _is_heading(piece: Piece, after: Piece, *, allows_bare: bool) -> bool:
    may_be = piece.is_line and piece.kind in ("text", "item") and after.kind != "heading"
    title = without_number(piece.text)
    if not may_be or len(title.split()) > LONGEST_TITLE:
        return False
    is_numbered = NUMBERED.match(piece.text) is not None and after.kind != "item"
    if piece.kind == "item" and not is_numbered:
        return False
    is_bare = is_bare_title(title) and (is_numbered or (allows_bare and _is_body(after)))
    return piece.is_bold or is_capitals_title(title) or is_bare


def _is_body(piece: Piece) -> bool:
    return piece.kind in ("item", "row") or len(piece.text.split()) >= SHORTEST_TEXT

"""Paragraphs, list items, table rows and footnotes: the lines under one heading, put together again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.structure.rows import Row, is_item

BlockKind = Literal["prose", "item", "row", "note"]

_ENDS = re.compile(r"[.!?…:;»)]\s*[¹²³⁴⁵⁶⁷⁸⁹⁰\d]{0,2}$")
_NOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d{1,2}\s|\*|\[\d+\])")


@dataclass
class Block:
    """Rows `indexes` of the guide, under node number `node` - 1 of its outline; `heads` are the nodes whose titles
    are printed right before it, `length` the characters of both."""

    node: int
    indexes: list[int]
    kind: BlockKind
    length: int
    heads: tuple[int, ...] = ()

    def add(self, index: int, row: Row) -> None:
        """The line goes on with the block."""
        self.indexes.append(index)
        self.length += len(row.line.text) + 1


def blocks_of(rows: Sequence[Row], node: int, indexes: Iterable[int]) -> list[Block]:
    """The paragraphs, items and table rows of these rows in order; footnotes are left out."""
    blocks: list[Block] = []
    before: Row | None = None
    for index in indexes:
        row = rows[index]
        if row.line.footnote:
            continue
        kind = _kind(row)
        if before is not None and _continues(blocks[-1], before, row, kind):
            blocks[-1].add(index, row)
        else:
            blocks.append(Block(node, [index], kind, len(row.line.text) + 1))
        before = row
    return blocks


def notes_of(rows: Sequence[Row], node: int, indexes: Iterable[int]) -> list[Block]:
    """The footnotes among these rows, one block each."""
    notes: list[Block] = []
    for index in indexes:
        row = rows[index]
        if not row.line.footnote:
            continue
        last = rows[notes[-1].indexes[-1]] if notes else None
        if last is None or last.page != row.page or _NOTE.match(row.line.text):
            notes.append(Block(node, [index], "note", len(row.line.text) + 1))
        else:
            notes[-1].add(index, row)
    return notes


def _kind(row: Row) -> BlockKind:
    if row.line.row:
        return "row"
    return "item" if is_item(row) else "prose"


def _continues(block: Block, before: Row, row: Row, kind: BlockKind) -> bool:
    """Whether the line goes on with the block: wrapped, or the sentence runs over a gap, a column or a page."""
    if kind != "prose" or block.kind == "row":
        return False
    if not row.opens:
        return True
    text = row.line.text.lstrip()
    starts_small = text[:1].islower() or text[:1] in "(,;"
    return starts_small and not _ENDS.search(before.line.text)

"""Blocks into passages: the division of a fiche with the least cost, found by dynamic programming."""

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.structure.blocks import Block
from ingest.structure.rows import Row

FEWEST, TARGET, MOST = 500, 850, 1200
"""Characters of a passage: under the first it is short, over the last long."""

Chain = Sequence[Any]


def packed(blocks: Sequence[Block], rows: Sequence[Row], chains: Sequence[Chain]) -> Iterable[list[Block]]:
    """The blocks in groups, each a passage. `chains[block.node]` is the heading path of a block."""
    blocks = [piece for block in blocks for piece in pieces(block, rows)]
    cuts = [_cut_price(blocks, at, rows) for at in range(len(blocks))]
    crossings = [_crossing_price(blocks, at, chains) for at in range(len(blocks))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(blocks) + 1):
        cheapest, link, size, crossed = float("inf"), end - 1, 0, 0.0
        for start in range(end - 1, -1, -1):
            size += blocks[start].length
            if start < end - 1:
                crossed += crossings[start + 1]
                if size > 1.5 * MOST:
                    break
            cost = best[start][0] + _size_price(size) + crossed + cuts[start]
            if cost < cheapest:
                cheapest, link = cost, start
        best.append((cheapest, link))
    edges = [len(blocks)]
    while edges[-1] > 0:
        edges.append(best[edges[-1]][1])
    for end, start in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
        yield list(blocks[start:end])


def pieces(block: Block, rows: Sequence[Row]) -> list[Block]:
    """The block itself, or where it is longer than a passage may be its parts, cut at line ends that end a sentence."""
    if block.length <= MOST:
        return [block]
    parts: list[Block] = []
    current = Block(block.node, [], block.kind, 0, block.heads)
    rest = block.length
    for index in block.indexes:
        current.add(index, rows[index])
        is_end = rows[index].line.text.rstrip().endswith((".", "!", "?", ";", ":")) or current.length >= MOST
        if current.length >= TARGET and is_end and rest - current.length >= FEWEST / 2:
            parts.append(current)
            rest -= current.length
            current = Block(block.node, [], block.kind, 0)
    return [*parts, current] if current.indexes else parts


def _size_price(size: int) -> float:
    """How far a passage of this size is from a good one."""
    price = 0.1 + ((size - TARGET) / (4 * TARGET)) ** 2
    if size < FEWEST:
        price += ((FEWEST - size) / FEWEST) ** 2
    if size > MOST:
        price += 0.5 + 6 * (size - MOST) / MOST
    return price


def _crossing_price(blocks: Sequence[Block], at: int, chains: Sequence[Chain]) -> float:
    """The price of one passage over the block and the one before: the less of the path they share, the higher."""
    if at == 0 or blocks[at - 1].node == blocks[at].node:
        return 0.0
    one, other = chains[blocks[at - 1].node], chains[blocks[at].node]
    shared = sum(left is right for left, right in zip(one, other, strict=False))
    return 0.12 + 0.1 * max(0, max(len(one), len(other)) - shared - 1)


def _cut_price(blocks: Sequence[Block], at: int, rows: Sequence[Row]) -> float:
    """The price of a passage beginning at the block: high inside a list, highest between it and its introduction."""
    if at == 0:
        return 0.0
    before, block = blocks[at - 1], blocks[at]
    introduces = rows[before.indexes[-1]].line.text.rstrip().endswith(":")
    if before.node != block.node:
        return 0.6 if introduces else 0.0
    if block.kind == "item" and before.kind != "item":
        return 3.0 if introduces or before.length < 400 else 0.6
    if introduces:
        return 1.5
    if before.kind == block.kind == "item":
        is_second = at >= 2 and blocks[at - 2].kind != "item" and blocks[at - 2].node == block.node
        return 1.0 if is_second else 0.25
    return 0.25 if before.kind == block.kind == "row" else 0.05

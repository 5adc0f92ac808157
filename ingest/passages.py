"""Passages: the pieces of a guide that are searched, shown and cited, cut along its structure."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.datamodels import Page, Passage, PassageKind, Span
from ingest.headings import Row
from ingest.structure import Node, Outline, paths
from ingest.text import joined

FEWEST, TARGET, MOST = 500, 850, 1200
"""Characters of a passage: under the first it is short, over the last long."""
VERSION = "1"

_ITEM = re.compile(r"^(?:[>➤→☒✓❖o]\s|[-–—]\s|«\s[^»]*$|(?:\d{1,2}|[a-z])[.)°]\s|\d{1,2}(?:e|è|er|ère|ème)\s)")
_ENDS = re.compile(r"[.!?…:;»)]\s*[¹²³⁴⁵⁶⁷⁸⁹⁰\d]{0,2}$")


@dataclass
class _Block:
    """A paragraph, a list item or a table row: rows `indexes` under node `node`; `heads` are titles printed before."""

    node: int
    indexes: list[int]
    kind: str  # "prose", "item" or "row"
    length: int = 0
    heads: tuple[int, ...] = ()

    def text(self, rows: Sequence[Row]) -> str:
        text = ""
        for index in self.indexes:
            line = rows[index].line.text.strip()
            text = joined(text, line) if text else line
        return text


def passages_of(document: str, pages: Sequence[Page], outline: Outline) -> list[Passage]:
    """The passages of the guide in document order. None crosses a fiche."""
    chains = [(), *paths(outline.nodes)]
    texts = {page.number: page.text for page in pages}
    made: list[Passage] = []
    for blocks in _regions(outline):
        for notes in (False, True):
            part = [block for block in blocks if (block.kind == "note") == notes]
            for group in _packed(part, outline, chains):
                made.append(_passage(document, texts, outline, group, chains))
    made.sort(key=lambda each: (each.spans[0].page, each.spans[0].start))
    return [
        Passage(each.id, document, order, each.text, each.path, each.spans, each.kind, each.fiche)
        for order, each in enumerate(made)
    ]


def _regions(outline: Outline) -> Iterable[list[_Block]]:
    """The blocks of each stretch of the guide that a passage may not leave: a fiche, or a part outside of any."""
    blocks: list[_Block] = []
    pending: list[int] = []
    edges = [0, *(node.first for node in outline.nodes), len(outline.rows)]
    for at, (start, end) in enumerate(pairwise(edges)):
        node = outline.nodes[at - 1] if at else None
        if node is not None and node.entry is not None:
            yield blocks
            blocks, pending = [], []
        elif node is not None:
            pending.append(at - 1)
        body = range(node.last if node else start, end)
        fresh = list(_blocks(outline, at, [row for row in body if row not in outline.aside]))
        if fresh:
            fresh[0].heads = tuple(pending)
            pending = []
        blocks += fresh
    yield blocks


def _blocks(outline: Outline, node: int, indexes: Sequence[int]) -> Iterable[_Block]:
    """Paragraphs, items and table rows of the text under one heading."""
    rows = outline.rows
    notes = [index for index in indexes if rows[index].line.footnote]
    current: _Block | None = None
    for index in indexes:
        row = rows[index]
        if row.line.footnote:
            continue
        before = rows[current.indexes[-1]] if current else None
        kind = "row" if row.line.row else "item" if row.line.bullet or _ITEM.match(row.line.text) else "prose"
        if current is not None and before is not None and _continues(current, before, row, kind):
            current.indexes.append(index)
            current.length += len(row.line.text) + 1
            continue
        if current is not None:
            yield current
        current = _Block(node, [index], kind, len(row.line.text) + 1)
    if current is not None:
        yield current
    yield from _notes(rows, node, notes)


def _notes(rows: Sequence[Row], node: int, indexes: Sequence[int]) -> Iterable[_Block]:
    """Footnotes, one block a page."""
    current: _Block | None = None
    for index in indexes:
        if current is not None and rows[current.indexes[-1]].page == rows[index].page:
            current.indexes.append(index)
            current.length += len(rows[index].line.text) + 1
            continue
        if current is not None:
            yield current
        current = _Block(node, [index], "note", len(rows[index].line.text) + 1)
    if current is not None:
        yield current


def _continues(block: _Block, before: Row, row: Row, kind: str) -> bool:
    """Whether the line goes on with the block: wrapped, or the sentence runs over a gap, a column or a page."""
    if kind != "prose" or block.kind == "row":
        return False
    if not row.opens:
        return True
    text = row.line.text.lstrip()
    is_open = not _ENDS.search(before.line.text)
    starts_small = text[:1].islower() or text[:1] in "(,;"
    return is_open and starts_small


def _packed(blocks: Sequence[_Block], outline: Outline, chains: Sequence[tuple[Node, ...]]) -> Iterable[list[_Block]]:
    """The blocks in groups, each a passage: the division of the region with the least cost."""
    blocks = [piece for block in blocks for piece in _pieces(block, outline.rows)]
    if not blocks:
        return
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(blocks) + 1):
        cheapest, link, size = float("inf"), end - 1, 0
        crossed = 0.0
        for start in range(end - 1, -1, -1):
            size += blocks[start].length
            if start < end - 1:
                crossed += _crossing(blocks[start], blocks[start + 1], chains)
            if size > 1.5 * MOST and start < end - 1:
                break
            cost = (
                best[start][0]
                + _cost(size)
                + crossed
                + (_cut(blocks[start - 1], blocks[start], blocks, start) if start else 0)
            )
            if cost < cheapest:
                cheapest, link = cost, start
        best.append((cheapest, link))
    cuts = [len(blocks)]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    for start, end in pairwise(cuts):
        yield list(blocks[start:end])


def _pieces(block: _Block, rows: Sequence[Row]) -> list[_Block]:
    """The block itself, or parts of it ending with a sentence where it is longer than a passage may be."""
    if block.length <= MOST:
        return [block]
    pieces: list[_Block] = []
    current: list[int] = []
    length = 0
    for index in block.indexes:
        current.append(index)
        length += len(rows[index].line.text) + 1
        rest = block.length - sum(piece.length for piece in pieces) - length
        if (
            length >= TARGET
            and rest >= FEWEST / 2
            and (re.search(r"[.!?;:]$", rows[index].line.text) or length >= MOST)
        ):
            pieces.append(_Block(block.node, current, block.kind, length))
            current, length = [], 0
    if current:
        pieces.append(_Block(block.node, current, block.kind, length))
    pieces[0].heads = block.heads
    return pieces


def _cost(size: int) -> float:
    """How far a passage of this size is from a good one."""
    cost = 0.1
    if size < FEWEST:
        cost += ((FEWEST - size) / FEWEST) ** 2
    if size > MOST:
        cost += 0.5 + 6 * ((size - MOST) / MOST)
    return cost + ((size - TARGET) / (4 * TARGET)) ** 2


def _crossing(before: _Block, block: _Block, chains: Sequence[tuple[Node, ...]]) -> float:
    """The price of one passage over both blocks: small inside a heading, higher the less of the path they share."""
    if before.node == block.node:
        return 0.0
    one, other = chains[before.node], chains[block.node]
    shared = sum(1 for left, right in zip(one, other, strict=False) if left is right)
    return 0.12 + 0.1 * max(0, max(len(one), len(other)) - shared - 1)


def _cut(before: _Block, block: _Block, blocks: Sequence[_Block], at: int) -> float:
    """The price of a passage ending between the two blocks."""
    if before.node != block.node:
        return 0.0
    if before.kind == "prose" and block.kind == "item":
        return 3.0 if before.length < 400 else 0.6
    if before.kind == "item" and block.kind == "item":
        is_first = at >= 2 and blocks[at - 2].kind == "prose" and blocks[at - 2].node == block.node
        return 1.0 if is_first else 0.25
    if before.kind == "row" and block.kind == "row":
        return 0.25
    return 0.05


def _passage(
    document: str,
    texts: dict[int, str],
    outline: Outline,
    group: Sequence[_Block],
    chains: Sequence[tuple[Node, ...]],
) -> Passage:
    path = chains[group[0].node]
    for block in group[1:]:
        other = chains[block.node]
        path = tuple(left for left, right in zip(path, other, strict=False) if left is right)
    named = {id(node) for node in path}
    pieces: list[str] = []
    indexes: list[int] = []
    for block in group:
        for head in block.heads:
            node = outline.nodes[head]
            if id(node) not in named:
                pieces.append(node.title)
                indexes += range(node.first, node.last)
        pieces.append(block.text(outline.rows))
        indexes += block.indexes
    text = "\n".join(pieces)
    spans = tuple(_spans(outline.rows, sorted(indexes), texts))
    kind = _kind(group)
    fiche = next((node.entry.code for node in reversed(path) if node.entry is not None and node.entry.code), None)
    place = f"{document}\n{spans[0].page}\n{spans[0].start}\n{text}"
    return Passage(
        hashlib.sha256(place.encode("utf-8")).hexdigest()[:16], document, 0, text,
        tuple(node.title for node in path), spans, kind, fiche,
    )  # fmt: skip


def _spans(rows: Sequence[Row], indexes: Sequence[int], texts: dict[int, str]) -> Iterable[Span]:
    """The printed place of the rows: one span for each run of neighbours on a page."""
    start, previous = 0, -2
    for at, index in enumerate([*indexes, -9]):
        if at and (index != previous + 1 or rows[index].page != rows[previous].page):
            first, last = rows[indexes[start]], rows[previous]
            yield Span(first.page, first.line.start, last.line.end)
            start = at
        previous = index


def _kind(group: Sequence[_Block]) -> PassageKind:
    sizes = {"prose": 0, "item": 0, "row": 0, "note": 0}
    for block in group:
        sizes[block.kind] += block.length
    if sizes["row"] > 0.5 * sum(sizes.values()):
        return "table"
    return "list" if sizes["item"] > 0.5 * sum(sizes.values()) else "prose"

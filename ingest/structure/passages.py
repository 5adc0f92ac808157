"""Passages: the pieces of a guide that are searched, shown and cited, cut along its structure."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from ingest.datamodels import Page, Passage, PassageKind, Span
from ingest.structure.blocks import Block, blocks_of, notes_of
from ingest.structure.outline import Node, Outline, paths
from ingest.structure.packing import packed
from ingest.structure.rows import Row
from ingest.structure.titles import join_titles
from ingest.text import joined

VERSION = "1"
"""Raise it when a change below gives other passages for the same pages."""
LONGEST_NOTE = 350
"""A footnote up to this many characters goes with the passage that calls it."""

Chain = tuple[Node, ...]
# Whole and compound words of the guide, by which a hyphen at a line end is told from a cut; the cut halves are none.
_DOUBLE_MARK = re.compile(r"^•\s+[⇒→➤☒✓❖■▪]\s*")
_WORDS = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+(?!-)")


def passages_of(document: str, pages: Sequence[Page], outline: Outline) -> list[Passage]:
    """The passages of the guide in document order. None crosses a fiche."""
    chains: list[Chain] = [(), *paths(outline.nodes)]
    groups = [group for region in _regions(outline) for group in packed(region, outline.rows, chains)]
    groups = _with_notes(groups, outline)
    texts = {page.number: page.text for page in pages}
    words = frozenset(word for text in texts.values() for word in _WORDS.findall(text.lower()))
    make = partial(_passage, document, texts, words, outline, chains)
    made = [make(group) for group in groups]
    made.sort(key=lambda each: (each.spans[0].page, each.spans[0].start))
    return [
        Passage(each.id, document, order, each.text, each.path, each.spans, each.kind, each.fiche)
        for order, each in enumerate(made)
    ]


def _regions(outline: Outline) -> Iterable[list[Block]]:
    """The blocks of each stretch of the guide that a passage may not leave: a fiche, or a part outside of any."""
    blocks: list[Block] = []
    heads: list[int] = []
    edges = [0, *(node.first for node in outline.nodes), len(outline.rows)]
    for at, (start, end) in enumerate(pairwise(edges)):
        node = outline.nodes[at - 1] if at else None
        if node is not None and node.entry is not None:
            yield blocks
            blocks, heads = [], []
        elif node is not None:
            heads.append(at - 1)
        body = [row for row in range(node.last if node else start, end) if row not in outline.aside]
        fresh = blocks_of(outline.rows, at, body)
        if fresh:
            fresh[0].heads = tuple(heads)
            fresh[0].length += sum(len(outline.nodes[head].title) + 1 for head in heads)
            heads = []
        blocks += fresh
    yield blocks


def _with_notes(groups: Sequence[list[Block]], outline: Outline) -> list[list[Block]]:
    """The groups with the footnotes that they call; other footnotes make groups of their own, one a page and place."""
    called: dict[int, list[Block]] = {}
    alone: dict[tuple[int, int], list[Block]] = {}
    by_page: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        for page in {outline.rows[index].page for block in group for index in block.indexes}:
            by_page.setdefault(page, []).append(number)
    for note in _notes(outline):
        page = outline.rows[note.indexes[0]].page
        mark = outline.rows[note.indexes[0]].line.text[:1]
        near = [*by_page.get(page, []), *by_page.get(page - 1, [])]
        home = next((number for number in near if _calls(groups[number], mark, outline.rows)), None)
        if home is None or note.length > LONGEST_NOTE or not mark.strip():
            alone.setdefault((page, note.node), []).append(note)
        else:
            called.setdefault(home, []).append(note)
    return [*(group + called.get(number, []) for number, group in enumerate(groups)), *alone.values()]


def _notes(outline: Outline) -> Iterable[Block]:
    edges = [0, *(node.first for node in outline.nodes), len(outline.rows)]
    for at, (start, end) in enumerate(pairwise(edges)):
        yield from notes_of(outline.rows, at, [row for row in range(start, end) if row not in outline.aside])


def _calls(group: Sequence[Block], mark: str, rows: Sequence[Row]) -> bool:
    return mark in "¹²³⁴⁵⁶⁷⁸⁹*" and any(mark in rows[index].line.text for block in group for index in block.indexes)


def _passage(
    document: str,
    texts: Mapping[int, str],
    words: frozenset[str],
    outline: Outline,
    chains: Sequence[Chain],
    group: Sequence[Block],
) -> Passage:
    path = _shared([chains[block.node] for block in group if block.kind != "note"] or [chains[group[0].node]])
    named = {id(node) for node in path}
    pieces: list[str] = []
    indexes: list[int] = []
    for block in group:
        for head in block.heads:
            node = outline.nodes[head]
            if id(node) not in named:
                pieces.append(join_titles([row.line for row in outline.rows[node.first : node.last]]))
                indexes += range(node.first, node.last)
        pieces.append(_text(block, outline.rows, words))
        indexes += block.indexes
    text = "\n".join(pieces)
    spans = tuple(_spans(outline.rows, sorted(indexes)))
    first = spans[0]
    printed = "\n".join(texts[span.page][span.start : span.end] for span in spans)
    fiche = next((node.entry.code for node in reversed(path) if node.entry is not None and node.entry.code), None)
    place = "\n".join((document, str(first.page), str(first.start), printed))
    return Passage(
        hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16], document, 0, text,
        tuple(node.title for node in path), spans, _kind(group), fiche,
    )  # fmt: skip


def _shared(chains: Sequence[Chain]) -> Chain:
    """The nodes that all the paths begin with."""
    path = chains[0]
    for other in chains[1:]:
        same = [left is right for left, right in zip(path, other, strict=False)]
        path = path[: same.index(False) if False in same else len(same)]
    return path


def _text(block: Block, rows: Sequence[Row], words: frozenset[str]) -> str:
    parts: list[str] = []
    for index in block.indexes:
        line = rows[index].line.text.strip()
        if parts and parts[-1].endswith("-"):
            parts[-1] = joined(parts[-1], line, words)
        else:
            parts.append(line)
    return _DOUBLE_MARK.sub("• ", " ".join(parts))


def _spans(rows: Sequence[Row], indexes: Sequence[int]) -> Iterable[Span]:
    """The printed place of the rows: one span for each run of neighbours on a page."""
    start = 0
    for at in range(1, len(indexes) + 1):
        before = indexes[at - 1]
        if at == len(indexes) or indexes[at] != before + 1 or rows[indexes[at]].page != rows[before].page:
            yield Span(rows[before].page, rows[indexes[start]].line.start, rows[before].line.end)
            start = at


def _kind(group: Sequence[Block]) -> PassageKind:
    sizes = {"prose": 0, "item": 0, "row": 0, "note": 0}
    for block in group:
        sizes[block.kind] += block.length
    if sizes["row"] > 0.5 * sum(sizes.values()):
        return "table"
    return "list" if sizes["item"] > 0.5 * sum(sizes.values()) else "prose"

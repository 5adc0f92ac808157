"""PDF pages, read as the guides are, to blocks under their headings, with their pages. Footnotes are left out."""

from collections.abc import Sequence
from functools import reduce

from assistant.audit.datamodels import Block, BlockKind
from assistant.audit.headings import without_number
from ingest.datamodels import Page
from ingest.pages.pdf import Bookmark
from ingest.structure.blocks import Block as Rows
from ingest.structure.blocks import blocks_of
from ingest.structure.outline import Outline, governed, outline_of, paths
from ingest.text import joined

_KINDS: dict[str, BlockKind] = {"item": "item", "row": "row"}


def blocks_of_pages(pages: Sequence[Page], bookmarks: Sequence[Bookmark] = ()) -> tuple[Block, ...]:
    """The blocks of the pages in order."""
    outline = outline_of(pages, (), bookmarks)
    titles = [tuple(without_number(node.title) for node in path) for path in paths(outline.nodes)]
    blocks: list[Block] = []
    for rank, (node, indexes) in enumerate(governed(outline.nodes, len(outline.rows), outline.aside)):
        path = titles[rank - 1] if rank else ()
        if node is not None:
            blocks.append(Block(path[-1], path, "heading", outline.rows[node.first].page))
        blocks += [_block(rows, outline, path) for rows in blocks_of(outline.rows, rank, indexes)]
    return tuple(blocks)


def _block(rows: Rows, outline: Outline, path: tuple[str, ...]) -> Block:
    lines = [outline.rows[index].line.text.strip() for index in rows.indexes]
    text = reduce(joined, lines).lstrip("•-– \u00a0")
    return Block(text, path, _KINDS.get(rows.kind, "text"), outline.rows[rows.indexes[0]].page)

"""PDF pages, read as the guides are, to blocks under their headings, with their pages. Footnotes are left out."""

from collections.abc import Iterator, Sequence
from functools import reduce

from assistant.audit.datamodels import Block, BlockKind
from assistant.audit.pieces import Piece, blocks_of
from ingest.datamodels import Page
from ingest.pages.pdf import Bookmark
from ingest.structure import blocks
from ingest.structure.outline import Outline, governed, outline_of, paths
from ingest.text import joined

_KINDS: dict[str, BlockKind] = {"item": "item", "row": "row"}


def blocks_of_pages(pages: Sequence[Page], bookmarks: Sequence[Bookmark] = ()) -> tuple[Block, ...]:
    """The blocks of the pages in order."""
    return blocks_of(list(_pieces(outline_of(pages, (), bookmarks))))


def _pieces(outline: Outline) -> Iterator[Piece]:
    levels = [len(path) for path in paths(outline.nodes)]
    for rank, (node, indexes) in enumerate(governed(outline.nodes, len(outline.rows), outline.aside)):
        if node is not None:
            yield Piece("heading", node.title, levels[rank - 1], page=outline.rows[node.first].page)
        for block in blocks.blocks_of(outline.rows, rank, indexes):
            yield _piece(block, outline)


def _piece(block: blocks.Block, outline: Outline) -> Piece:
    rows = [outline.rows[index] for index in block.indexes]
    text = reduce(joined, (row.line.text.strip() for row in rows)).lstrip("•-– \u00a0")
    is_bold = all(row.line.bold for row in rows)
    return Piece(
        _KINDS.get(block.kind, "text"), text, is_line=len(rows) == 1 or is_bold, is_bold=is_bold, page=rows[0].page
    )

"""PDF pages to blocks under their headings, with their pages.

A document of a few pages is no guide: its headings are told by size, weight and capitals alone, and its footnotes may
hold more words than its text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from assistant.audit.datamodels import Block, BlockKind
from assistant.audit.headings import is_title
from assistant.audit.pieces import Piece, blocks_of
from ingest.datamodels import Page
from ingest.structure import blocks
from ingest.structure.rows import LARGE, Row, rows_of
from ingest.structure.titles import numbering
from ingest.structure.toc import find_contents
from ingest.text import joined

BODY_SHARE = 0.2
"""Share of the characters that the size of the text holds at least."""
SMALL, TINY = 0.88, 0.7
"""Sizes of footnotes and of their marks beside that of the text."""

_KINDS: dict[str, BlockKind] = {"item": "item", "row": "row"}
_MARK = re.compile(r"^[\d, ]+$")


def blocks_of_pages(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of the pages in order."""
    rows = rows_of(pages)
    body = _body_size(rows)
    kept = _without_notes(rows, body)
    contents = find_contents(kept).rows
    return blocks_of(list(_pieces([row for index, row in enumerate(kept) if index not in contents], body)))


def _body_size(rows: Sequence[Row]) -> float:
    """The largest size that holds a fair share of the text."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size, 1)] += len(row.line.text)
    return max((size for size, count in sizes.items() if count >= BODY_SHARE * sizes.total()), default=10.0)


def _without_notes(rows: Sequence[Row], body: float) -> list[Row]:
    """The rows without what stands small at the foot of each page, and without the marks that point to it."""
    kept: list[Row] = []
    for _, page in groupby(rows, key=lambda row: row.page):
        lines = [row for row in page if row.line.size >= TINY * body or not _MARK.match(row.line.text)]
        last = max((at for at, row in enumerate(lines) if row.line.size > SMALL * body), default=-1)
        kept += [row for row in lines[: last + 1] if not row.line.footnote]
    return kept


def _pieces(rows: Sequence[Row], body: float) -> Iterator[Piece]:
    """Paragraphs, items and rows; the lines set as a heading at the start of a paragraph are one."""
    for block in blocks.blocks_of(rows, 0, range(len(rows))):
        lines = [rows[index] for index in block.indexes]
        count = _heading_lines(lines, body)
        if count:
            yield Piece("heading", _text(lines[:count]), _level(lines[:count]), page=lines[0].page)
        if count < len(lines):
            rest = lines[count:]
            kind = _KINDS.get(block.kind, "text")
            yield Piece(kind, _text(rest), is_line=len(lines) == 1, page=rest[0].page)


def _heading_lines(lines: Sequence[Row], body: float) -> int:
    """How many lines at the start of a paragraph are a heading: larger than the text, or in bold."""
    is_set_apart = [not row.line.row and (row.line.bold or row.line.size >= LARGE * body) for row in lines]
    count = is_set_apart.index(False) if False in is_set_apart else len(lines)
    return count if count and is_title(_text(lines[:count])) else 0


def _level(lines: Sequence[Row]) -> int:
    """Smaller for larger type, and for fewer figures in the number: "2" stands over "2.1"."""
    number, _, _ = numbering(_text(lines))
    return 10_000 - 10 * round(10 * lines[0].line.size) + (number or "").count(".")


def _text(lines: Sequence[Row]) -> str:
    return reduce(joined, (row.line.text.strip() for row in lines)).lstrip("•-– \u00a0")

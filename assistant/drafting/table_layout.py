"""How the tables of a document are laid out: widths that follow what the columns hold, figures to the right."""

import re
from collections.abc import Sequence

from assistant.document_tree import Cell, Node, plain_text, table_rows

_NARROWEST, _WIDEST = 8, 50
"""Characters that count for the width of a column, its margins included."""
_MARGINS = 2
_FIGURE = re.compile(r"(?=.*\d)[\d\s.,/+-]*(€|%|euros?|jours?|j|h|heures?|points?|TTC|HT|\s)*")


def with_tables_laid_out(nodes: list[Node]) -> list[Node]:
    """The blocks with the columns of each table sized; an alignment that the user chose stays."""
    for node in nodes:
        if node["t"] == "Table":
            node["c"][2] = _columns(node)
    return nodes


def _columns(table: Node) -> list[list[Node]]:
    head, below = table_rows(table)
    rows = [[_words(cell) for cell in row] for row in below]
    titles = [[_words(cell) for cell in row] for row in head]
    widths = _widths([*titles, *rows])
    aligned = [column[0] for column in table["c"][2]]
    return [
        [_alignment(given, [row[place] for row in rows]), {"t": "ColWidth", "c": width}]
        for place, (given, width) in enumerate(zip(aligned, widths, strict=True))
    ]


def _alignment(given: Node, words: list[str]) -> Node:
    """Right for a column of figures, of which one may be yet to complete."""
    filled = [each for each in words if each and not each.startswith("[À compléter")]
    is_figures = bool(filled) and all(_FIGURE.fullmatch(each) for each in filled) and len(words) - len(filled) <= 1
    return {"t": "AlignRight"} if is_figures and given["t"] == "AlignDefault" else given


def _widths(rows: list[list[str]]) -> list[float]:
    """Shares of the page's width that make 1: as wide as the longest cell, up to a limit, and as its longest word."""
    columns = list(zip(*rows, strict=True))
    wanted = [max(min(_longest(column), _WIDEST), _longest(" ".join(column).split()), _NARROWEST) for column in columns]
    return [round(width / sum(wanted), 4) for width in wanted]


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0) + _MARGINS


def _words(cell: Cell) -> str:
    return plain_text(cell[4]).strip()

"""How the tables of a document are laid out: widths that follow what the columns hold, figures to the right."""

import re
from collections.abc import Sequence

from assistant.document_tree import Cell, Node, plain_text, table_rows

_NARROWEST, _WIDEST = 8, 50
"""Characters that count for the width of a column, its margins included."""
_MARGINS = 2
_SHORT, _LINE = 14, 80
"""Characters of a cell that stays on one line ("10 800 € TTC"); characters that a line of the page is sure to hold."""
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
    """Shares of the page's width that make 1: as wide as the longest cell, up to a limit, and as its longest word.

    A column of short cells has at least what keeps them on one line, which the wide ones give up.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [max(min(_longest(column), _WIDEST), _longest(" ".join(column).split()), _NARROWEST) for column in columns]
    is_kept = [_longest(column) <= _SHORT + _MARGINS and sum(wanted) > _LINE for column in columns]
    kept = sum(width for width, stays in zip(wanted, is_kept, strict=True) if stays) / _LINE
    if not 0 < kept < 1:
        return [round(width / sum(wanted), 4) for width in wanted]
    others = sum(width for width, stays in zip(wanted, is_kept, strict=True) if not stays)
    shares = [width / _LINE if stays else (1 - kept) * width / others
              for width, stays in zip(wanted, is_kept, strict=True)]  # fmt: skip
    return [round(share, 4) for share in shares]


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0) + _MARGINS


def _words(cell: Cell) -> str:
    return plain_text(cell[4]).strip()

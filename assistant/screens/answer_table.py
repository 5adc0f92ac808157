"""The rows of tables that an answer quotes, drawn as rows of cells."""

from assistant.datamodels import Statement
from assistant.screens.markup import paragraphs

WIDEST = 6
"""Columns for which the style sheet has a grid; further cells run on below."""


def cells(statement: Statement) -> str:
    """The cells of a row, or the names of the columns, as HTML; empty for what is no part of a table."""
    if not statement.cells:
        return ""
    drawn = "".join(f"<span>{paragraphs(cell)}</span>" for cell in statement.cells)
    return f'<span class="cells columns-{min(len(statement.cells), WIDEST)}">{drawn}</span>'

"""What pandoc leaves out of the tables of Word and LibreOffice documents."""

import re
from itertools import cycle

_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" ?/>')
_NO_WIDTH = re.compile(r"<w:tcPr ?/>")
_FULL = 5000
"""The whole width of the text, in fiftieths of a percent."""
_CELL = re.compile(r'(<style:style style:name="(Table\w*RowCell)" [^>]*>\s*)<style:table-cell-properties [^>]*/>')
_LINES = {
    "TableHeaderRowCell": 'fo:padding="0.07cm 0.15cm" fo:background-color="#e6eef3" fo:border-top="1pt solid #17455c" '
    'fo:border-bottom="0.5pt solid #17455c"',
    "TableRowCell": 'fo:padding="0.07cm 0.15cm" fo:border-bottom="0.5pt solid #c9d6de"',
}


def with_cell_widths(document: str) -> str:
    """Word's document with a width in each cell: Word may make a table narrower that has them in its grid alone."""
    return _TABLE.sub(_sized, document)


def _sized(match: re.Match[str]) -> str:
    columns = [int(width) for width in _COLUMN.findall(match[0])]
    shares = cycle(round(_FULL * width / sum(columns)) for width in columns)
    return _NO_WIDTH.sub(lambda _: f'<w:tcPr><w:tcW w:type="pct" w:w="{next(shares)}"/></w:tcPr>', match[0])


def with_cell_lines(content: str) -> str:
    """LibreOffice's content with the lines and the shaded header of the tables, which a model cannot carry."""
    return _CELL.sub(lambda match: f"{match[1]}<style:table-cell-properties {_LINES[match[2]]}/>", content)

"""What pandoc leaves out of the tables and lists of Word and LibreOffice documents."""

import re
from collections import Counter
from itertools import cycle

KEPT_ROWS = 10
"""Rows, header included, that stay together on one page."""
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" ?/>')
_NO_WIDTH = re.compile(r"<w:tcPr ?/>")
_STYLED = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext)")
_ITEM = re.compile(r'(<w:pStyle [^>]*/>)(<w:numPr>.*?<w:numId w:val="(\d+)" ?/>)')
_FULL = 5000
"""The whole width of the text, in fiftieths of a percent."""
_ODT_TABLE = re.compile(r'<table:table table:name="(\w+)".*?</table:table>', re.DOTALL)
_ODT_CELL = re.compile(r'(<style:style style:name="(Table\w*RowCell)" [^>]*>\s*)<style:table-cell-properties [^>]*/>')
_ODT_LINES = {
    "TableHeaderRowCell": 'fo:padding="0.07cm 0.15cm" fo:background-color="#e6eef3" fo:border-top="1pt solid #17455c" '
    'fo:border-bottom="0.5pt solid #17455c"',
    "TableRowCell": 'fo:padding="0.07cm 0.15cm" fo:border-bottom="0.5pt solid #c9d6de"',
}


def finished_word(document: str) -> str:
    """Word's document with a width in each cell, small tables whole on their page, and no item alone on another.

    Word may make a table narrower that has its widths in its grid alone.
    """
    return _with_items_held(_TABLE.sub(lambda match: _kept_together(_sized(match[0])), document))


def _with_items_held(document: str) -> str:
    """The document with the first item of each list held to the second, the last but one to the last."""
    lengths = Counter(match[3] for match in _ITEM.finditer(document))
    seen: Counter[str] = Counter()

    def held(match: re.Match[str]) -> str:
        seen[match[3]] += 1
        rank, length = seen[match[3]], lengths[match[3]]
        is_held = rank < length and rank in (1, length - 1)
        return f"{match[1]}<w:keepNext/>{match[2]}" if is_held else match[0]

    return _ITEM.sub(held, document)


def _sized(table: str) -> str:
    columns = [int(width) for width in _COLUMN.findall(table)]
    shares = cycle(round(_FULL * width / sum(columns)) for width in columns)
    return _NO_WIDTH.sub(lambda _: f'<w:tcPr><w:tcW w:w="{next(shares)}" w:type="pct"/></w:tcPr>', table)


def _kept_together(table: str) -> str:
    """The table with each row but the last held to the next."""
    *rows, last = table.split("<w:tr>")
    if len(rows) > KEPT_ROWS:
        return table
    return "<w:tr>".join([*(_STYLED.sub(r"\1<w:keepNext/>", row) for row in rows), last])


def finished_libreoffice(content: str) -> str:
    """LibreOffice's content with the lines and the shaded header of the tables, and small tables whole."""
    content = _ODT_CELL.sub(lambda match: f"{match[1]}<style:table-cell-properties {_ODT_LINES[match[2]]}/>", content)
    for table in _ODT_TABLE.finditer(content):
        if table[0].count("<table:table-row>") <= KEPT_ROWS:
            style = f'<style:style style:name="{table[1]}" style:family="table">'
            pattern = re.compile(rf"({re.escape(style)}\s*<style:table-properties )")
            content = pattern.sub(r'\1style:may-break-between-rows="false" ', content)
    return content

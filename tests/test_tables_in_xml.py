"""The tables of Word and LibreOffice get what pandoc leaves out."""

import re

from assistant.drafting.tables_in_xml import KEPT_ROWS, finished_libreoffice, finished_word

CELL = '<w:tc><w:tcPr /><w:p><w:pPr><w:pStyle w:val="Compact" /></w:pPr></w:p></w:tc>'
GRID = '<w:tblGrid><w:gridCol w:w="1980" /><w:gridCol w:w="5940" /></w:tblGrid>'


def word_table(rows: int) -> str:
    return f"<w:tbl>{GRID}{f'<w:tr>{CELL}{CELL}</w:tr>' * rows}</w:tbl>"


def test_each_cell_of_word_has_its_share_of_the_width() -> None:
    widths = re.findall(r'<w:tcPr><w:tcW w:w="(\d+)" w:type="pct"/></w:tcPr>', finished_word(word_table(2)))
    assert widths == ["1250", "3750", "1250", "3750"]  # a quarter and three quarters of 5000


def test_a_small_table_of_word_stays_whole() -> None:
    *rows, last = finished_word(word_table(3)).split("<w:tr>")[1:]
    assert [row.count("<w:keepNext/>") for row in rows] == [2, 2]
    assert "keepNext" not in last


def test_a_long_table_of_word_may_break() -> None:
    assert "keepNext" not in finished_word(word_table(KEPT_ROWS + 1))


def test_two_tables_of_word_are_apart() -> None:
    made = finished_word(word_table(1) + "<w:p/>" + word_table(1))
    assert made.count("<w:tcW ") == 4
    assert "keepNext" not in made


def word_list(number: int, items: int) -> str:
    item = (
        '<w:p><w:pPr><w:pStyle w:val="Compact" /><w:numPr><w:ilvl w:val="0" />'
        f'<w:numId w:val="{number}" /></w:numPr></w:pPr></w:p>'
    )
    return item * items


def test_no_item_of_a_list_stands_alone_on_a_page() -> None:
    made = finished_word(word_list(1001, 5) + "<w:p/>" + word_list(1002, 2) + word_list(1003, 1))
    held = ["keepNext" in item for item in made.split("<w:pStyle")[1:]]
    assert held == [True, False, False, True, False, True, False, False]


def libreoffice_table(rows: int) -> str:
    style = '<style:style style:name="Table1" style:family="table">\n<style:table-properties table:align="center" />'
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">\n'
        '<style:table-cell-properties fo:border="none" />\n</style:style>'
        for name in ("TableHeaderRowCell", "TableRowCell")
    )
    body = "<table:table-row></table:table-row>" * rows
    return f'{style}{cells}<table:table table:name="Table1">{body}</table:table>'


def test_the_cells_of_libreoffice_have_lines() -> None:
    made = finished_libreoffice(libreoffice_table(2))
    assert "border=" not in made
    assert made.count("fo:border-bottom=") == 2
    assert made.count("fo:background-color=") == 1


def test_a_small_table_of_libreoffice_stays_whole() -> None:
    whole = 'style:may-break-between-rows="false"'
    assert whole in finished_libreoffice(libreoffice_table(KEPT_ROWS))
    assert whole not in finished_libreoffice(libreoffice_table(KEPT_ROWS + 1))

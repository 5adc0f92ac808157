"""Each format gets what it can hold: styles by their names, raw parts of its own, plain words."""

from typing import Any

from assistant.document_tree import Node, bullets, heading, paragraph, plain_text, table, words
from assistant.drafting.formats import for_html, for_libreoffice, for_markdown, for_word

TABLE = table([[words("Étape")], [words("mai")]])
LIST = bullets([words("un")])


def of_class(kind: str, name: str, content: list[Node]) -> Node:
    return {"t": kind, "c": [["", [name], []], content]}


GAP = of_class("Span", "gap", words("[À compléter : x]"))
TITLE = of_class("Div", "cover-title", [paragraph(words("Le titre"))])
BREAK = of_class("Div", "page-break", [paragraph([])])
ANNEX = heading(1, words("Annexe"), "annexe", ["unnumbered"])


def style_of(node: Node) -> Any:
    return dict(node["c"][0][2])["custom-style"]


def test_word_names_its_styles() -> None:
    title, page_break, annex, gap, made = for_word([TITLE, BREAK, ANNEX, paragraph([GAP]), TABLE], "Tableau")
    assert (style_of(title), style_of(annex), style_of(made)) == ("Title", "Titre sans numéro", "Tableau")
    assert style_of(gap["c"][0]) == "À compléter"
    assert page_break["c"][0] == "openxml"
    assert 'w:type="page"' in page_break["c"][1]


def test_libreoffice_names_its_styles_without_blanks() -> None:
    page_break, annex, gap = for_libreoffice([BREAK, ANNEX, paragraph([GAP])])
    assert style_of(annex) == "Titre_20_sans_20_numéro"
    assert style_of(gap["c"][0]) == "À_20_compléter"
    assert page_break == {"t": "RawBlock", "c": ["opendocument", '<text:p text:style-name="Saut_20_de_20_page"/>']}


def test_notes_of_libreoffice_begin_with_a_space() -> None:
    (made,) = for_libreoffice([paragraph([{"t": "Note", "c": [paragraph(words("Source"))]}])])
    assert plain_text(made["c"][0]["c"]) == "\u00a0Source"


def test_a_table_and_a_list_are_set_apart() -> None:
    for made in (for_word([LIST, TABLE, LIST, LIST], "Tableau"), for_libreoffice([LIST, TABLE, LIST, LIST])):
        kinds = [block["t"] for block in made]
        assert kinds == ["BulletList", "RawBlock", "Table", "RawBlock", "BulletList", "BulletList"]


def test_html_has_a_title_and_marks() -> None:
    title, gap = for_html([TITLE, paragraph([GAP])])
    assert title == heading(1, words("Le titre"), "", ["cover-title", "unnumbered"])
    assert gap["c"][0]["c"][0][1] == ["mark"]


def test_markdown_has_numbers_and_no_class() -> None:
    blocks = [TITLE, BREAK, heading(1, words("Objet")), heading(2, words("Détail")), heading(1, words("Budget")), ANNEX]
    made = for_markdown([*blocks, paragraph([GAP])])
    titles = [(block["c"][0], plain_text(block["c"][2])) for block in made if block["t"] == "Header"]
    assert titles == [(1, "Le titre"), (2, "1. Objet"), (3, "Détail"), (2, "2. Budget"), (2, "Annexe")]
    assert made[1] == {"t": "HorizontalRule"}
    assert made[-1]["c"][0]["t"] == "Strong"

"""What each format makes of a document's tree: styles of Word and LibreOffice, HTML classes, plain Markdown."""

from collections.abc import Callable, Mapping
from itertools import count

from assistant.document_tree import Node, changed, heading, paragraph, strong, words
from assistant.drafting.document import (
    COVER_DATE,
    COVER_KIND,
    COVER_LINE,
    COVER_TAB,
    COVER_TITLE,
    LEAD_IN,
    PAGE_BREAK,
    UNNUMBERED,
)
from assistant.drafting.french import SPACE
from assistant.drafting.gap_marks import GAP_CLASS

STYLES = {
    COVER_KIND: "Nature du document",
    COVER_TITLE: "Title",
    COVER_LINE: "Page de garde",
    COVER_DATE: "Date du document",
    LEAD_IN: "Annonce",
    GAP_CLASS: "À compléter",
    UNNUMBERED: "Titre sans numéro",
}
"""The style of Word and LibreOffice for each class."""
_WORD_BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="page"/></w:r></w:p>'
)


def for_word(blocks: list[Node]) -> list[Node]:
    """The blocks in the styles of a Word document."""
    raw = {PAGE_BREAK: _raw_block("openxml", _WORD_BREAK), COVER_TAB: _raw("openxml", "<w:r><w:tab/></w:r>")}
    return _in_styles(blocks, STYLES, raw)


def for_libreoffice(blocks: list[Node]) -> list[Node]:
    """The blocks in the styles of an OpenDocument text, whose names hold no blank."""
    names = {name: style.replace(" ", "_20_") for name, style in STYLES.items()}
    page_break = _raw_block("opendocument", '<text:p text:style-name="Saut_20_de_20_page"/>')
    styled = _in_styles(blocks, names, {PAGE_BREAK: page_break, COVER_TAB: _raw("opendocument", "<text:tab/>")})
    return _each(styled, _spaced)


def _spaced(node: Node) -> Node:
    """A note with a space after its number, which LibreOffice does not put."""
    if node["t"] != "Note":
        return node
    first, *others = node["c"]
    return {**node, "c": [{**first, "c": [*words(SPACE), *first["c"]]}, *others]}


def for_html(blocks: list[Node]) -> list[Node]:
    """The blocks with the title of the page as a heading and <mark> around what is to complete."""

    def html(node: Node) -> Node:
        if _class_of(node) == COVER_TITLE:
            return heading(1, node["c"][1][0]["c"], classes=[COVER_TITLE, UNNUMBERED])
        return {**node, "c": [["", ["mark"], []], node["c"][1]]} if _class_of(node) == GAP_CLASS else node

    return _each(blocks, html)


def for_markdown(blocks: list[Node]) -> list[Node]:
    """The blocks without classes: numbers written into the titles, what is to complete in bold."""
    numbers = count(1)

    def markdown(node: Node) -> Node:
        name = _class_of(node)
        if node["t"] == "Header":
            level, _, inlines = node["c"]
            is_numbered = level == 1 and name != UNNUMBERED
            number = [*words(f"{next(numbers)}."), {"t": "Space"}] if is_numbered else []
            return heading(level + 1, [*number, *inlines])
        if name == COVER_TITLE:
            return heading(1, node["c"][1][0]["c"])
        if name == PAGE_BREAK:
            return {"t": "HorizontalRule"}
        if name == GAP_CLASS:
            return strong(node["c"][1])
        if node["t"] == "Link" and node["c"][2][0].startswith("#"):
            return {"t": "Span", "c": [["", [], []], node["c"][1]]}
        return node["c"][1][0] if name in STYLES else node

    return _each(blocks, markdown)


def _in_styles(blocks: list[Node], styles: Mapping[str, str], raw: Mapping[str, Node]) -> list[Node]:
    """The blocks with a custom style for each class; a heading without number takes one too."""

    def styled(node: Node) -> Node:
        name = _class_of(node)
        if name in raw:
            return raw[name]
        if name not in styles:
            return node
        if node["t"] == "Header":
            return paragraph(node["c"][2], styles[name])
        return {**node, "c": [["", [], [["custom-style", styles[name]]]], node["c"][1]]}

    return _each(blocks, styled)


def _each(blocks: list[Node], change: Callable[[Node], Node]) -> list[Node]:
    made: list[Node] = changed(blocks, lambda nodes: [change(node) for node in nodes])
    return made


def _class_of(node: Node) -> str:
    """The class of a block, a span or a heading, "" where it has none."""
    place = {"Div": 0, "Span": 0, "Header": 1}.get(node["t"])
    classes = [] if place is None else node["c"][place][1]
    return classes[0] if classes else ""


def _raw(language: str, text: str) -> Node:
    return {"t": "RawInline", "c": [language, text]}


def _raw_block(language: str, text: str) -> Node:
    return {"t": "RawBlock", "c": [language, text]}

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
_WORD_LINE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr>{}</w:p>'
_WORD_BREAK, _WORD_GAP = _WORD_LINE.format(20, '<w:r><w:br w:type="page"/></w:r>'), _WORD_LINE.format(140, "")
_LIBREOFFICE_LINE = '<text:p text:style-name="{}"/>'
_LISTS = {"BulletList", "OrderedList"}


def for_word(blocks: list[Node], table_style: str) -> list[Node]:
    """The blocks in the styles of a Word document, where that of tables goes by its identifier."""

    def with_style(node: Node) -> Node:
        attributes = ["", [], [["custom-style", table_style]]]
        return {**node, "c": [attributes, *node["c"][1:]]} if node["t"] == "Table" else node

    raw = {
        PAGE_BREAK: _raw("Block", "openxml", _WORD_BREAK),
        COVER_TAB: _raw("Inline", "openxml", "<w:r><w:tab/></w:r>"),
    }
    apart = _set_apart(blocks, _raw("Block", "openxml", _WORD_GAP))
    return _in_styles(_each(apart, with_style), STYLES, raw)


def for_libreoffice(blocks: list[Node]) -> list[Node]:
    """The blocks in the styles of an OpenDocument text, whose names hold no blank."""
    names = {name: style.replace(" ", "_20_") for name, style in STYLES.items()}
    page_break, gap = (
        _raw("Block", "opendocument", _LIBREOFFICE_LINE.format(style)) for style in ("Saut_20_de_20_page", "Espace")
    )
    raw = {PAGE_BREAK: page_break, COVER_TAB: _raw("Inline", "opendocument", "<text:tab/>")}
    return _each(_in_styles(_set_apart(blocks, gap), names, raw), _spaced)


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
        if name == COVER_TAB or (node["t"] == "Link" and node["c"][2][0].startswith("#")):
            return {"t": "Span", "c": [["", [], []], node["c"][1]]}
        return node["c"][1][0] if name in STYLES else node

    return _each(blocks, markdown)


def _set_apart(blocks: list[Node], gap: Node) -> list[Node]:
    """The blocks with a gap between a table and a list, where neither leaves any."""
    apart: list[Node] = []
    for block in blocks:
        kinds = {block["t"], apart[-1]["t"]} if apart else set()
        apart += [gap, block] if "Table" in kinds and kinds & _LISTS else [block]
    return apart


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


def _raw(level: str, language: str, text: str) -> Node:
    """A block or an inline ("Block", "Inline") in the language of the format itself."""
    return {"t": f"Raw{level}", "c": [language, text]}

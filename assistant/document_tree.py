"""The tree of a document as pandoc holds it in JSON (https://hackage.haskell.org/package/pandoc-types).

A node is a type `t` and a content `c`. Blocks are paragraphs, headings, tables...; inlines are what a line is made of.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Node = dict[str, Any]
Cell = list[Any]
"""Attributes, alignment, rows and columns it spans, blocks."""

_BREAKS = {"Space", "SoftBreak", "LineBreak"}
_NO_ATTRIBUTES: list[Any] = ["", [], []]


def words(text: str) -> list[Node]:
    """Text as inlines, every sign taken literally."""
    inlines: list[Node] = []
    for word in text.split(" "):
        inlines += [{"t": "Space"}, {"t": "Str", "c": word}] if word else []
    return inlines[1:]


def paragraph(inlines: Sequence[Node], style: str = "") -> Node:
    """A paragraph, in a style of the document where one is named."""
    node: Node = {"t": "Para", "c": list(inlines)}
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [node]]} if style else node


def heading(level: int, inlines: Sequence[Node], identifier: str = "", classes: Sequence[str] = ()) -> Node:
    """A heading that links may point to by its identifier."""
    return {"t": "Header", "c": [level, [identifier, list(classes), []], list(inlines)]}


def bullets(items: Iterable[Sequence[Node]]) -> Node:
    """A tight list, each item given as inlines."""
    return {"t": "BulletList", "c": [[{"t": "Plain", "c": list(item)}] for item in items]}


def emphasis(inlines: Sequence[Node]) -> Node:
    """Inlines in italics."""
    return {"t": "Emph", "c": list(inlines)}


def strong(inlines: Sequence[Node]) -> Node:
    """Inlines in bold."""
    return {"t": "Strong", "c": list(inlines)}


def link(inlines: Sequence[Node], target: str) -> Node:
    """Inlines that lead to an address, "#section" within the document."""
    return {"t": "Link", "c": [_NO_ATTRIBUTES, list(inlines), [target, ""]]}


def note(inlines: Sequence[Node]) -> Node:
    """A footnote."""
    return {"t": "Note", "c": [paragraph(inlines)]}


def table(rows: Sequence[Sequence[Sequence[Node]]]) -> Node:
    """A table whose first row is the header; each cell is given as inlines."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in rows[0]]
    made = [[_NO_ATTRIBUTES, [cell(each) for each in row]] for row in rows]
    body = [_NO_ATTRIBUTES, 0, [], made[1:]]
    caption: list[Any] = [None, []]
    return {
        "t": "Table",
        "c": [_NO_ATTRIBUTES, caption, columns, [_NO_ATTRIBUTES, made[:1]], [body], [_NO_ATTRIBUTES, []]],
    }


def cell(inlines: Sequence[Node]) -> Cell:
    """A cell of one row and one column."""
    return [_NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": list(inlines)}]]


def table_rows(node: Node) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The cells of the header rows and those of the other rows, as lists one may change."""
    _, _, _, head, bodies, foot = node["c"]
    below = [row for body in bodies for row in [*body[2], *body[3]]] + foot[1]
    return [row[1] for row in head[1]], [row[1] for row in below]


def plain_text(node: object) -> str:
    """The words of a node or of a list of nodes, without those of its footnotes."""
    if isinstance(node, list):
        return "".join(plain_text(each) for each in node)
    if not isinstance(node, dict) or node["t"] == "Note":
        return ""
    if node["t"] in _BREAKS:
        return " "
    if node["t"] == "Str":
        return str(node["c"])
    return str(node["c"][1]) if node["t"] in {"Code", "CodeBlock"} else plain_text(node.get("c"))


def changed(node: Any, change: Callable[[list[Node]], list[Node]]) -> Any:
    """The tree with `change` applied to each list of nodes in the order of reading, inner lists first."""
    if isinstance(node, dict):
        return {**node, "c": changed(node["c"], change)} if "c" in node else node
    if not isinstance(node, list):
        return node
    inner = [changed(each, change) for each in node]
    return change(inner) if inner and all(isinstance(each, dict) for each in inner) else inner

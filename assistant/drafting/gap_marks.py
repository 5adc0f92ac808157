"""The marks of what is to complete, set apart in a document's tree so that they can be highlighted."""

import re

from assistant.document_tree import Node, plain_text

GAP_CLASS = "gap"
_BRACKET = re.compile(r"([\[\]])")
_OPENING = re.compile(r"À\s+compléter\b")


def with_gaps_marked(nodes: list[Node]) -> list[Node]:
    """The inlines with each `[À compléter : …]` put into a span of class "gap"."""
    pieces = _split_at_brackets(nodes)
    inlines: list[Node] = []
    while pieces:
        end = _gap_end(pieces)
        if end:
            inlines.append({"t": "Span", "c": [["", [GAP_CLASS], []], pieces[:end]]})
        else:
            inlines.append(pieces[0])
        pieces = pieces[max(end, 1) :]
    return inlines


def _split_at_brackets(nodes: list[Node]) -> list[Node]:
    """The inlines with each bracket a word of its own."""
    pieces: list[Node] = []
    for node in nodes:
        if node["t"] == "Str":
            pieces += [{"t": "Str", "c": part} for part in _BRACKET.split(node["c"]) if part]
        else:
            pieces.append(node)
    return pieces


def _gap_end(pieces: list[Node]) -> int:
    """Where the gap that opens with the first piece ends, 0 where none opens."""
    if pieces[0].get("c") != "[" or not _OPENING.match(plain_text(pieces[1:6])):
        return 0
    closing = (place for place, piece in enumerate(pieces, start=1) if piece.get("c") == "]")
    return next(closing, 0)

"""The Markdown of a section: what people edit, and what a rewritten section holds, with [n] marks for its citations."""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.drafting.datamodels import Paragraph, Section
from assistant.export import escape

# A bracket before these signs would open a link.
_ESCAPED_GAP = re.compile(r"\\\[(À compléter.*?)\\\](?![(\[:])", re.DOTALL)
_BLANKS = re.compile(r"[ \t]+")


def section_markdown(section: Section) -> str:
    """The section without its title; written back as `rewritten` it makes the same document."""
    if section.rewritten is not None:
        return section.rewritten
    blocks: list[str] = []
    for kind, group in groupby(section.paragraphs, key=lambda paragraph: paragraph.kind):
        written = [_WRITERS[kind](paragraph) for paragraph in group]
        blocks += ["\n".join(written)] if kind == "item" else written
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _text(paragraph: Paragraph) -> str:
    return _line(paragraph.text, paragraph.citations).replace("\n", "\\\n")


def _item(paragraph: Paragraph) -> str:
    return "- " + _line(paragraph.text, paragraph.citations).replace("\n", "\\\n  ")


def _table(paragraph: Paragraph) -> str:
    """The caption, where there is one, and the rows; without a caption the marks stand in the first cell."""
    caption = [_text(paragraph)] if paragraph.text else []
    marks = [paragraph.citations] if not caption else []
    (first, *others), *below = paragraph.rows
    header = [_line(first, *marks), *map(_line, others)]
    lines = [header, ["---"] * len(header), *([_line(cell) for cell in row] for row in below)]
    return "\n\n".join([*caption, "\n".join(f"| {' | '.join(line)} |".replace("\n", " ") for line in lines)])


_WRITERS = {"text": _text, "item": _item, "table": _table}


def _line(text: str, citations: Sequence[int] = ()) -> str:
    """The text with every sign taken literally, then the marks; what is to complete keeps its bare brackets."""
    lines = [_BLANKS.sub(" ", line).strip(" ") for line in text.splitlines()]
    escaped = escape("\n".join(line for line in lines if line))
    return _ESCAPED_GAP.sub(r"[\1]", escaped + "".join(f"[{number}]" for number in citations))

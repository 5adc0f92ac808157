"""Markdown of an answer: what comes from documents or users is shown as plain words, never as markup."""

import re
from collections.abc import Sequence

from assistant.datamodels import Statement

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BULLET = re.compile(r"^([-+=])")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s)")


def plain(text: str) -> str:
    """Text whose markup characters are escaped, so that links, headings or HTML in a document stay words."""
    text = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", text))


def marks(citations: Sequence[int]) -> str:
    """The marks [1][2] of citations, with the space before them."""
    return " " + "".join(f"[{number}]" for number in citations) if citations else ""


def statements_markdown(statements: Sequence[Statement]) -> str:
    """The statements as paragraphs and lists under their headings."""
    blocks: list[str] = []
    for statement in statements:
        if statement.heading is not None:
            blocks.append(f"**{plain(statement.heading)}**")
        line = plain(statement.text) + marks(statement.citations)
        if statement.kind == "item":
            follows_item = blocks and blocks[-1].startswith("- ") and statement.heading is None
            if follows_item:
                blocks[-1] += f"\n- {line}"
                continue
            line = f"- {line}"
        blocks.append(line)
    return "\n\n".join(blocks)


def bullet_list(lines: Sequence[str]) -> str:
    """Lines as a list, each already safe."""
    return "\n".join(f"- {line}" for line in lines)

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
    """The statements as paragraphs, lists and tables under their headings."""
    blocks: list[str] = []
    for run in runs(statements):
        if run[0].heading is not None:
            blocks.append(f"**{plain(run[0].heading)}**")
        if run[0].cells:
            blocks.append(_table(run))
            continue
        bullet = "- " if run[0].kind == "item" else ""
        blocks.append("\n".join(bullet + plain(each.text) + marks(each.citations) for each in run))
    return "\n\n".join(blocks)


def runs(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The statements in order, those of one list or of one table together, any other alone."""
    found: list[list[Statement]] = []
    for statement in statements:
        last = found[-1][-1] if found else None
        if last is not None and statement.heading is None and _goes_on(last, statement):
            found[-1].append(statement)
        else:
            found.append([statement])
    return found


def _goes_on(last: Statement, statement: Statement) -> bool:
    if statement.is_rest != last.is_rest:
        return False
    if statement.kind == "row":
        return len(statement.cells) == len(last.cells)
    return statement.kind == "item" == last.kind


def _table(rows: Sequence[Statement]) -> str:
    """A pipe table whose last column holds the marks, if any; its columns are nameless where no row names them."""
    has_marks = any(row.citations for row in rows)
    lines = [[*map(plain, row.cells), *([marks(row.citations).strip()] if has_marks else ())] for row in rows]
    width = len(lines[0])
    if rows[0].kind != "columns":
        lines.insert(0, [""] * width)
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullet_list(lines: Sequence[str]) -> str:
    """Lines as a list, each already safe."""
    return "\n".join(f"- {line}" for line in lines)

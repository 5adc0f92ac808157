"""Markdown, and text typed without any markup, to blocks under their headings. Footnotes are left out."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from assistant.audit.datamodels import Block
from assistant.audit.headings import is_bare_title, is_capitals_title
from assistant.audit.pieces import NUMBERED, Piece, blocks_of

_ATX = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*(?:\{[^}]*\})?$")
_UNDERLINE = re.compile(r"^(=+|-{3,})\s*$")
_BULLET = re.compile(r"^\s*[-+*•–]\s+(?=\S)")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:+=-]+$")
_NOTE = re.compile(r"^\[\^[^\]]+\]:")
_FENCE = re.compile(r"^\s*(?::{3,}.*|```.*)$")
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CELL_END = re.compile(r"(?<!\\)\|")
_RUN_IN = re.compile(
    r"^(?:\*\*|__)(?P<label>[^*_]{3,70}?)\s*[.:]?\s*(?:\*\*|__)\s*[:–—.-]?\s+(?P<rest>\S.*)$", re.DOTALL
)
_BOLD = re.compile(r"^(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*:?$")
_SPAN = re.compile(r"\[((?:\\.|[^\]\\])*)\]\{[^}]*\}")
_LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_MARKS = re.compile(r"\[\^[^\]]+\]|\s?\\?\[\d{1,3}\\?\]|<[^>]{1,200}>")
_EMPHASIS = re.compile(r"(?<![\\\w])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~$|&:])")


def blocks_of_markdown(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown or plain text, in order."""
    return blocks_of(list(_pieces(_lines(markdown))))


def _lines(markdown: str) -> list[str]:
    """The lines of the body; the title of a front matter becomes a heading, footnotes and comments are left out."""
    text = _COMMENT.sub("", markdown.replace("\r\n", "\n").lstrip("\ufeff"))
    front = _FRONT.match(text)
    lines: list[str] = []
    if front:
        text = text[front.end() :]
        title = re.search(r"^title:\s*['\"]?(.+?)['\"]?\s*$", front[1], re.MULTILINE)
        lines += [f"# {title[1]}", ""] if title else []
    in_note = False
    for line in text.split("\n"):
        in_note = bool(_NOTE.match(line)) or (in_note and (not line.strip() or line.startswith(("  ", "\t"))))
        if not in_note and not _FENCE.match(line):
            lines.append(re.sub(r"^\s{0,3}>\s?", "", line))
    return lines


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """The pieces as marked up: pound signs, underlined titles, lists, tables, paragraphs."""
    held: list[str] = []
    for line in [*lines, ""]:
        if held and _UNDERLINE.match(line) and not _opens_piece(held[0]):
            yield Piece("heading", _plain(" ".join(held)), 1 if line.startswith("=") else 2)
            held = []
            continue
        if held and (not line.strip() or _opens_piece(line)):
            yield from _piece(held)
            held = []
        if atx := _ATX.match(line):
            yield Piece("heading", _plain(atx[2]), len(atx[1]))
        elif line.strip() and not _RULE.match(line):
            held.append(line.strip())


def _opens_piece(line: str) -> bool:
    return any(opening.match(line) for opening in (_ATX, _BULLET, NUMBERED, _ROW))


def _piece(lines: Sequence[str]) -> Iterator[Piece]:
    first, rest = lines[0], lines[1:]
    if _ROW.match(first):
        cells = [_plain(cell) for cell in _CELL_END.split(first.strip("|"))]
        if any(cells):
            yield Piece("row", " | ".join(cells))
    elif _BULLET.match(first):
        yield Piece("item", _plain(" ".join([_BULLET.sub("", first), *rest])))
    elif number := NUMBERED.match(first):
        text = " ".join([first[number.end() :], *rest])
        yield Piece("item", number.group() + _plain(text), is_line=not rest, is_bold=_is_bold(text))
    elif rest and _is_typed_heading(_plain(first), rest[0]):
        yield Piece("text", _plain(first), is_line=True)
        yield Piece("text", _plain(" ".join(rest)))
    else:
        text = " ".join(lines)
        yield Piece("text", _plain(text), is_line=not rest, is_bold=_is_bold(text))


def _is_bold(text: str) -> bool:
    return _BOLD.match(text.strip()) is not None


def _is_typed_heading(line: str, below: str) -> bool:
    """Whether a line right over a text is a heading: capitals, or a few words ended by hand, well before the margin."""
    is_ended = len(line) < 0.7 * len(below) and below[:1].isupper()
    return is_capitals_title(line) or (is_bare_title(line) and is_ended)


def _plain(text: str) -> str:
    """The words without markup; a label set in bold before them is parted from them by a colon."""
    run_in = _RUN_IN.match(text)
    if run_in:
        text = f"{run_in['label']} : {run_in['rest']}"
    text = _LINK.sub(r"\1", _SPAN.sub(r"\1", _MARKS.sub("", text)))
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)))
    return " ".join(unescape(text).split())

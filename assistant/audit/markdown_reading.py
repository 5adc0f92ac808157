"""Markdown, and text typed without any markup, to blocks under their headings. Footnotes are left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Literal

from assistant.audit.datamodels import Block
from assistant.audit.headings import is_bare_title, is_set_apart, without_number

_ATX = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*(?:\{[^}]*\})?$")
_UNDERLINE = re.compile(r"^(=+|-{3,})\s*$")
_ITEM = re.compile(r"^\s*(?:[-+*•–]|\(?\d{1,2}[.)])\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:+=-]+$")
_NOTE = re.compile(r"^\[\^[^\]]+\]:")
_ASIDE = re.compile(r"^\s*(?::{3,}.*|```.*)$")
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
_FEW_HEADINGS = 3
"""From that many marked headings on, lines without a mark are taken for text."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading (`level` from 1), a paragraph, an item or a row; `first` is the first line of a paragraph as typed."""

    kind: Literal["heading", "text", "item", "row"]
    text: str
    level: int = 0
    first: str = ""


def blocks_of_markdown(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown or plain text, in order."""
    pieces = list(_pieces(_lines(markdown)))
    marked = sum(piece.kind == "heading" for piece in pieces)
    pieces = _with_typed_headings(pieces, bare=marked < _FEW_HEADINGS)
    blocks: list[Block] = []
    above: list[tuple[int, str]] = []
    for piece in pieces:
        if piece.kind == "heading":
            above = [each for each in above if each[0] < piece.level] + [(piece.level, piece.text)]
            blocks.append(Block(piece.text, tuple(title for _, title in above), "heading"))
        else:
            blocks.append(Block(piece.text, tuple(title for _, title in above), piece.kind))
    return tuple(blocks)


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
        if not in_note and not _ASIDE.match(line):
            lines.append(re.sub(r"^\s{0,3}>\s?", "", line))
    return lines


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """The pieces as marked up: pound signs, underlined titles, lists, tables, paragraphs."""
    held: list[str] = []
    for line in [*lines, ""]:
        if held and _UNDERLINE.match(line) and not _opens_piece(held[0]):
            yield _Piece("heading", _title(" ".join(held)), 1 if line.startswith("=") else 2)
            held = []
            continue
        if held and (not line.strip() or _opens_piece(line)):
            yield from _piece(held)
            held = []
        if atx := _ATX.match(line):
            yield _Piece("heading", _title(atx[2]), len(atx[1]))
        elif line.strip() and not _RULE.match(line):
            held.append(line.strip() if _ROW.match(line) or not _ITEM.match(line) else line)


def _opens_piece(line: str) -> bool:
    return bool(_ATX.match(line) or _ITEM.match(line) or _ROW.match(line))


def _piece(lines: Sequence[str]) -> Iterator[_Piece]:
    if _ROW.match(lines[0]):
        cells = [_plain(cell) for cell in _CELL_END.split(lines[0].strip().strip("|"))]
        if any(cells):
            yield _Piece("row", " | ".join(cells))
        return
    first, rest = lines[0], lines[1:]
    if _ITEM.match(first):
        text = _plain(" ".join([_ITEM.sub("", first), *rest]))
        yield _Piece("item", text, first=first if not rest else "")
    elif rest and _is_typed_heading(_plain(first), rest[0]):
        yield _Piece("text", _plain(first), first=first)
        yield _Piece("text", _plain(" ".join(rest)), first=rest[0])
    else:
        yield _Piece("text", _plain(" ".join(lines)), first=first if not rest else "")


def _is_typed_heading(line: str, below: str) -> bool:
    """Whether a line right over a text is a heading: capitals, or a few words ended by hand, well before the margin."""
    return is_set_apart(line) or (is_bare_title(line) and len(line) < 0.7 * len(below) and below[:1].isupper())


def _with_typed_headings(pieces: Sequence[_Piece], *, bare: bool) -> list[_Piece]:
    """The pieces with the lines that are headings by their type or place: bold, capitals, numbered, or, where `bare`
    allows, short lines over a text."""
    deepest = max((piece.level for piece in pieces), default=0)
    made: list[_Piece] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.kind in ("text", "item") and piece.first and after is not None and after.kind != "heading":
            title = _title(piece.first)
            is_alone = piece.kind == "text" or (_NUMBERED.match(piece.first) and after.kind != "item")
            is_bold = bool(_BOLD.match(_ITEM.sub("", piece.first).strip()))
            is_heading = is_bold or is_set_apart(title) or (bare and is_bare_title(title) and _is_body(after))
            if is_alone and is_heading and len(title.split()) <= 20:
                piece = _Piece("heading", title, deepest + 1)
        made.append(piece)
    return made


def _is_body(piece: _Piece) -> bool:
    return piece.kind in ("item", "row") or len(piece.text.split()) >= 8


def _title(text: str) -> str:
    return without_number(_plain(_ITEM.sub("", text)) if _BOLD.match(_ITEM.sub("", text).strip()) else _plain(text))


def _plain(text: str) -> str:
    """The words without markup; a label set in bold before them is parted from them by a colon."""
    run_in = _RUN_IN.match(text)
    if run_in:
        text = f"{run_in['label']} : {run_in['rest']}"
    text = _LINK.sub(r"\1", _SPAN.sub(r"\1", _MARKS.sub("", text)))
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)))
    return " ".join(unescape(text).split())

"""What a PDF shows of a page: fragments as the file gives them, put together to printed pieces of lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.datamodels import PageSource
from ingest.text import BULLET, repair


class Fragment(NamedTuple):
    """Text shown in one go, in points: where its baseline starts and ends, its size, its direction in degrees.

    pypdf gives all fragments that follow each other on a line the place of the first: `x` may lie too far left.
    """

    text: str
    x: float
    y: float
    end: float
    size: float
    bold: bool
    angle: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page before its lines are found. `damaged`: its contents could not be read."""

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    source: PageSource = "text"
    note: str | None = None
    damaged: bool = False


class Piece(NamedTuple):
    """A printed line, or the part of one up to a wide gap. `order` is its rank in the file."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    angle: int
    order: int


# What stands apart before the text of its line: bullets, "1.", "a)", "-"; the gap after it parts no cells.
_MARKER = re.compile(r"(?:[•\-–—>o»«⇒→■□*+]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)°])$")
_SPACES = re.compile(r" {2,}")
_LINE_TOLERANCE = 0.35
_WORD_GAP = 0.14
_CELL_GAP = 0.95


def pieces_of(page: RawPage) -> list[Piece]:
    """The pieces of the page in the order of the file, text repaired, none blank."""
    builders: list[_Builder] = []
    current: _Builder | None = None
    for fragment in page.fragments:
        text = fragment.text.replace("\n", " ")
        if current is not None and current.takes(fragment, text):
            continue
        current = _Builder(fragment, text)
        builders.append(current)
    found = [builder.piece(order) for order, builder in enumerate(builders)]
    return _side_by_side([piece for piece in found if piece.text])


class _Builder:
    """A piece in the making, from fragments that follow each other."""

    __slots__ = ("_angle", "_bold", "_end", "_first", "_last_text", "_last_x", "_length", "_parts", "_size", "_y")

    def __init__(self, fragment: Fragment, text: str) -> None:
        self._parts = [text]
        self._first = self._last_x = fragment.x
        self._last_text = text
        self._y, self._end, self._size, self._angle = fragment.y, fragment.end, fragment.size, fragment.angle
        self._length = len(text)
        self._bold = self._length if fragment.bold else 0

    def takes(self, fragment: Fragment, text: str) -> bool:
        """Whether the fragment goes on this piece, which then has taken it."""
        size = max(self._size, fragment.size)
        if fragment.angle != self._angle or abs(fragment.y - self._y) > _LINE_TOLERANCE * size:
            return False
        follows = fragment.x == self._last_x and fragment.y == self._y
        gap = 0.0 if follows else fragment.x - self._end
        if follows and text == self._last_text and len(text) > 3:
            return True  # printed twice over itself, to look bold
        before = "".join(self._parts).strip() if len(self._parts) < 3 else ""
        widest = 4.0 if _MARKER.fullmatch(repair(before)) else _CELL_GAP
        if not -0.6 * size <= gap <= widest * size:
            return False
        if gap > _WORD_GAP * size and not self._last_text.endswith(" ") and not text.startswith(" "):
            self._parts.append(" ")
        self._add(fragment, text, self._end + fragment.end - fragment.x if follows else fragment.end)
        return True

    def _add(self, fragment: Fragment, text: str, end: float) -> None:
        # A raised number or a bullet of another font does not make the size of its line.
        if len(text.strip()) >= self._length / 2:
            self._size = max(self._size, fragment.size) if self._length > 2 else fragment.size
            self._y = fragment.y
        self._parts.append(text)
        self._last_x, self._last_text, self._end = fragment.x, text, max(self._end, end)
        self._length += len(text)
        self._bold += len(text) if fragment.bold else 0

    def piece(self, order: int) -> Piece:
        text = _SPACES.sub(" ", repair("".join(self._parts))).strip()
        if text.startswith(BULLET) and not text.startswith(BULLET + " "):
            text = f"{BULLET} {text[1:].lstrip()}".rstrip()
        # All but the mark of a list item and a space or two.
        is_bold = self._bold >= self._length - 3 and self._bold > 0
        end = max(self._end, self._first + 0.1)
        return Piece(text, self._first, end, self._y, self._size, is_bold, self._angle, order)


def _side_by_side(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those made one that stand a word's gap apart on one line, in either order in the file."""
    by_line: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_line.setdefault(round(piece.y * 2), []).append(piece)
    if all(len(line) == 1 for line in by_line.values()):
        return list(pieces)
    merged: list[Piece] = []
    for line in by_line.values():
        merged.extend(_run_on(sorted(line, key=lambda piece: piece.x)) if len(line) > 1 else line)
    return sorted(merged, key=lambda piece: piece.order)


def _run_on(line: Iterable[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in line:
        last = done[-1] if done else None
        gap = piece.x - last.end if last else 0.0
        is_next = last is not None and last.angle == piece.angle == 0 and abs(last.order - piece.order) == 1
        if last is None or not is_next or not -0.3 * piece.size <= gap <= 0.6 * piece.size:
            done.append(piece)
            continue
        space = " " if gap > _WORD_GAP * piece.size else ""
        done[-1] = last._replace(
            text=last.text + space + piece.text,
            end=piece.end,
            bold=last.bold and piece.bold,
            order=min(last.order, piece.order),
        )
    return done

"""Placed fragments of text to pages: printed lines in reading order, furniture kept out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.datamodels import Line, Page, PageSource
from ingest.text import BULLET, repair


class Fragment(NamedTuple):
    """Text shown in one go: baseline start in points, size, and the width of its font relative to Helvetica."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    width: float
    angle: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page before layout. `damaged`: its contents could not be read."""

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    source: PageSource = "text"
    note: str | None = None
    damaged: bool = False


class Piece(NamedTuple):
    """A printed line or cell: fragments of one baseline without a wide gap."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    angle: int


def lay_out(document: str, raw: Sequence[RawPage], labels: Sequence[str | None]) -> list[Page]:
    """The pages of a document with their lines in reading order, furniture apart and labels found."""
    pieces = [pieces_of(page) for page in raw]
    furniture = _furniture(raw, pieces)
    pages = []
    for page, own, kept_out, label in zip(raw, pieces, furniture, labels, strict=True):
        body = [piece for index, piece in enumerate(own) if index not in kept_out]
        numbers = [own[index].text for index in kept_out if own[index].text.isdigit()]
        text, lines = _lines(body)
        pages.append(
            Page(
                document,
                page.number,
                label or (numbers[0] if numbers else None),
                text,
                lines,
                page.source,
                page.width,
                page.height,
                tuple(own[index].text for index in sorted(kept_out)),
                page.note,
            )
        )
    return pages


def pieces_of(page: RawPage) -> list[Piece]:
    pieces: list[Piece] = []
    for fragment in page.fragments:
        text = fragment.text.rstrip("\n")
        end = fragment.x + 0.5 * fragment.size * fragment.width * len(text)
        piece = Piece(repair(text), fragment.x, end, fragment.y, fragment.size, fragment.bold, fragment.angle)
        last = pieces[-1] if pieces else None
        if (
            last
            and last.angle == piece.angle
            and abs(last.y - piece.y) < 1
            and (piece.x == last.x or -2 < piece.x - last.end < 12 or last.text == BULLET)
        ):
            gap = " " if last.text == BULLET or (piece.x > last.end and not last.text.endswith(" ")) else ""
            pieces[-1] = last._replace(
                text=last.text + gap + piece.text,
                end=max(end, last.end + end - piece.x),
                size=max(last.size, piece.size) if last.text != BULLET else piece.size,
                bold=last.bold if last.text != BULLET else piece.bold,
            )
        else:
            pieces.append(piece)
    return [piece._replace(text=piece.text.strip()) for piece in pieces]


def _furniture(raw: Sequence[RawPage], pieces: Sequence[Sequence[Piece]]) -> list[set[int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for own in pieces:
        counts.update({_key(piece) for piece in own})
    found = []
    for page, own in zip(raw, pieces, strict=True):
        margin = [
            index
            for index, piece in enumerate(own)
            if counts[_key(piece)] >= 3
            and (piece.angle or piece.y > 0.92 * page.height or piece.y < 0.08 * page.height)
        ]
        found.append(set(margin))
    return found


def _key(piece: Piece) -> tuple[str, int]:
    return re.sub(r"\d+", "#", piece.text.lower()), round(piece.y / 4)


def _lines(body: Sequence[Piece]) -> tuple[str, tuple[Line, ...]]:
    lines: list[Line] = []
    place = 0
    for piece in body:
        text = piece.text
        lines.append(
            Line(
                text,
                place,
                place + len(text),
                piece.x,
                piece.y,
                piece.size,
                piece.bold,
                bullet=text.startswith(BULLET + " "),
            )
        )
        place += len(text) + 1
    return "\n".join(line.text for line in lines), tuple(lines)

"""Printed page numbers: told from other numbers by keeping step with the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pages.pieces import Piece, RawPage

MARGIN = 0.12
"""Part of the page's height at its top and bottom where page numbers and running lines are looked for."""
_ARABIC = re.compile(
    r"(?:page|p\.?|[-–—|•])?\s*(\d{1,4})\s*(?:(?:/|sur|de)\s*\d{1,4}|[-–—|])?|.{2,}?[\s|•–—-]+(?:page\s*|p\.\s*)?(\d{1,4})"
    r"|(\d{1,4})[\s|•–—-]+\D.+",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:page|p\.?|[-–—|])?\s*([ivxlc]{1,7})\s*[-–—|]?", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be a page's label: which piece of which page, what it counts, how it is written."""

    page: int
    piece: int
    step: tuple[str, int]
    """Its kind and how far it is ahead of the PDF page: constant for labels, alone for stray numbers."""
    text: str
    alone: bool


def in_margin(piece: Piece, page: RawPage) -> bool:
    """Whether the piece stands where running lines and page numbers do."""
    return piece.y > (1 - MARGIN) * page.height or piece.y < MARGIN * page.height


def page_numbers(raw: Sequence[RawPage], pieces: Sequence[Sequence[Piece]]) -> dict[int, Number]:
    """The printed number of each page that has one, by PDF page."""
    found = [
        number
        for page, own in zip(raw, pieces, strict=True)
        for index, piece in enumerate(own)
        if piece.angle == 0 and in_margin(piece, page)
        for number in _numbers(page.number, index, piece.text)
    ]
    pages_in_step: dict[tuple[str, int], set[int]] = {}
    for number in found:
        pages_in_step.setdefault(number.step, set()).add(number.page)
    support = Counter({step: len(pages) for step, pages in pages_in_step.items()})
    best: dict[int, Number] = {}
    for number in found:
        near = pages_in_step[number.step] & set(range(number.page - _NEAR, number.page + _NEAR + 1))
        if len(near) < 2:
            continue
        known = best.get(number.page)
        if known is None or (support[number.step], number.alone) > (support[known.step], known.alone):
            best[number.page] = number
    return best


def _numbers(page: int, index: int, text: str) -> list[Number]:
    found = []
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        written = next(group for group in arabic.groups() if group)
        value = int(written)
        found.append(Number(page, index, ("arabic", value - page), written, alone=arabic.group(1) is not None))
    roman = _ROMAN.fullmatch(text)
    if roman and (value := roman_value(roman.group(1))):
        found.append(Number(page, index, ("roman", value - page), roman.group(1), alone=True))
    return found


def roman_value(text: str) -> int:
    """What a roman numeral counts; 0 when it is none."""
    values = [_VALUES.get(letter, 0) for letter in text.lower()]
    total = sum(-one if one < after else one for one, after in pairwise([*values, 0]))
    return total if values and all(values) and _roman(total) == text.lower() else 0


def _roman(number: int) -> str:
    written = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            written += letters
            number -= value
    return written

"""Cuts the text of a passage into sentences, list items and table rows, each whole and fit to be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["sentence", "intro", "item", "row", "heading"]

BULLET = re.compile(
    r"^\s*(?:[•●▪■□◦‣∙·⇒→➢➔✓✔❖»>*o\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—]{1,2}|(?:\d{1,2}|[a-zA-Z])[.)°](?=\s)|\d{1,2}\s*[-–](?=\s))\s+(?=\S)"
)
"""Mark of a list item at the start of a line."""

_ABBREVIATIONS_TEXT = """
    al approx art av bd c.-à-d cf chap coll dr e.g ed env ex fig i.e inc j.-c m max min mlle mm mme mr mrs ms n no nb n°
    p pp pr ref resp réf sq st ste tel tél vol vs éd
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_END = re.compile(r"[.!?…]+(?: ?[»”)\]])*\"?(?=\s)")
_STARTS_SENTENCE = re.compile(r"[«“\"'(\[]?\s*[A-ZÀ-ÖØ-ÞŒ0-9]")
_LAST_WORD = re.compile(r"([^\s(«\"'’]+)$")
_LETTERS = re.compile(r"[^\W\d_]")

MAX_HEADING = 110


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a passage: `text[start:end]` of the passage, `words` being its text without a bullet.

    An intro ends with a colon and opens a list; a heading is a line without the shape of a sentence.
    """

    kind: UnitKind
    words: str
    start: int
    end: int


def split_units(text: str) -> list[Unit]:
    """The units of a passage's text in order; lines that hold no words are left out."""
    units: list[Unit] = []
    at = 0
    for line in text.split("\n"):
        units.extend(_units_of_line(line, at))
        at += len(line) + 1
    return units


def split_sentences(text: str) -> list[str]:
    """The sentences of a text without lists."""
    return [text[start:end] for start, end in _sentence_ranges(text)]


def _units_of_line(line: str, at: int) -> Iterator[Unit]:
    if len(_LETTERS.findall(line)) < 2:
        return
    if " | " in line:
        yield Unit("row", line.strip(), at, at + len(line))
        return
    bullet = BULLET.match(line)
    if bullet:
        # An item stays whole even when it holds several sentences: cutting it would lose its place in the list.
        yield Unit("item", line[bullet.end() :].strip(), at + bullet.end(), at + len(line.rstrip()))
        return
    if is_heading(line):
        yield Unit("heading", line.strip(), at, at + len(line))
        return
    for start, end in _sentence_ranges(line):
        words = line[start:end]
        kind: UnitKind = "intro" if words.rstrip().endswith(":") else "sentence"
        yield Unit(kind, words, at + start, at + end)


def _sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        rest = text[match.end() :].lstrip()
        if match.start() >= start and _ends_sentence(text[start : match.start()], match.group(), rest):
            yield start, match.end()
            start = len(text) - len(rest)
    if text[start:].strip():
        yield start, len(text.rstrip())


def _ends_sentence(before: str, mark: str, rest: str) -> bool:
    """Whether a full stop after `before` ends a sentence: not after an abbreviation, an initial or a list number."""
    if not _STARTS_SENTENCE.match(rest):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    last = _LAST_WORD.search(before)
    word = last.group(1).lower() if last else ""
    is_initial = len(word) == 1 and word.isalpha() and before[-1:].isupper()
    is_list_number = before.strip().isdigit()
    return not (word in _ABBREVIATIONS or is_initial or is_list_number)


def is_heading(line: str) -> bool:
    """Whether a line reads as a title rather than a sentence: short, and no punctuation at its end or all capitals."""
    line = line.strip()
    letters = _LETTERS.findall(line)
    if not letters:
        return False
    if len(line) <= 2 * MAX_HEADING and sum(letter.isupper() for letter in letters) > 0.7 * len(letters):
        return True
    if len(line) > MAX_HEADING or line[-1] in ".;:!…,»)":
        return False
    return line[-1] != "?" or len(line) <= MAX_HEADING


def is_clean(words: str) -> bool:
    """Whether a unit reads well enough to be quoted: mostly letters, whole words, balanced, not a scrap."""
    letters = len(_LETTERS.findall(words))
    visible = sum(not char.isspace() for char in words)
    if letters < 8 or letters < 0.55 * visible:
        return False
    tokens = words.split()
    lone = sum(len(token) == 1 and token.isalpha() and token.lower() not in "aàyôoeét" for token in tokens)
    return lone <= max(1, len(tokens) // 8)

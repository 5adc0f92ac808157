"""Cuts the text of a passage into sentences, list items and table rows, each whole and fit to be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.answer.sentence_ends import is_balanced, sentence_ranges
from ingest.text import fold

UnitKind = Literal["sentence", "intro", "item", "row", "heading", "reference", "note"]

BULLET = re.compile(
    r"^\s*(?:\d{0,2}[•●▪■□◦‣∙·⇒→➢➔✓✔❖»>*o\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—]{1,2}|«(?=[^»]*$)|(?:\d{1,2}|[a-zA-Z])[.)°](?=\s)"
    r"|\d{1,2}\s*[-–](?=\s))\s+(?=\S)"
)
"""Mark of a list item at the start of a line; an opening quotation mark that nothing closes is a misread bullet."""

_REFERENCE = re.compile(
    r"^(?:FICHES?|Fiches?)\s+(?:[IVX]+(?:-\w+)+|(?:pratique|m[ée]thodologique|exp[ée]rience|technique)s?\s+\d)"
    r"|^(?:Fiches (?:liées|associées|voisines)|Sources?|Voir aussi) : |^D[’']après [A-Z][^.:;]{2,120}$"
)
_ADDRESS = re.compile(r"^\W*(?:www\.|https?:)\S+\W*$")
_NOTE_MARK = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*|\s+(?=[¹²³⁴⁵⁶⁷⁸⁹]\s+[A-ZÀ-Ý])")
_IMPERSONAL = "faut|convient|y a|existe|est (?:essentiel|important|utile|necessaire|possible)"
_POINTS_BACK = re.compile(
    rf"^(?:il(?! (?:{_IMPERSONAL}))|elle|ils|elles|ce|cet|cette|ces|cela|ceci|c'est|celui|celle|ainsi|cependant|"
    r"toutefois|mais|or|donc|enfin|ensuite|de plus|par ailleurs|en effet|neanmoins|pour cela|pour ce faire|en outre|"
    r"dans ce cadre|a ce titre|aussi|puis|leurs?|ses|son|sa|on|y|en revanche|au contraire|de meme|d'autre part|"
    r"en ce sens|l'un|l'autre)\b"
)
_ANNOUNCES = re.compile(r"\b(?:suivante?s?|ci-dessous|ci-apres)\b")
_LABELLED = re.compile(r"^(?P<label>[^.:;?!]{3,60}) ?: (?=\S)[^.?!]{1,160}$")
_NUMBERED = re.compile(r"^[^\W\d]+ (?:\d{1,2}|[IVX]+) ?: ")
"""Opening of a heading that numbers a part ("Phase 2 : coopérer"), not of a label."""
_NUMBERED_ROW = re.compile(r"^\s*\w{1,2}[.)°] .*\|")
"""A row of a table whose first cell opens with a number or letter ("B. Recycleries | 5"), which marks no list."""
_COUNTED = re.compile(r"^\d+ [a-zà-ÿ]")
_FIGURES = re.compile(r"\d")
MAX_FIGURES = 6
"""Figures of a heading at most: a line with more is an address, an amount or a row of a table."""

_LETTERS = re.compile(r"[^\W\d_]")

BARE_WORDS = 9
"""Words of an introduction that only announces, at most."""
MAX_HEADING = 110


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a passage: `text[start:end]` of the passage, `words` being its text without a bullet.

    An intro ends with a colon and opens a list; a heading is a line without the shape of a sentence; a reference
    points to another fiche or an address.
    """

    kind: UnitKind
    words: str
    start: int
    end: int
    bullet: bool = False
    """A mark of a list stands before it."""


@lru_cache(maxsize=8192)
def split_units(text: str) -> tuple[Unit, ...]:
    """The units of a passage's text in order; lines that hold no words are left out. Remembered: passages come back."""
    units: list[Unit] = []
    at = 0
    for line in text.split("\n"):
        units.extend(_units_of_line(line, at))
        at += len(line) + 1
    return tuple(_rejoined(units))


def _rejoined(units: list[Unit]) -> list[Unit]:
    """The units with the end of an item put back that the page had set on a line of its own."""
    whole: list[Unit] = []
    for unit in units:
        last = whole[-1] if whole else None
        if last and not unit.bullet and (_runs_on(last, unit) or _is_value_of(last, unit)):
            whole[-1] = Unit("item", f"{last.words} {unit.words}", last.start, unit.end)
        else:
            whole.append(unit)
    return whole


def _runs_on(item: Unit, after: Unit) -> bool:
    """Whether the line after an item continues it: no capital, the item left open."""
    if item.kind != "item" or after.kind not in ("sentence", "heading", "item") or item.words[-1] in ".;!?":
        return False
    is_last_word = after.kind == "heading" and " " not in after.words and not after.words.isupper()
    return after.words[0].islower() or after.words[0] in "(«" or is_last_word


def _is_value_of(label: Unit, after: Unit) -> bool:
    """Whether a line without the shape of a sentence says what the label of an item, ending with a colon, announces."""
    if label.kind != "intro" or not label.bullet:
        return False
    return after.kind == "heading" or after.words[0].islower() or _COUNTED.match(after.words) is not None


def _units_of_line(line: str, at: int) -> Iterator[Unit]:
    if len(_LETTERS.findall(line)) < 2:
        return
    bullet = None if _NUMBERED_ROW.match(line) else BULLET.match(line)
    start = bullet.end() if bullet else len(line) - len(line.lstrip())
    words = line[start:].strip()
    place = (at + start, at + start + len(words))
    if _REFERENCE.match(words) or _ADDRESS.match(words):
        yield Unit("reference", words, *place)
    elif " | " in words or (not bullet and _is_row(words)):
        yield Unit("row", words, *place)
    elif words.endswith(":") and bullet:
        yield Unit("intro", words, *place, bullet=True)
    elif bullet or (words[-1] in ";," and len(words) < 300):
        # An item stays whole even when it holds several sentences: cutting it would lose its place in the list.
        yield Unit("item", words, *place, bullet=bullet is not None)
    elif is_heading(words):
        yield Unit("heading", words, *place)
    else:
        yield from _units_of_prose(line, at)


def _is_row(words: str) -> bool:
    """Whether a line is a label and its value, as in a directory or an identity card."""
    if words[-1] in ".?!;,:":
        return False
    many_figures = len(_FIGURES.findall(words)) > MAX_FIGURES and words[-1].isdigit() and len(words) < 160
    labelled = _LABELLED.match(words)
    is_label = labelled is not None and is_balanced(labelled["label"]) and not _NUMBERED.match(words)
    return many_figures or "@" in words or is_label


def _units_of_prose(line: str, at: int) -> Iterator[Unit]:
    for start, end in sentence_ranges(line):
        note = _NOTE_MARK.match(line[start:end])
        start += note.end() if note else 0
        words = line[start:end]
        kind: UnitKind = "note" if note else "intro" if words.endswith(":") else "sentence"
        yield Unit(kind, words, at + start, at + end)


def is_heading(line: str) -> bool:
    """Whether a line reads as a title rather than a sentence: short, and no punctuation at its end or all capitals."""
    line = line.strip()
    letters = _LETTERS.findall(line)
    if (
        not letters
        or line[0] in "(«"
        or _NOTE_MARK.match(line)
        or len(_FIGURES.findall(line)) > MAX_FIGURES
        or _COUNTED.match(line)
    ):
        return False
    if len(line) <= 2 * MAX_HEADING and sum(letter.isupper() for letter in letters) > 0.7 * len(letters):
        return True
    return len(line) <= MAX_HEADING and line[-1] not in ".;:!…,»)"


def is_clean(words: str) -> bool:
    """Whether a sentence reads well enough to be quoted: mostly letters, whole words, not the end of another."""
    letters = len(_LETTERS.findall(words))
    visible = sum(not char.isspace() for char in words)
    if letters < 8 or letters < 0.55 * visible or words[0].islower() or not is_balanced(words):
        return False
    tokens = words.split()
    lone = sum(len(token) == 1 and token.isalpha() and token.lower() not in "aàyôé" for token in tokens)
    return lone <= max(1, len(tokens) // 8)


def points_back(words: str) -> bool:
    """Whether a sentence needs the one before it to be understood."""
    folded = fold(words)
    return "ci-dessus" in folded or _POINTS_BACK.match(folded) is not None


def only_announces(words: str) -> bool:
    """Whether an introduction says nothing of what it introduces: "Sont mis en avant les éléments suivants :"."""
    is_bare = len(words.split()) <= BARE_WORDS and _ANNOUNCES.search(fold(words)) is not None
    return is_bare or points_back(words)

"""The marks by which a model says which passage it follows, in all the forms that models give them."""

import re
from dataclasses import dataclass

_ID = r"[Pp]\s?-?\d{1,3}"
_WORDS = r"(?:(?:[Pp]assages?|[Ss]ources?|[Vv]oir|[Cc]f\.?|[Rr]ef\.?|[Rr]éf\.?|[Ii]d|n°)\s*[:=]?\s*)*"
_JOIN = r"\s*(?:[,;/&|]|-|–|à|et|and|ou|to)\s*"
_IDS = rf"{_WORDS}{_ID}(?:{_JOIN}{_WORDS}(?:{_ID}|\d{{1,3}}))*(?:†[^\])】]*)?"
_MARK = re.compile(
    rf"\*{{0,2}}(?:[\[【(⟦]\s*{_IDS}\s*[\])】⟧](?!\()"
    r"|[\[【]\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*(?:†[^\]】]*)?\s*[\]】](?!\())\*{0,2}"
)
"""In brackets of any kind; bare figures ("[2]", "【1†source】") in square ones only, "(2)" being a mark of a list."""
_BARE = re.compile(rf"[\s,–—-]+(?:{_WORDS})?{_ID}(?:{_JOIN}{_ID})*(?=\s*[.;!?…]*\s*$)")
_RANGE = re.compile(r"[Pp]\s?-?(\d{1,3})\s*(?:-|–|à|to)\s*(?:[Pp]\s?-?)?(\d{1,3})")
_NUMBER = re.compile(r"\d{1,3}")
_UNFINISHED = re.compile(r"\s*\*{0,2}[\[【(⟦][^\])】⟧]{0,60}$")
MAX_RANGE = 12


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and where they stood: offset in `text` and ids, in order."""

    text: str
    marks: tuple[tuple[int, tuple[str, ...]], ...]


def take_marks(text: str) -> Marked:
    """The text without marks, nor the full stop after a mark that follows one."""
    parts: list[str] = []
    marks: list[tuple[int, tuple[str, ...]]] = []
    at = length = 0
    for found in [*_MARK.finditer(text), *_bare(text)]:
        kept = text[at : found.start()].rstrip(" \u00a0\u202f") if found.start() >= at else ""
        parts.append(kept)
        length += len(kept)
        marks.append((length, ids_of(found.group())))
        at = max(at, found.end())
        # "Il signe. [P2]." closes twice.
        at += kept.endswith((".", "!", "?")) and text.startswith(".", at)
    parts.append(text[at:])
    return Marked("".join(parts), tuple(marks))


def _bare(text: str) -> list[re.Match[str]]:
    """Ids without brackets at the very end, where nothing else has marked the text."""
    found = None if _MARK.search(text) else _BARE.search(text)
    return [found] if found else []


def ids_of(mark: str) -> tuple[str, ...]:
    """The ids that a mark names, as "P3", each once; "P2-P4" names three."""
    mark = re.sub(r"†.*", "", mark)
    numbers: list[int] = []
    for first, last in _RANGE.findall(mark):
        if 0 < int(last) - int(first) <= MAX_RANGE:
            numbers += range(int(first), int(last) + 1)
    numbers += [int(number) for number in _NUMBER.findall(mark)]
    return tuple(f"P{number}" for number in dict.fromkeys(sorted(numbers)))


def without_unfinished(text: str) -> str:
    """The text without a bracket at its end that is not closed yet: it may become a mark."""
    return _UNFINISHED.sub("", text)

"""How titles and numbers are compared: loosely, since a table of contents and the body seldom agree to the letter."""

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from ingest.text import fold

_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ROMAN = {roman: str(value) for value, roman in enumerate(_ROMANS, 1)}
# `fold` for the letters of French and its neighbours, ten times as fast: every line of a guide goes through it.
_FOLDED = {code: fold(chr(code)) for code in (*range(0x41, 0x5B), *range(0xA0, 0x250), 0x2019)}
_WORDS = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Folded words of the text, single spaces between: what titles are compared by."""
    return " ".join(_WORDS.findall(text.translate(_FOLDED)))


def number_key(number: str) -> str:
    """The number as compared: "N° 3" and "3." are "3", "I.1" is "1.1"."""
    parts = re.split(r"[\s.-]+", fold(number).replace("n°", " ").strip(" ."))
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(part.isdigit() for part in parts[1:]):
        parts[0] = _ROMAN.get(parts[0], parts[0])
    return " ".join(parts)


def likeness(title: str, text: str) -> float:
    """How much two plain titles look alike, 0 to 1; one that only begins like the other counts nearly as much."""
    if not title or not text:
        return 0.0
    ratio = fuzz.ratio(title, text) / 100
    common = Prefix.similarity(title, text)
    shorter = min(len(title), len(text))
    if common >= 12 and common >= 0.75 * shorter and shorter >= 0.2 * len(title):
        ratio = max(ratio, 0.68 + 0.25 * common / shorter + 0.05 * fuzz.ratio(title, text) / 100)
    return ratio

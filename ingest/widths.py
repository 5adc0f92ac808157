"""How wide a text is printed, from its font's own widths where they can be told, from Helvetica's where not."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

_CLASSES = {
    "ijl'’‘|¦": 0.21, "ftI.,:;/!\\[] ·": 0.278, "r()-{}`\"“”°": 0.34, "cksvxyzJ": 0.5,
    "abdeghnopquL0123456789#$?_«»=+<>~^€": 0.556, "FTZ": 0.611, "ABEKPSVXY&": 0.667, "CDHNRUw": 0.722,
    "GOQ": 0.778, "mM": 0.833, "W%æœÆŒ…—@": 0.95,
}  # fmt: skip
"""Widths of Helvetica's characters, in parts of the type size."""
HELVETICA = {character: width for characters, width in _CLASSES.items() for character in characters}
_OTHER = 0.556
_LOWER = "abcdefghijklmnopqrstuvwxyz"


class Widths:
    """Widths of a font's characters in parts of the type size; `scale` is its letters' width by Helvetica's."""

    def __init__(self, known: Mapping[str, float], scale: float) -> None:
        self._known = dict(known)
        self._scale = scale

    def of(self, text: str) -> float:
        """The width of `text` in parts of the type size."""
        known = self._known
        total = 0.0
        for character in text:
            width = known.get(character)
            if width is None:
                width = known[character] = self._found(character)
            total += width
        return total

    def _found(self, character: str) -> float:
        base = _unaccented(character)
        return self._known.get(base) or HELVETICA.get(base, _OTHER) * self._scale


@lru_cache(maxsize=4096)
def _unaccented(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


PLAIN = Widths({}, 1.0)


def by_code(widths: Sequence[float], first: int) -> Widths:
    """The widths of a simple font, in thousandths, codes from `first` on; in most fonts ASCII keeps its codes."""
    known = {
        chr(first + index): width / 1000 for index, width in enumerate(widths) if 32 < first + index < 127 and width > 0
    }
    letters = [known[letter] / HELVETICA[letter] for letter in _LOWER if letter in known]
    scale = sum(letters) / len(letters) if letters else 1.0
    # A subset may number its glyphs as it likes: an "i" as wide as an "m" shows that it does.
    if len(letters) < 8 or known.get("i", 0.0) >= known.get("m", 1.0) or known.get("l", 0.0) >= known.get("w", 1.0):
        return by_mean(widths)
    return Widths(known, min(1.5, max(0.6, scale)))


def by_mean(widths: Sequence[float]) -> Widths:
    """Helvetica's widths made as wide as the mean of `widths`, in thousandths."""
    used = [width for width in widths if width > 0]
    return Widths({}, min(1.4, max(0.7, sum(used) / len(used) / 530))) if used else PLAIN

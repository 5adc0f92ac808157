"""How wide a text is printed: by the widths its font gives, by Helvetica's for fonts that give none."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_CLASSES = {
    "ijl'’‘|¦": 0.21, "ftI.,:;/!\\[] ·": 0.278, "r()-{}`\"“”°•": 0.34, "cksvxyzJ": 0.5,
    "abdeghnopquL0123456789#$?_«»=+<>~^€": 0.556, "FTZ": 0.611, "ABEKPSVXY&": 0.667, "CDHNRUw": 0.722,
    "GOQ": 0.778, "mM": 0.833, "W%æœÆŒ…—@": 0.95,
}  # fmt: skip
"""Widths of Helvetica's characters, in parts of the type size."""
_HELVETICA = {character: width for characters, width in _CLASSES.items() for character in characters}
_USUAL = 0.556
_GAP = 1.4
"""Gap on a line, in type sizes, that no justified text has between words."""


class Widths:
    """Widths of the glyphs of a font without any of its own: each character is taken to be as wide as in Helvetica."""

    bytes_per_glyph = 1

    def of(self, shown: bytes, text: str) -> float:
        """The width of the glyphs `shown`, which read `text`, in parts of the type size."""
        return sum(map(_helvetica, text))


class SimpleWidths(Widths):
    """Widths of a font of one byte a glyph, in thousandths, the first for the code `first`."""

    def __init__(self, widths: Sequence[float], first: int, missing: float = 0.0) -> None:
        self._by_code = [missing / 1000] * 256
        for code, width in enumerate(widths, start=first):
            if 0 <= code < 256:
                self._by_code[code] = width / 1000

    def of(self, shown: bytes, text: str) -> float:
        return sum(map(self._by_code.__getitem__, shown))


class CompositeWidths(Widths):
    """Widths of a font of two bytes a glyph, in thousandths: /W (`first [w w ...]`, `first last w`) and /DW."""

    bytes_per_glyph = 2

    def __init__(self, array: Sequence[float | Sequence[float]], usual: float) -> None:
        self._usual = usual / 1000
        self._by_code: dict[tuple[int, int], float] = {}
        place = 0
        while place + 1 < len(array):
            first, second = array[place], array[place + 1]
            assert isinstance(first, (int, float))
            if isinstance(second, (int, float)):
                width = array[place + 2]
                widths: Sequence[float] = [float(width)] * (int(second) - int(first) + 1)  # type: ignore[arg-type]
                place += 3
            else:
                widths = second
                place += 2
            for code, width in enumerate(widths, start=int(first)):
                self._by_code[code >> 8 & 255, code & 255] = float(width) / 1000

    def of(self, shown: bytes, text: str) -> float:
        by_code, usual = self._by_code, self._usual
        return sum(by_code.get(pair, usual) for pair in zip(shown[::2], shown[1::2], strict=False))


@dataclass(slots=True)
class Run:
    """Glyphs written from one place of the pen, in text space, and how far it moved between them, in thousandths."""

    x: float
    y: float
    shown: bytearray = field(default_factory=bytearray)
    moved: float = 0.0


Part = tuple[tuple[float, float], float, str]
"""Where a part of a line starts, how long it is, and what it reads."""


def parts(text: str, runs: Sequence[Run], widths: Widths, spacing: tuple[float, float, float]) -> Iterator[Part]:
    """The parts of a text that the pen wrote in `runs` on one line, split where it left a gap as wide as a table's.

    `spacing` holds the type size, what is added to each space, what to each glyph, all in text space.
    """
    size, word_space, letter_space = spacing
    place, begin = 0, 0
    x, y = runs[0].x, runs[0].y
    end = x
    for at, run in enumerate(runs):
        is_apart = at > 0 and run.y == y and run.x - end > _GAP * size
        cut = _cut(text, place) if is_apart else None
        if cut is not None and cut > begin:
            yield (x, y), end - x, text[begin:cut]
            x, begin, place = run.x, cut + 1, cut + 1
        glyphs = len(run.shown) // widths.bytes_per_glyph
        shown = bytes(run.shown)
        length = (widths.of(shown, text[place : place + glyphs] if shown else text) + run.moved / 1000) * size
        end = run.x + max(0.0, length + word_space * shown.count(b" ") + letter_space * glyphs)
        place += glyphs
        # pypdf puts a space where the pen moved on.
        if at + 1 < len(runs) and text[place : place + 1] == " ":
            place += 1
    yield (x, y), end - x, text[begin:]


def _cut(text: str, place: int) -> int | None:
    """The place of the space nearest to `place`, which ligatures may have shifted; None when there is none near."""
    near = [index for index in range(max(0, place - 4), min(len(text), place + 4)) if text[index] == " "]
    return min(near, key=lambda index: abs(index + 1 - place), default=None)


@lru_cache(maxsize=4096)
def _helvetica(character: str) -> float:
    return _HELVETICA.get(unicodedata.normalize("NFD", character)[0], _USUAL)

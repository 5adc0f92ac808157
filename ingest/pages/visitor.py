"""What pypdf shows of a page, as it goes through its contents, to fragments with their places."""

from collections.abc import Callable
from math import hypot
from typing import Any

from ingest.pages.pieces import Fragment
from ingest.pages.turning import direction
from ingest.pages.widths import Run, Widths, parts

Style = tuple[bool, Widths]
"""Whether a font is bold, and how wide its glyphs are."""


class Visitor:
    """Takes what pypdf shows of a page and keeps it as fragments, in page coordinates."""

    def __init__(self, style_of: Callable[[Any], Style], left: float, bottom: float) -> None:
        self.fragments: list[Fragment] = []
        self._style_of = style_of
        self._left, self._bottom = left, bottom
        self._runs: list[Run] = []
        self._word_space = self._letter_space = 0.0

    def measure(self, operator: bytes, operands: Any, _cm: list[float], tm: list[float]) -> None:
        """Note where the pen is set down and what it writes: pypdf tells where a text starts, but not where it ends."""
        if operator == b"Tj" and operands and isinstance(operands[0], bytes):
            self._run(tm).shown += operands[0]
        elif operator == b"TJ" and operands:
            run = self._run(tm)
            for each in operands[0]:
                if isinstance(each, bytes):
                    run.shown += each
                elif not isinstance(each, str):
                    run.moved -= each
        elif operator == b"Tw" and operands:
            self._word_space = float(operands[0])
        elif operator == b"Tc" and operands:
            self._letter_space = float(operands[0])

    def _run(self, tm: list[float]) -> Run:
        if not self._runs or (self._runs[-1].x, self._runs[-1].y) != (tm[4], tm[5]):
            self._runs.append(Run(tm[4], tm[5]))
        return self._runs[-1]

    def take(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Keep a text with its place."""
        runs, self._runs = self._runs, []
        if not text or text.isspace():
            return
        is_bold, widths = self._style_of(font)
        # The text matrix by the page's: where the baseline starts, how it runs, how tall the type comes out.
        a, b, c, d, e, f = tm
        ca, cb, cc, cd, ce, cf = cm
        across, up = a * ca + b * cc, a * cb + b * cd
        points = abs(size) * hypot(c * ca + d * cc, c * cb + d * cd)
        scale = hypot(across, up)
        for start, end, part in parts(
            text, runs or [Run(e, f)], widths, (abs(size), self._word_space, self._letter_space)
        ):
            px, py = start
            x, y = px * ca + py * cc + ce - self._left, px * cb + py * cd + cf - self._bottom
            self.fragments.append(Fragment(part, x, y, x + end * scale, points, is_bold, direction(across, up)))

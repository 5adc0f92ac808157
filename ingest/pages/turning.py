"""Pages and tables that lie on their side, turned as a reader would turn them."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.pages.pieces import Fragment, RawPage


def direction(across: float, up: float) -> int:
    """Which way a text runs, in degrees from left to right, by the first row of its matrix."""
    if abs(up) > abs(across):
        return 90 if up > 0 else 270
    return 0 if across >= 0 else 180


def main_direction(fragments: Sequence[Fragment]) -> int:
    """The direction of three quarters of the text or more, 0 when there is none."""
    letters = dict.fromkeys((0, 90, 180, 270), 0)
    for fragment in fragments:
        letters[fragment.angle] += len(fragment.text)
    angle = max(letters, key=lambda each: letters[each])
    return angle if letters[angle] >= 0.75 * sum(letters.values()) else 0


def turned(page: RawPage, turn: int) -> RawPage:
    """The page turned clockwise by `turn` degrees, as a viewer shows it."""
    width, height = page.width, page.height
    if turn not in (90, 180, 270):
        return page
    fragments = []
    for fragment in page.fragments:
        x, y = fragment.x, fragment.y
        x, y = {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[turn]
        end = x + fragment.end - fragment.x
        fragments.append(fragment._replace(x=x, y=y, end=end, angle=(fragment.angle - turn) % 360))
    size = (width, height) if turn == 180 else (height, width)
    return replace(page, width=size[0], height=size[1], fragments=tuple(fragments))

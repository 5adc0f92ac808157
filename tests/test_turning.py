"""Pages that lie on their side."""

import pytest

from ingest.pages.pieces import Fragment, RawPage
from ingest.pages.turning import direction, main_direction, turned


def fragment(x: float, y: float, angle: int, text: str = "texte") -> Fragment:
    return Fragment(text, x, y, x + 25, 10, False, angle)


@pytest.mark.parametrize(("across", "up", "angle"), [(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270), (1, 0.1, 0)])
def test_direction(across: float, up: float, angle: int) -> None:
    assert direction(across, up) == angle


@pytest.mark.parametrize(
    ("turn", "x", "y", "size"),
    [(0, 100, 700, (595, 842)), (90, 700, 495, (842, 595)), (180, 495, 142, (595, 842)), (270, 142, 100, (842, 595))],
)
def test_a_turned_page_shows_its_text_elsewhere(turn: int, x: float, y: float, size: tuple[float, float]) -> None:
    page = turned(RawPage(1, 595, 842, (fragment(100, 700, turn),)), turn)
    shown = page.fragments[0]
    assert (shown.x, shown.y, shown.end, shown.angle) == (x, y, x + 25, 0)
    assert (page.width, page.height) == size


def test_the_main_direction_is_that_of_nearly_all_the_text() -> None:
    assert main_direction([fragment(0, 0, 90, "un tableau en travers de la page"), fragment(0, 0, 0, "12")]) == 90
    assert main_direction([fragment(0, 0, 90, "une étiquette"), fragment(0, 0, 0, "le texte de la page")]) == 0
    assert main_direction([]) == 0

"""Printed page numbers."""

from collections.abc import Sequence

import pytest

from ingest.pages.labels import page_numbers, roman_value
from ingest.pages.pieces import Piece, RawPage

FOOT, MIDDLE = 30.0, 400.0


def labels(pages: Sequence[Sequence[tuple[str, float]]]) -> list[str | None]:
    raw = [RawPage(number, 595, 842, ()) for number in range(1, len(pages) + 1)]
    pieces = [[Piece(text, 50, 90, y, 8, False, 0, order) for order, (text, y) in enumerate(page)] for page in pages]
    numbers = page_numbers(raw, pieces)
    return [numbers[page.number].text if page.number in numbers else None for page in raw]


def feet(*texts: str) -> list[list[tuple[str, float]]]:
    return [[(text, FOOT)] if text else [] for text in texts]


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "- {} -",
        "Page {}",
        "p. {}",
        "{} / 40",
        "{}/40",
        "Page {} sur 40",
        "Guide DLA | {}",
        "{} Guide DLA",
        "Guide DLA – p. {}",
    ],
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert labels(feet(*(written.format(number) for number in (11, 12, 13)))) == ["11", "12", "13"]


def test_roman_numbers_then_arabic_ones() -> None:
    assert labels(feet("i", "ii", "iii", "1", "2", "3")) == ["i", "ii", "iii", "1", "2", "3"]


def test_a_page_without_a_number_has_no_label() -> None:
    assert labels(feet("", "2", "3", "", "5")) == [None, "2", "3", None, "5"]


def test_stray_numbers_do_not_keep_step_with_the_pages() -> None:
    pages = [[("7", FOOT), ("2009", 800.0)], [("8", FOOT), ("2", 790.0)], [("9", FOOT), ("44", 790.0)]]
    assert labels(pages) == ["7", "8", "9"]


def test_numbers_inside_the_page_are_no_labels() -> None:
    assert labels([[("1", MIDDLE)], [("2", MIDDLE)], [("3", MIDDLE)]]) == [None, None, None]


def test_a_year_in_a_running_line_is_no_label() -> None:
    assert labels(feet("Décembre 2009", "Décembre 2009", "Décembre 2009")) == [None, None, None]


def test_the_number_that_stands_alone_wins_over_one_in_a_line() -> None:
    pages = [[(f"Chapitre {number}", 800.0), (str(number), FOOT)] for number in (1, 2, 3)]
    assert labels(pages) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("XII", 12), ("xlix", 49), ("iiii", 0), ("vx", 0), ("mi", 0), ("", 0)]
)
def test_roman_value(text: str, value: int) -> None:
    assert roman_value(text) == value

"""Widths of printed text."""

import pytest

from ingest.pages.widths import CompositeWidths, Run, SimpleWidths, Widths, parts

PLAIN = (10.0, 0.0, 0.0)
SIMPLE = SimpleWidths([500] * 95, 32)


def run(x: float, shown: bytes, *, y: float = 700.0, moved: float = 0.0) -> Run:
    return Run(x, y, bytearray(shown), moved)


def test_a_simple_font_gives_a_width_for_each_byte() -> None:
    assert SimpleWidths([250, 600], 65).of(b"ABA", "ABA") == pytest.approx(1.1)


def test_a_composite_font_gives_widths_in_lists_and_in_ranges() -> None:
    widths = CompositeWidths([1, [100, 200], 10, 12, 300], 1000)
    assert widths.of(b"\x00\x01\x00\x02\x00\x0b\x00\x63", "abcd") == pytest.approx(0.1 + 0.2 + 0.3 + 1.0)


def test_a_font_without_widths_is_taken_for_helvetica() -> None:
    assert Widths().of(b"", "éi") == pytest.approx(0.556 + 0.21)


def test_spacing_and_moves_make_a_line_longer() -> None:
    found = list(parts("ab cd", [run(50, b"ab cd", moved=1000)], SIMPLE, (10.0, 3.0, 1.0)))
    assert found == [((50, 700), pytest.approx(25 + 10 + 3 + 5), "ab cd")]


def test_words_placed_one_by_one_reach_as_far_as_the_last() -> None:
    found = list(parts("le comité", [run(50, b"le"), run(70, b"comite")], SIMPLE, PLAIN))
    assert found == [((50, 700), pytest.approx(50), "le comité")]


def test_cells_written_in_one_go_are_parted_at_the_gap() -> None:
    found = list(parts("Suivi 1 an", [run(50, b"Suivi"), run(300, b"1 an")], SIMPLE, PLAIN))
    assert found == [((50, 700), pytest.approx(25), "Suivi"), ((300, 700), pytest.approx(20), "1 an")]


def test_a_ligature_shifts_the_place_but_the_cells_are_parted_at_their_space() -> None:
    found = list(parts("la fiche 1 an", [run(50, b"la \x0cche"), run(300, b"1 an")], SIMPLE, PLAIN))
    assert [text for _, _, text in found] == ["la fiche", "1 an"]

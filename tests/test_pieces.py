"""Fragments to pieces of lines."""

import pytest

from ingest.pages.pieces import Fragment, Piece, RawPage, pieces_of


def fragment(
    text: str, x: float, y: float = 700.0, *, width: float | None = None, size: float = 10.0, bold: bool = False
) -> Fragment:
    return Fragment(text, x, y, x + (0.5 * size * len(text.strip()) if width is None else width), size, bold, 0)


def pieces(*fragments: Fragment) -> list[Piece]:
    return pieces_of(RawPage(1, 595, 842, fragments))


def texts(*fragments: Fragment) -> list[str]:
    return [piece.text for piece in pieces(*fragments)]


def test_a_change_of_font_goes_on_the_line_though_its_place_is_not_known() -> None:
    found = pieces(fragment("L’association ", 50), fragment("AIR", 50, bold=True), fragment(" participe\n", 50))
    assert [(piece.text, piece.bold) for piece in found] == [("L’association AIR participe", False)]


def test_a_line_is_bold_when_all_of_it_is_but_its_bullet() -> None:
    found = pieces(fragment("\x7f", 50, size=8), fragment("Un budget\n", 60, bold=True))
    assert [(piece.text, piece.bold, piece.size) for piece in found] == [("• Un budget", True, 10.0)]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0.5, ["motsuite"]),
        (3.0, ["mot suite"]),
        (8.0, ["mot suite"]),
        (12.0, ["mot", "suite"]),
        (80.0, ["mot", "suite"]),
    ],
)
def test_a_gap_is_nothing_a_space_or_the_end_of_a_cell(gap: float, expected: list[str]) -> None:
    assert texts(fragment("mot", 50, width=20), fragment("suite", 70 + gap)) == expected


@pytest.mark.parametrize("mark", ["•", "1.", "a)", "-", "IV."])
def test_a_mark_keeps_to_the_text_that_it_stands_before(mark: str) -> None:
    assert texts(fragment(mark, 50, width=6), fragment("le budget", 75)) == [f"{mark} le budget"]


def test_a_raised_number_neither_parts_its_line_nor_makes_its_size() -> None:
    found = pieces(fragment("les financeurs", 50, width=70), fragment("2", 120, 703, size=6), fragment(" locaux", 124))
    assert [(piece.text, piece.size, piece.y) for piece in found] == [("les financeurs2 locaux", 10.0, 700.0)]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    assert texts(fragment("Sommaire", 50), fragment("Sommaire", 50)) == ["Sommaire"]


def test_spaces_that_justify_a_line_are_one() -> None:
    assert texts(fragment("le   comité  de pilotage", 50)) == ["le comité de pilotage"]


def test_a_word_given_after_the_one_behind_it_is_put_before_it() -> None:
    assert texts(fragment("pilotage", 72, width=40), fragment("comité", 40, width=30)) == ["comité pilotage"]


def test_lines_one_above_the_other_stay_apart() -> None:
    assert texts(fragment("premier", 50, 700), fragment("second", 50, 687)) == ["premier", "second"]


def test_nothing_printed_gives_no_piece() -> None:
    assert texts(fragment("\u200b\x01", 50)) == []

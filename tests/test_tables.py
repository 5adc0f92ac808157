"""Pieces of a strip to lines and table rows."""

from ingest.pages.pieces import Piece
from ingest.pages.tables import printed_lines


def cell(text: str, x: float, y: float, order: int, *, size: float = 7.0) -> Piece:
    return Piece(text, x, x + 0.5 * size * len(text), y, size, False, 0, order)


def rows(*cells: Piece, body: float = 10.0) -> list[str]:
    return [("R " if line.row else "") + line.text for line in printed_lines(cells, body)]


def test_cells_of_a_row_stand_on_one_line() -> None:
    assert rows(cell("1. Objectifs", 60, 700, 0), cell("4", 300, 700, 1)) == ["R 1. Objectifs | 4"]


def test_a_cell_wrapped_over_lines_is_made_whole_and_a_cut_word_too() -> None:
    found = rows(
        cell("3.2 Une démarche de commu-", 60, 700, 0), cell("nication", 60, 691.5, 1), cell("13", 300, 700, 2),
        cell("3.3 Suite", 60, 677, 3), cell("19", 300, 677, 4),
    )  # fmt: skip
    assert found == ["R 3.2 Une démarche de communication | 13", "R 3.3 Suite | 19"]


def test_rows_without_space_between_them_are_told_by_the_order_of_the_file() -> None:
    found = rows(
        cell("Diagnostic partagé", 60, 700, 0), cell("du territoire", 60, 691, 1), cell("2 mois", 300, 700, 2),
        cell("Restitution", 60, 682, 3), cell("1 jour", 300, 682, 4),
    )  # fmt: skip
    assert found == ["R Diagnostic partagé du territoire | 2 mois", "R Restitution | 1 jour"]


def test_cells_centred_in_their_row_and_headings_centred_over_their_column() -> None:
    found = rows(
        cell("Étape", 110, 720, 0), cell("Qui", 330, 720, 1),
        cell("Diagnostic", 60, 696, 2), cell("Le chargé de mission", 300, 700, 3), cell("avec l’appui", 300, 692, 4),
        cell("Suivi", 60, 676, 5), cell("DLA", 300, 676, 6),
    )  # fmt: skip
    assert found == ["R Étape | Qui", "R Diagnostic | Le chargé de mission avec l’appui", "R Suivi | DLA"]


def test_a_row_of_one_cell_is_a_row() -> None:
    found = rows(
        cell("DLA 13", 60, 700, 0), cell("Chargé de mission", 300, 700, 1), cell("Élue", 60, 685, 2),
        cell("GE 14", 60, 670, 3), cell("Président", 300, 670, 4),
    )  # fmt: skip
    assert found == ["R DLA 13 | Chargé de mission", "R Élue", "R GE 14 | Président"]


def test_the_paragraphs_around_a_table_are_none_of_its_rows() -> None:
    before = cell("Le tableau ci-dessous, une phrase longue qui prend toute la largeur", 60, 730, 0, size=10)
    after = cell("Après le tableau.", 60, 650, 9, size=10)
    found = rows(before, cell("Suivi", 60, 700, 1), cell("1 an", 300, 700, 2), after)
    assert found == [before.text, "R Suivi | 1 an", after.text]


def test_a_heading_above_a_table_of_the_same_size_is_no_row() -> None:
    found = rows(
        cell("Calendrier", 60, 730, 0, size=10), cell("Suivi", 60, 700, 1, size=10), cell("1 an", 300, 700, 2, size=10)
    )
    assert found == ["Calendrier", "R Suivi | 1 an"]


def test_a_wide_gap_between_two_words_makes_no_table() -> None:
    left = Piece("Le comité", 60, 100, 700, 10, False, 0, 0)
    right = Piece("de pilotage", 112, 160, 700, 10, False, 0, 1)
    assert [line.row for line in printed_lines([left, right], 10)] == [False, False]


def test_no_piece_no_line() -> None:
    assert rows() == []

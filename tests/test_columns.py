"""The order in which the strips of a page are read."""

from ingest.pages.columns import regions
from ingest.pages.pieces import Piece

WIDTH = 200.0


def piece(text: str, x: float, y: float, order: int, *, width: float = WIDTH, size: float = 10.0) -> Piece:
    return Piece(text, x, x + width, y, size, False, 0, order)


def column(name: str, x: float, count: int, *, top: float = 700.0, order: int = 0, step: int = 1) -> list[Piece]:
    return [piece(f"{name}{rank} une ligne de texte", x, top - 13 * rank, order + step * rank) for rank in range(count)]


def names(pieces: list[Piece]) -> list[str]:
    return [found.text.split()[0] for strip in regions(pieces) for found in strip]


def expected(name: str, count: int) -> list[str]:
    return [f"{name}{rank}" for rank in range(count)]


def test_left_column_then_right() -> None:
    page = column("g", 50, 8) + column("d", 300, 8, order=8)
    assert names(page) == expected("g", 8) + expected("d", 8)


def test_a_file_that_gives_the_right_column_first_is_read_from_the_left() -> None:
    page = column("d", 300, 8) + column("g", 50, 8, order=8)
    assert names(page) == expected("g", 8) + expected("d", 8)


def test_columns_written_line_by_line_across_the_page_are_told_apart() -> None:
    page = column("g", 50, 10, step=2) + column("d", 300, 10, order=1, step=2)
    assert names(page) == expected("g", 10) + expected("d", 10)


def test_a_title_over_both_columns_comes_first_and_a_note_below_last() -> None:
    title = piece("titre sur toute la largeur", 50, 740, 0, width=450)
    note = piece("note sur toute la largeur", 50, 500, 99, width=450)
    page = [title, *column("g", 50, 9, order=1), *column("d", 300, 9, order=20), note]
    assert names(page) == ["titre", *expected("g", 9), *expected("d", 9), "note"]


def test_sections_in_columns_one_below_the_other_are_read_one_after_the_other() -> None:
    page = [
        *column("g", 50, 6), *column("d", 300, 6, order=10),
        *column("h", 50, 6, top=500, order=20), *column("e", 300, 6, top=500, order=30),
    ]  # fmt: skip
    assert names(page) == expected("g", 6) + expected("d", 6) + expected("h", 6) + expected("e", 6)


def test_three_columns() -> None:
    columns = zip("abc", (40, 215, 390), (0, 10, 20), strict=True)
    page = [line._replace(end=line.x + 140) for name, x, order in columns for line in column(name, x, 8, order=order)]
    assert names(page) == expected("a", 8) + expected("b", 8) + expected("c", 8)


def test_an_indented_list_on_a_page_of_one_column_stays_where_it_is() -> None:
    page = [piece(f"l{rank} texte", 50 if rank % 3 else 90, 700 - 13 * rank, rank, width=430) for rank in range(12)]
    assert names(page) == expected("l", 12)


def test_rows_of_a_table_stay_together() -> None:
    cells = [
        cell
        for rank in range(8)
        for cell in (
            piece(f"g{rank} titre", 50, 700 - 20 * rank, 2 * rank),
            piece(f"d{rank}", 350, 700 - 20 * rank, 2 * rank + 1, width=20),
        )
    ]
    assert len(regions(cells)) == 1


def test_a_table_written_by_columns_stays_together() -> None:
    left = [piece(f"g{rank} un titre du sommaire", 50, 700 - 20 * rank, rank) for rank in range(12)]
    right = [piece(str(rank), 400, 700 - 20 * rank, 20 + rank, width=12) for rank in range(12)]
    assert len(regions(left + right)) == 1


def test_a_right_column_shorter_than_the_left() -> None:
    page = column("g", 50, 12) + column("d", 300, 4, order=12)
    assert names(page) == expected("g", 12) + expected("d", 4)


def test_an_empty_page_has_no_strip() -> None:
    assert regions([]) == []

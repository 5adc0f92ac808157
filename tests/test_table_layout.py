"""Tables are laid out by what they hold: figures to the right, columns as wide as their words need."""

import pytest

from assistant.document_tree import Node, table, words
from assistant.drafting.table_layout import with_tables_laid_out


def laid_out(*rows: tuple[str, ...]) -> list[list[Node]]:
    (made,) = with_tables_laid_out([table([[words(cell) for cell in row] for row in rows])])
    columns: list[list[Node]] = made["c"][2]
    return columns


@pytest.mark.parametrize(
    ("cells", "alignment"),
    [
        (("11 000 € TTC", "8 000 €"), "AlignRight"),
        (("11\u00a0000,50\u00a0€", "[À compléter : montant]"), "AlignRight"),
        (("40 %", "60 %"), "AlignRight"),
        (("9,5 jours", "1 jour"), "AlignRight"),
        (("15 mars 2027", "16 mai 2027"), "AlignDefault"),
        (("[À compléter : date]", ""), "AlignDefault"),
        (("9 jours", "[À compléter : rythme]", "[À compléter : lieu]"), "AlignDefault"),
        (("7 jours", "à répartir"), "AlignDefault"),
    ],
)
def test_columns_of_figures_go_to_the_right(cells: tuple[str, ...], alignment: str) -> None:
    columns = laid_out(("Poste", "Montant"), *(("un poste", cell) for cell in cells))
    assert [column[0]["t"] for column in columns] == ["AlignDefault", alignment]


def test_an_alignment_that_the_user_chose_stays() -> None:
    made = table([[words("Coût")], [words("12 €")]])
    made["c"][2][0][0] = {"t": "AlignCenter"}
    assert with_tables_laid_out([made])[0]["c"][2][0][0] == {"t": "AlignCenter"}


def test_widths_fill_the_page_and_follow_the_words() -> None:
    widths = [column[1]["c"] for column in laid_out(("Étape", "Date"), ("x" * 30, "mai"), ("y", "juin 2027"))]
    assert widths == [0.7442, 0.2558]  # 32 and 11 of 43: thirty and nine letters, two for the margins


def test_a_long_cell_leaves_room_for_the_others() -> None:
    widths = [column[1]["c"] for column in laid_out(("Poste", "Détail"), ("Un poste", "mot " * 200))]
    assert widths == [0.1667, 0.8333]  # 10 and 50 of 60


def test_a_short_cell_stays_on_one_line_beside_long_ones() -> None:
    long = "x" * 18 + " " + "mot " * 20
    widths = [column[1]["c"] for column in laid_out(("Phase", "Contenu", "Durée"), (long, long, "3 jours"))]
    assert widths == [0.4437, 0.4437, 0.1125]  # 9 characters of the 80 of a line; the two others share the rest
    assert abs(sum(widths) - 1) < 0.001

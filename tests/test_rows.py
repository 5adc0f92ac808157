"""The printed lines of a guide in one sequence."""

from dataclasses import replace

import pytest
from printed import page, pages

from ingest.datamodels import Line
from ingest.structure.rows import body_size, is_large, paragraph_end, rows_of


def test_rows_know_where_paragraphs_open() -> None:
    rows = rows_of(pages("Une phrase\nqui suit.\n\nUne autre.\n- un point\nqui suit.", "Page deux."))
    assert [row.opens for row in rows] == [True, False, True, True, False, True]
    assert [row.page for row in rows] == [1, 1, 1, 1, 1, 2]
    assert paragraph_end(rows, 0) == 2


def test_a_bullet_inside_a_line_starts_a_row_that_keeps_its_place() -> None:
    source = page("QUALIFIER LE TERRITOIRE • Les structures")
    first, second = rows_of([source])
    assert (first.line.text, first.line.bullet) == ("QUALIFIER LE TERRITOIRE", False)
    assert (second.line.text, second.line.bullet) == ("• Les structures", True)
    assert source.text[second.line.start : second.line.end] == "• Les structures"


def test_a_bullet_alone_marks_the_next_line() -> None:
    source = page("RÉDIGER LE CAHIER •\nJauger la qualité")
    assert [(row.line.text, row.line.bullet) for row in rows_of([source])] == [
        ("RÉDIGER LE CAHIER", False),
        ("Jauger la qualité", True),
    ]


def test_signs_alone_stay_only_where_they_end_a_sentence() -> None:
    assert [row.line.text for row in rows_of([page("Quelle est la place\n?\n\n…\n\nSuite")])] == [
        "Quelle est la place",
        "?",
        "Suite",
    ]


def test_body_size_counts_characters_not_lines() -> None:
    rows = rows_of([page("# A\n# B\n# C\nUn texte assez long pour l'emporter sur trois lettres.")])
    assert body_size(rows) == 10.0
    assert is_large(rows[0].line, 10.0)
    assert not is_large(replace(rows[0].line, row=True), 10.0)
    assert body_size([]) == 10.0


def line(text: str, x: float, y: float) -> Line:
    return Line(text, 0, len(text), x, y, 10.0, bold=False, bullet=text.startswith("•"))


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        ([("• un point.", 60, 700), ("Deux textes :", 58, 686)], True),
        ([("• un point (bis)", 60, 700), ("Deux textes :", 58, 686)], True),
        ([("• un point,", 60, 700), ("bien dit", 70, 688), ("Deux textes :", 58, 674)], True),
        ([("• un point", 60, 700), ("bien dit.", 70, 688), ("Deux textes :", 60, 676)], True),
        ([("• un point", 60, 700), ("bien dit", 70, 688), ("Deux textes :", 58, 674)], True),
        ([("• un point", 60, 700), ("bien dit", 70, 688), ("au fond.", 58, 676)], False),
        ([("• un point.", 60, 700), ("Une suite", 70, 688)], False),
        ([("• un point,", 60, 700), ("Une suite", 58, 686)], False),
        ([("• un point au", 60, 700), ("retrait.", 50, 688), ("Une phrase", 50, 676)], False),
        ([("Un texte.", 60, 700), ("Une phrase", 58, 688)], False),
    ],
)
def test_a_paragraph_set_left_of_the_item_before_it_opens(lines: list[tuple[str, int, int]], opens: bool) -> None:
    sheet = replace(page("Texte"), lines=tuple(line(text, x, y) for text, x, y in lines))
    assert rows_of([sheet])[-1].opens is opens

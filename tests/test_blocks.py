"""Paragraphs, items, table rows and footnotes put together again."""

import pytest
from printed import page, pages

from ingest.structure.blocks import blocks_of, notes_of
from ingest.structure.rows import rows_of


def blocks(*marked: str) -> list[tuple[str, str]]:
    rows = rows_of(pages(*marked))
    made = blocks_of(rows, 0, range(len(rows)))
    return [(block.kind, " ".join(rows[index].line.text for index in block.indexes)) for block in made]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Une phrase\nqui suit.\n\nUne autre.", [("prose", "Une phrase qui suit."), ("prose", "Une autre.")]),
        ("- un point\nqui suit\n- un autre", [("item", "• un point qui suit"), ("item", "• un autre")]),
        ("- les objectifs propres\n\nau territoire visé", [("item", "• les objectifs propres au territoire visé")]),
        ("- un point.\n\nau fond, une suite", [("item", "• un point."), ("prose", "au fond, une suite")]),
        ("| a | b\n| c | d", [("row", "a | b"), ("row", "c | d")]),
        ("> Mode : un\n\n1. un\n\n- deux", [("item", "> Mode : un"), ("item", "1. un"), ("item", "• deux")]),
        ("- un\n\nOn dit « oui » à tout", [("item", "• un"), ("prose", "On dit « oui » à tout")]),
        ("Un texte\n^ ¹ Une note\nqui suit", [("prose", "Un texte qui suit")]),
    ],
)
def test_blocks(marked: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(marked) == expected


def test_a_sentence_runs_over_the_page_and_a_finished_one_does_not() -> None:
    assert blocks("Une phrase qui", "continue ici.") == [("prose", "Une phrase qui continue ici.")]
    assert blocks("Une phrase finie.", "une autre") == [("prose", "Une phrase finie."), ("prose", "une autre")]
    assert blocks("Une phrase qui", "Une autre") == [("prose", "Une phrase qui"), ("prose", "Une autre")]


def test_notes_are_told_apart_by_their_marks() -> None:
    rows = rows_of([page("Texte\n^ ¹ Une note\n^ qui suit\n^ ² Une autre"), page("^ ³ Ailleurs", 2)])
    notes = notes_of(rows, 0, range(len(rows)))
    assert [[rows[index].line.text for index in note.indexes] for note in notes] == [
        ["¹ Une note", "qui suit"],
        ["² Une autre"],
        ["³ Ailleurs"],
    ]

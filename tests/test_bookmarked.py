"""Titles that only the PDF's bookmarks tell."""

from printed import pages

from ingest.pages.pdf import Bookmark
from ingest.structure.bookmarked import with_bookmarks
from ingest.structure.headings import find_headings
from ingest.structure.outline import outline_of
from ingest.structure.rows import rows_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."
SHEETS = pages(
    f"Première partie de\nnotre guide\n\nUn détail\n\n{TEXT}\n{TEXT}",
    f"{TEXT}\n\nSeconde partie\n\n{TEXT}\n\n## Un titre imprimé\n{TEXT}",
)
MARKS = [
    Bookmark("Première partie de notre guide", 1, 1),
    Bookmark("Un détail", 2, 1),
    Bookmark("SECONDE PARTIE", 1, 2),
    Bookmark("Un titre imprimé", 2, 2),
    Bookmark("Seconde partie", 1, 1),
    Bookmark("", 1, 1),
    Bookmark("Absente", 1, 9),
]


def test_lines_that_bear_a_bookmarks_title_on_its_page_become_headings() -> None:
    rows = rows_of(SHEETS)
    assert [heading.title for heading in with_bookmarks(find_headings(rows), rows, MARKS)] == [
        "Première partie de notre guide",
        "Un détail",
        "Seconde partie",
        "Un titre imprimé",
    ]


def test_they_rank_as_the_bookmarks_do() -> None:
    nodes = outline_of(SHEETS, (), MARKS).nodes
    assert [(node.title, node.level) for node in nodes] == [
        ("Première partie de notre guide", 1),
        ("Un détail", 2),
        ("Seconde partie", 1),
        ("Un titre imprimé", 2),
    ]


def test_without_bookmarks_nothing_changes() -> None:
    rows = rows_of(SHEETS)
    assert with_bookmarks(find_headings(rows), rows, []) == find_headings(rows)
    assert with_bookmarks([], [], MARKS) == []

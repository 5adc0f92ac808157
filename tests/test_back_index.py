"""The alphabetical index of a guide."""

import pytest
from printed import pages

from ingest.structure.back_index import index_rows
from ingest.structure.rows import rows_of

TEXT = "Le comité réunit les financeurs, les structures et les élus, et valide chaque étape."
CODES = "\n\n".join(
    f"Mot {letter} (travail, logique) : I-A-{rank}, II-2, III-{rank}" for rank, letter in enumerate("abcdefgh")
)
NUMBERS = "\n\n".join(f"Mot {letter}, {rank + 3}, {rank + 12}, {rank + 40}" for rank, letter in enumerate("abcdefgh"))


@pytest.mark.parametrize("entries", [CODES, NUMBERS, CODES.replace(" III", "\nIII")])
def test_entries_are_told_from_text(entries: str) -> None:
    rows = rows_of(pages(f"{TEXT}\n\nCet index cible quelques mots.\n\n{entries}"))
    found = index_rows(rows)
    assert [row.line.text for index, row in enumerate(rows) if index not in found] == [
        TEXT,
        "Cet index cible quelques mots.",
    ]


def test_a_few_lines_with_numbers_are_no_index() -> None:
    assert index_rows(rows_of(pages(f"{TEXT}\n\nVoir les fiches : I-A-1, II-2\n\n{TEXT} 3, 4"))) == set()
    assert index_rows([]) == set()

"""Tables of contents: which lines are one, and what they announce."""

from printed import pages

from ingest.structure.rows import rows_of
from ingest.structure.toc import find_contents

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche engagée."


def announced(*marked: str) -> list[tuple[str | None, str, int, str | None]]:
    contents = find_contents(rows_of(pages(*marked)))
    return [(entry.code, entry.title, entry.level, entry.parent) for entry in contents.entries]


def test_numbered_chapters_with_leaders_and_a_wrapped_title() -> None:
    table = """# Sommaire

1. Objectifs de la mission ........ 4

1.1 Méthode et travaux ........ 5

2. Une démarche conjointe de communication et de
développement d'une plateforme ...... 13

5. Annexes ..... 41"""
    assert announced(table, TEXT) == [
        ("1", "Objectifs de la mission", 1, None),
        ("1.1", "Méthode et travaux", 2, "1"),
        ("2", "Une démarche conjointe de communication et de développement d'une plateforme", 1, None),
        ("5", "Annexes", 1, None),
    ]


def test_table_rows_and_the_page_sign() -> None:
    table = "# SOMMAIRE\n| I. Présentation | P. 4\n| II. Une démarche | P. 6\n| III. Les missions | P.10"
    assert announced(table) == [
        ("I", "Présentation", 1, None),
        ("II", "Une démarche", 1, None),
        ("III", "Les missions", 1, None),
    ]


def test_codes_at_the_end_under_parts_without_a_title() -> None:
    table = """# I. REPERES

* A. Quels fondements ?

* Des constats et des propositions
* Fiche I-A-1

* Des actions..... Fiche I-A-2

* 2. Principes d'action

* Coopération Fiche I-A-3

# II. METHODES

* Analyser le système Fiche II-1"""
    assert announced(table, TEXT) == [
        ("I", "REPERES", 1, None),
        ("I.A", "Quels fondements ?", 2, "I"),
        ("Fiche I-A-1", "Des constats et des propositions", 3, None),
        ("Fiche I-A-2", "Des actions", 3, None),
        ("I.A.2", "Principes d'action", 3, "I.A"),
        ("Fiche I-A-3", "Coopération", 4, None),
        ("II", "METHODES", 1, None),
        ("Fiche II-1", "Analyser le système", 2, None),
    ]


def test_codes_at_the_start() -> None:
    table = """# Table des matières

FICHE PRATIQUE N° 1 - Le réseau ..... 5

FICHE PRATIQUE N° 2 - Le budget ..... 7

FICHE PRATIQUE N° 3 - Le bilan ..... 9"""
    assert announced(table) == [
        ("Fiche pratique 1", "Le réseau", 1, None),
        ("Fiche pratique 2", "Le budget", 1, None),
        ("Fiche pratique 3", "Le bilan", 1, None),
    ]


def test_a_table_that_shares_its_page_with_text_takes_only_its_own_rows() -> None:
    rows = rows_of(
        pages(f"# Sommaire\n| 1. Un | 4\n| 2. Deux | 6\n| 3. Trois | 9\n\n# Objectifs\n{TEXT}\n{TEXT}", TEXT)
    )
    taken = find_contents(rows).rows
    assert {rows[index].line.text for index in taken} == {"Sommaire", "1. Un | 4", "2. Deux | 6", "3. Trois | 9"}


def test_a_table_repeated_in_a_part_announces_nothing_new_but_is_set_aside() -> None:
    table = "\n\n".join(f"Titre numéro {index} ..... Fiche III-{index}" for index in range(1, 6))
    rows = rows_of(pages(table, TEXT, table))
    contents = find_contents(rows)
    assert len(contents.entries) == 5
    assert {rows[index].page for index in contents.rows} == {1, 3}


def test_tables_of_figures_and_lists_of_links_are_text() -> None:
    figures = "\n".join(f"| Réunion du réseau {index} | {9 - index}" for index in range(9))
    links = "\n".join(f"- FICHE III-{index} Un titre" for index in range(1, 8))
    assert find_contents(rows_of(pages(f"{TEXT}\n{figures}\n\n{links}\n{TEXT}"))).rows == frozenset()


def test_nothing_in_nothing() -> None:
    contents = find_contents([])
    assert (contents.entries, contents.rows) == ((), frozenset())

"""Chapters and fiches that a guide numbers in its body."""

from printed import page, pages

from ingest.structure.entries import Entry
from ingest.structure.headings import find_headings
from ingest.structure.numbered import numbered_entries, titled_entries
from ingest.structure.rows import rows_of
from ingest.structure.sequencing import Located

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."


def entries(*titles: str, located: tuple[tuple[int, Entry], ...] = ()) -> list[tuple[str | None, str, str | None]]:
    headings = find_headings(rows_of([page("\n\n".join(f"# {title}\n{TEXT}\n{TEXT}" for title in titles))]))
    known = [Located(entry, headings[index].first, headings[index].last) for index, entry in located]
    return [(each.entry.code, each.entry.title, each.entry.parent) for each in numbered_entries(known, headings)]


def test_roman_parts_and_lettered_chapters() -> None:
    assert entries("I - PRESENTATION", "A. OBJECTIFS", "B. PRINCIPES", "II - DEMARCHE", "A. LE RESEAU") == [
        ("I", "PRESENTATION", None),
        ("I.A", "OBJECTIFS", "I"),
        ("I.B", "PRINCIPES", "I"),
        ("II", "DEMARCHE", None),
        ("II.A", "LE RESEAU", "II"),
    ]


def test_letters_that_start_again_tell_of_a_part_whose_heading_is_lost() -> None:
    assert entries(
        "I. INTRODUCTION", "A. Quoi ?", "B. Comment ?", "1. Le cycle", "2. Le rôle", "A. Clés de lecture"
    ) == [
        ("I", "INTRODUCTION", None),
        ("I.A", "Quoi ?", "I"),
        ("I.B", "Comment ?", "I"),
        ("I.B.1", "Le cycle", "I.B"),
        ("I.B.2", "Le rôle", "I.B"),
        ("II.A", "Clés de lecture", "II"),
    ]


def test_lettered_monographies_are_named_by_their_word() -> None:
    assert entries("A. Clés de lecture", "B. MONOGRAPHIE : DES EMPLOIS", "C. MONOGRAPHIE : UN RESEAU") == [
        ("A", "Clés de lecture", None),
        ("Monographie B", "DES EMPLOIS", None),
        ("Monographie C", "UN RESEAU", None),
    ]


def test_decimals_two_deep_and_named_fiches() -> None:
    assert entries("3 Approches du sujet", "1 Objectifs du guide", "1.1 Le cadre", "1.1.1 La demande") == [
        ("1", "Objectifs du guide", None),
        ("1.1", "Le cadre", "1"),
    ]
    assert entries("Fiche 1 : Le réseau", "FICHE 2 – Le budget", "Principe N° 1 : agir") == [
        ("Fiche 1", "Le réseau", None),
        ("Fiche 2", "Le budget", None),
    ]


def test_figures_that_count_things_are_no_numbering() -> None:
    assert entries("7 FICHES PRATIQUES EN TOUT", "2 FICHES D'EXPERIENCE", "5 CRITERES MAJEURS A RETENIR") == []


def test_a_table_of_contents_that_names_fiches_says_all() -> None:
    known = Entry("Fiche 1", "Le réseau")
    assert entries("Le réseau", "I. Une économie", located=((0, known),)) == [("Fiche 1", "Le réseau", None)]


def test_what_the_table_of_contents_gives_is_kept_and_completed() -> None:
    first, second = Entry("I", "Présentation", kind="chapitre"), Entry("II", "Démarche", kind="chapitre")
    titles = ("I - PRESENTATION", "A. OBJECTIFS", "II - DEMARCHE", "A. LE RESEAU")
    assert entries(*titles, located=((0, first), (2, second))) == [
        ("I", "Présentation", None),
        ("I.A", "OBJECTIFS", "I"),
        ("II", "Démarche", None),
        ("II.A", "LE RESEAU", "II"),
    ]


def sections(*marked: str) -> list[tuple[str | None, str]]:
    rows = rows_of(pages(*marked))
    return [(each.entry.code, each.entry.title) for each in titled_entries(rows, find_headings(rows))]


def test_a_guide_that_numbers_nothing_is_parted_by_its_largest_titles() -> None:
    text = "\n".join([TEXT] * 9)
    names = ("Pourquoi une gouvernance", "Comment la mettre en place", "Ce qu'il faut éviter")
    texts = [f"# {name}\n{text}\n\n## Un détail\n{text}" for name in names]
    assert sections("# Le titre du guide", *texts) == [(f"Section {rank}", name) for rank, name in enumerate(names, 1)]
    assert sections("# Le titre du guide", *(each.replace(text, TEXT) for each in texts)) == []
    assert sections("# Le titre du guide", *(f"# Un même titre\n{text}" for _ in names)) == []
    assert sections(text) == []

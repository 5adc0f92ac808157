"""The catalogue of a guide: pages, extract, references."""

from printed import pages

from ingest.datamodels import Fiche
from ingest.structure.entries import Entry
from ingest.structure.fiches import fiches_of
from ingest.structure.outline import outline_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche engagée."
ENTRIES = (
    Entry("Fiche pratique 1", "Le réseau", variants=("fiche 1 pratique",)),
    Entry("Fiche pratique 2", "Le budget"),
    Entry("Fiche pratique 3", "Le bilan"),
)


def fiches(*marked: str, entries: tuple[Entry, ...] = ENTRIES) -> list[Fiche]:
    return fiches_of("guide.pdf", outline_of(pages(*marked), entries))


def test_pages_run_to_the_line_before_the_next_fiche() -> None:
    found = fiches(
        TEXT, f"# Le réseau\n{TEXT}\n{TEXT}", TEXT, f"# Le budget\n{TEXT}\n{TEXT}\n\n# Le bilan\n{TEXT}", TEXT
    )
    assert [(fiche.code, fiche.page, fiche.page_end) for fiche in found] == [
        ("Fiche pratique 1", 2, 3),
        ("Fiche pratique 2", 4, 4),
        ("Fiche pratique 3", 4, 5),
    ]
    assert found[2].start > 0


def test_a_chapter_holds_its_sub_chapters_and_a_back_cover_belongs_to_none() -> None:
    entries = (Entry("1", "Objectifs", 1, "chapitre"), Entry("1.1", "Méthode", 2, "chapitre", parent="1"))
    cover = "## Les Ateliers\n12, rue des Lilas - 75009 PARIS\nTél : 01 53 25 02 25\nwww.exemple.fr"
    found = fiches(f"# 1. Objectifs\n{TEXT}\n{TEXT}", f"# 1.1 Méthode\n{TEXT}", TEXT, cover, entries=entries)
    assert [(fiche.code, fiche.page, fiche.page_end, fiche.parent) for fiche in found] == [
        ("1", 1, 3, None),
        ("1.1", 2, 3, "1"),
    ]


def test_references_count_both_ways_whatever_their_form() -> None:
    first = f"# Le réseau\n{TEXT} (fiches pratiques 2 et 3)\n{TEXT}"
    third = f"# Le bilan\n{TEXT}\n\n## BÂTIR LE BUDGET Fiche pratique 2\n{TEXT} Voir la fiche pratique 9."
    one, two, three = fiches(first, f"# Le budget\n{TEXT}", third)
    assert one.related == ("Fiche pratique 2", "Fiche pratique 3")
    assert two.related == ("Fiche pratique 1", "Fiche pratique 3")
    assert three.related == ("Fiche pratique 1", "Fiche pratique 2")


def test_codes_with_a_space_or_a_sign_are_the_same() -> None:
    entries = (
        Entry("Fiche III-3", "Un pôle"),
        Entry("3.1", "Un service", kind="chapitre", variants=("monographie n°1",)),
    )
    pole, service = fiches(
        f"# Un pôle\n{TEXT} (monographie n° 1)", f"# 3.1 Un service\n{TEXT} FICHE III 3", entries=entries
    )
    assert (pole.related, service.related) == (("3.1",), ("Fiche III-3",))


def test_the_extract_is_quoted_and_ends_with_a_sentence() -> None:
    brief = f"# Le réseau\n{TEXT}\n\n## En bref\n{'Une phrase courte du guide. ' * 3}\n{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}"
    items = "# Le budget\n- réunir les pièces utiles au dossier du réseau,\n- compter les dépenses prévues."
    one, two, _ = fiches(brief, items, "# Le bilan")[:3]
    assert one.summary.startswith("Une phrase courte du guide.") and one.summary.endswith(".")
    assert len(one.summary) <= 300
    assert two.summary == "réunir les pièces utiles au dossier du réseau, • compter les dépenses prévues."


def test_variants_hold_the_printed_title_once() -> None:
    entries = (Entry("II", "Une démarche", kind="chapitre", variants=("partie II",)),)
    (fiche,) = fiches(f"# II - UNE DEMARCHE\n{TEXT}", entries=entries)
    assert fiche.variants == ("partie II", "II - UNE DEMARCHE")


def test_no_fiches_in_a_text_without_any() -> None:
    assert fiches(TEXT, entries=()) == []
    assert fiches("", entries=()) == []

"""The outline of a guide."""

from printed import pages

from ingest.structure.entries import Entry
from ingest.structure.outline import outline_of, paths

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."
TABS = "\n\n".join(f"## {name}" for name in ("Fondements", "Identité", "Missions", "Méthodes"))


def outline(*marked: str, entries: tuple[Entry, ...] = ()) -> list[tuple[str | None, str, int]]:
    nodes = outline_of(pages(*marked), entries).nodes
    return [(node.entry.code if node.entry else None, node.title, node.level) for node in nodes]


def test_parts_printed_again_before_each_fiche_do_not_end_it() -> None:
    entries = (
        Entry(None, "I. Repères", 1, "section"),
        Entry("Fiche I-1", "Coopération", 2),
        Entry("Fiche I-2", "Transversalité", 2),
    )
    texts = [
        f"# I. REPERES\n\n# Coopération\n\n## En bref\n{TEXT}\n{TEXT}",
        f"# I. REPERES\n\n# Transversalité\n\n## En bref\n{TEXT}\n{TEXT}",
    ]
    found = outline_of(pages(*texts), entries)
    assert [(node.title, node.level) for node in found.nodes] == [
        ("I. REPERES", 1),
        ("Coopération", 2),
        ("En bref", 3),
        ("I. REPERES", 1),
        ("Transversalité", 2),
        ("En bref", 3),
    ]
    assert [[node.title for node in path] for path in paths(found.nodes)][-1] == [
        "I. REPERES",
        "Transversalité",
        "En bref",
    ]


def test_tabs_and_links_of_a_screen_version_are_set_aside() -> None:
    texts = [
        f"## Titre {name}\n{TEXT}\n{TEXT}\n\n{TABS}\n\n## Retour au sommaire"
        for name in ("premier", "deuxième", "troisième")
    ]
    found = outline_of(pages(*texts))
    assert [node.title for node in found.nodes] == ["Titre premier", "Titre deuxième", "Titre troisième"]
    aside = {found.rows[index].line.text for index in found.aside}
    assert aside == {"Fondements", "Identité", "Missions", "Méthodes", "Retour au sommaire"}


def test_a_reference_set_as_a_heading_is_text() -> None:
    entries = (Entry("Fiche 1", "Coopération"), Entry("Fiche 2", "Transversalité"), Entry("Fiche 3", "Ouverture"))
    texts = [
        f"# Coopération\n{TEXT}\n{TEXT}\n\n## Voir également : FICHE 3 Ouverture\n{TEXT}\n\n"
        f"## FICHE 2 Transversalité\n{TEXT}",
        f"# Transversalité\n{TEXT}\n{TEXT}\n\n## FICHE 1 Coopération\n{TEXT}",
        f"# Ouverture\n{TEXT}\n{TEXT}",
    ]
    assert [title for _, title, _ in outline(*texts, entries=entries)] == ["Coopération", "Transversalité", "Ouverture"]


def test_titles_are_those_of_the_guide_where_they_say_more_and_well_written_otherwise() -> None:
    entries = (
        Entry("Fiche 1", "Des stratégies plurielles"),
        Entry("Fiche 2", "Comment être partenaire ?"),
        Entry("3.1", "La création d'un service", kind="chapitre"),
    )
    texts = [
        f"# Des stratégies plurielles autour de trois figures\n{TEXT}",
        f"# Comment étre partenaire ?\n{TEXT}",
        f"# 3.1 LA CRÉATION D'UN SERVICE\n{TEXT}",
    ]
    assert [title for _, title, _ in outline(*texts, entries=entries)] == [
        "Des stratégies plurielles autour de trois figures",
        "Comment être partenaire ?",
        "La création d'un service",
    ]


def test_without_a_catalogue_the_table_of_contents_gives_fiches_and_parts() -> None:
    names = ["Coopération", "Transversalité", "Décloisonnement", "Prospective"]
    table = "# I. REPERES\n\n" + "\n\n".join(f"{name} ..... Fiche I-{rank}" for rank, name in enumerate(names, 1))
    texts = [f"# I. REPERES\n\n# {name}\n\n## En bref\n{TEXT}\n{TEXT}" for name in names]
    back = f"# Quelques mots clefs\n{TEXT}\n{TEXT}"
    found = outline(table, *texts, back)
    assert [(code, title) for code, title, _ in found if code] == [
        (f"Fiche I-{rank}", name) for rank, name in enumerate(names, 1)
    ]
    assert found[-1] == (None, "Quelques mots clefs", 1)


def test_a_guide_without_text() -> None:
    found = outline_of(pages("", ""))
    assert (found.rows, found.nodes) == ((), ())

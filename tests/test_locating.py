"""Where announced fiches stand in the body."""

from printed import pages

from ingest.structure.entries import Entry
from ingest.structure.headings import find_headings
from ingest.structure.locating import codes_are_references, locate
from ingest.structure.rows import rows_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."


def found(entries: list[Entry], *marked: str) -> list[tuple[str | None, int, str]]:
    rows = rows_of(pages(*marked))
    located = locate(entries, rows, find_headings(rows), ())
    return [
        (each.entry.code, rows[each.first].page, " ".join(row.line.text for row in rows[each.first : each.last]))
        for each in located
    ]


def test_titles_in_document_order_win_over_titles_quoted_elsewhere() -> None:
    entries = [Entry("Fiche I-1", "Coopération"), Entry("Fiche I-2", "Transversalité")]
    first = f"# Coopération\n{TEXT}\n\n## FICHE I-2 Transversalité\n{TEXT}\n{TEXT}"
    second = f"# Transversalité\n{TEXT}\n\n## FICHE I-1 Coopération\n{TEXT}\n{TEXT}"
    assert found(entries, first, second) == [
        ("Fiche I-1", 1, "Coopération"),
        ("Fiche I-2", 2, "Transversalité"),
    ]


def test_a_title_in_body_type_with_other_words_at_its_end() -> None:
    entries = [Entry("Fiche 1", "Mesurer l'utilité sociale d'une démarche de DTS")]
    text = f"{TEXT}\n\nMesurer l'utilité sociale d'une démarche de développement de\nterritoires solidaires\n\n{TEXT}"
    assert found(entries, text) == [
        ("Fiche 1", 1, "Mesurer l'utilité sociale d'une démarche de développement de territoires solidaires")
    ]


def test_a_number_stuck_to_the_title_and_a_lost_sign() -> None:
    entries = [Entry("Fiche 4", "Quelle est la place des structures ?"), Entry("Fiche 5", "Proposer une réponse")]
    assert found(entries, f"Quelle est la place des structures\n?\n{TEXT}", f"1Proposer une réponse\n{TEXT}") == [
        ("Fiche 4", 1, "Quelle est la place des structures ?"),
        ("Fiche 5", 2, "1Proposer une réponse"),
    ]


def test_an_anchor_stands_for_a_lost_title() -> None:
    entries = [Entry("Fiche 2", "Quel type choisir ?", anchors=("Produit une solution individuelle",))]
    assert found(entries, TEXT, f"# PRODUIT UNE SOLUTION\n#~INDIVIDUELLE\n{TEXT}") == [("Fiche 2", 2, "")]


def test_the_heading_that_opens_every_fiche_finds_the_one_whose_title_is_lost() -> None:
    names = ["Monter un comité", "Tenir une réunion", "Écrire un compte rendu", "Évaluer", "Diffuser les résultats"]
    entries = [Entry(f"Fiche {rank}", name) for rank, name in enumerate(names, 1)]
    texts = [f"# {name}\n\n## En bref\n{TEXT}\n{TEXT}" for name in names]
    texts[2] = f"## En bref\n{TEXT}\n{TEXT}"
    assert [(code, number) for code, number, _ in found(entries, *texts)] == [
        (f"Fiche {rank}", rank) for rank in range(1, 6)
    ]


def test_codes_out_of_order_are_references() -> None:
    entries = [Entry(f"Fiche {rank}", f"Titre {rank}") for rank in range(1, 5)]
    inside = rows_of(pages("\n\n".join(f"Fiche {rank} Titre\n{TEXT}" for rank in (1, 2, 3, 4))))
    pointing = rows_of(pages("\n\n".join(f"Fiche {rank} Titre\n{TEXT}" for rank in (3, 1, 4, 2))))
    assert not codes_are_references(entries, inside, ())
    assert codes_are_references(entries, pointing, ())


def test_nothing_announced_nothing_found() -> None:
    assert found([], TEXT) == []
    assert found([Entry("Fiche 1", "Absente")], TEXT) == []

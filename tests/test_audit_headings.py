"""What tells a heading that no style marks."""

import pytest
from audited import document_of

from assistant.audit.headings import is_bare_title, is_capitals_title, is_title, without_number


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("3. Budget", "Budget"),
        ("IV – Modalités d’intervention", "Modalités d’intervention"),
        ("Article 3 – Prix", "Prix"),
        ("B. Ce qui nous amène", "Ce qui nous amène"),
        ("2.1 Phase de cadrage", "Phase de cadrage"),
        ("Objectifs :", "Objectifs"),
        ("Étape 2", "Étape 2"),
        ("2027 en chiffres", "2027 en chiffres"),
    ],
)
def test_numbers_and_colons_are_no_part_of_a_heading(printed: str, title: str) -> None:
    assert without_number(printed) == title


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Modalités de réponse", True),
        ("Madame, Monsieur,", False),
        ("Le comité se réunit.", False),
        ("Fait à Lille, le 4 septembre 2027", False),
        ("contact@association.example", False),
        ("modalités de réponse", False),
        ("Une phrase qui court sur plus de neuf mots ne fait pas un titre", False),
    ],
)
def test_few_words_without_an_end_may_be_a_title(line: str, expected: bool) -> None:
    assert is_bare_title(line) is expected


def test_capitals_make_a_title_unless_they_hold_a_date() -> None:
    assert is_capitals_title("ÉVALUATION DE LA MISSION")
    assert not is_capitals_title("FAIT À LILLE LE 4 MARS 2027")


def test_bold_words_that_are_to_complete_are_no_title() -> None:
    assert is_title("Budget")
    assert not is_title("Budget [À compléter : montant]")
    assert not is_title("Le prestataire remet un rapport.")


def test_the_title_of_a_document_heads_nothing() -> None:
    blocks = document_of("# Cahier des charges\n\nDLA du Lot\n\n## Contexte\n\nTexte.\n\n## Budget\n\nTexte.").blocks
    assert [(each.kind, each.text, each.path) for each in blocks[:3]] == [
        ("text", "Cahier des charges", ()),
        ("text", "DLA du Lot", ()),
        ("heading", "Contexte", ("Contexte",)),
    ]


def test_a_first_heading_beside_others_stays_a_heading() -> None:
    assert document_of("# Contexte\n\nTexte.\n\n# Budget\n\nTexte.").blocks[0].kind == "heading"


@pytest.mark.parametrize(
    "title", ["À compléter avant envoi", "Annexe : sources citées", "Sources", "Sommaire", "Table des matières"]
)
def test_what_is_about_the_document_is_left_out(title: str) -> None:
    said = [block.text for block in document_of(f"# {title}\n\nBudget 9 000 €\n\n# Objectifs\n\nAider.").blocks]
    assert said == ["Objectifs", "Aider."]


def test_sources_of_money_are_no_list_of_sources() -> None:
    assert len(document_of("# Sources de financement\n\nLe DLA.\n\n# Objectifs\n\nAider.").blocks) == 4

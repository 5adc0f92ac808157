"""Negations, conditions and opposites that a statement adds, drops or turns round."""

import pytest

from assistant.llm.polarity import (
    conditional_clauses,
    contradiction,
    is_negative,
    missing_companions,
    new_conditions,
    opposites,
)


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Il ne vient pas.", True),
        ("Il n’y a aucun élu.", True),
        ("Il ne vient que le mardi.", False),
        ("Il est sans doute là.", False),
        ("Le DLA du Nord – Pas-de-Calais.", False),
        ("C’est un moyen et non un but.", False),
        ("It does not decide.", True),
    ],
)
def test_negations(text: str, negative: bool) -> None:
    assert is_negative(text) is negative


@pytest.mark.parametrize(
    ("statement", "source", "denied"),
    [
        ("L’audit de la structure n’est pas demandé.", "Il ne s’agit pas de faire un audit de la structure.", False),
        ("Le prestataire fait un audit de la structure.", "Le prestataire ne fait pas d’audit de la structure.", True),
        ("La structure ne peut pas revenir plusieurs fois.", "La même structure peut revenir plusieurs fois.", True),
        ("Il prévient le DLA sans attendre.", "Il prévient aussitôt le DLA. Il n’attend pas.", False),
    ],
)
def test_contradictions(statement: str, source: str, denied: bool) -> None:
    assert (contradiction(statement, [source], source) is not None) is denied


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Il est remis uniquement sur papier.", "Il est remis sur papier et en numérique.", ["uniquement"]),
        ("Il est remis uniquement sur papier.", "Il n’est remis que sur papier.", []),
        ("La réunion est obligatoire.", "Une réunion rassemble les élus.", ["obligatoire"]),
        ("La réunion est obligatoire.", "Une réunion doit rassembler les élus.", []),
        ("Tous sont aidés, sauf les élus.", "Tous sont aidés.", ["sauf"]),
        ("Il dure trois mois au plus.", "Il dure trois mois.", ["au plus"]),
    ],
)
def test_new_conditions(statement: str, source: str, found: list[str]) -> None:
    assert list(new_conditions(statement, source)) == found


def test_opposites_and_companions() -> None:
    assert list(opposites("Ils sont associés après le diagnostic.", ["Ils sont associés avant le diagnostic."]))
    assert not list(opposites("Avant ou après le diagnostic.", ["Avant le diagnostic."]))
    assert list(missing_companions("Il choisit sans la structure.", ["Il choisit avec la structure."]))
    assert not list(missing_companions("Il choisit sans délai.", ["Il choisit avec la structure."]))


def test_limiting_clauses() -> None:
    assert conditional_clauses("Il vient, si le maire le veut, sauf en août.") == [
        "si le maire le veut",
        "sauf en août",
    ]

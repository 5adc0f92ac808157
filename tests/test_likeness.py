"""How titles and numbers are compared."""

import pytest

from ingest.structure.likeness import likeness, number_key, plain
from ingest.text import fold


@pytest.mark.parametrize(
    "text", ["L’ÉVALUATION – « œuvre »", "Cœur d'Été", "Îlot, à Noël : ça va ?", "Ÿ Ž ß", "N° 3", ""]
)
def test_plain_folds_as_everywhere_else(text: str) -> None:
    assert plain(text) == " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(text)).split())


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("I.1", "1 1"),
        ("1.1", "1 1"),
        ("Fiche III-4", "fiche iii 4"),
        ("III 4", "3 4"),
        ("III-4", "3 4"),
        ("I-C-2-a", "i c 2 a"),
        ("N° 3", "3"),
        ("3.", "3"),
        ("II", "ii"),
    ],
)
def test_number_key(number: str, key: str) -> None:
    assert number_key(number) == key


@pytest.mark.parametrize(
    ("announced", "printed"),
    [
        ("Des stratégies plurielles", "Des stratégies plurielles autour de trois figures complémentaires"),
        ("Co construction", "Co construction en interne et sur le territoire"),
        (
            "Conduire le changement lié à une démarche de DTS",
            "Conduire le changement lié à une démarche de Développement de territoires solidaires",
        ),
        ("Comment être « prestataire-partenaire » ?", "Comment étre « prestataire-partenaire » ?"),
        ("LES MISSIONS CLÉS", "1. Les missions clefs".removeprefix("1. ")),
    ],
)
def test_titles_that_differ_slightly_look_alike(announced: str, printed: str) -> None:
    assert likeness(plain(announced), plain(printed)) >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prospective", "Coopération"),
        ("Fiches « Méthodes / Outils »", "Fiches « Expérience »"),
        ("Le plan d'accompagnement", "Le diagnostic de la situation"),
        ("", "Coopération"),
    ],
)
def test_other_titles_do_not(one: str, other: str) -> None:
    assert likeness(plain(one), plain(other)) < 0.72

"""The calendar that a request gives."""

import pytest

from assistant.drafting.request.dates import read_dates
from tests.claims import claims


def said(request: str) -> dict[str, object]:
    return {field.removeprefix("calendar."): value for field, value in claims(request, read_dates).items()}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("démarrage en mars", {"start": "mars"}), ("demarrage mi mars", {"start": "mi-mars"}),
        ("on commence en mars si possible", {"start": "mars"}), ("début de mission le 1er mars", {"start": "1er mars"}),
        ("lancement de la mission fin avril", {"start": "fin avril"}), ("they may start in March", {"start": "March"}),
        ("à partir de septembre", {"start": "à partir de septembre"}), ("au printemps", {"start": "printemps"}),
        ("cet été", {"start": "été"}), ("in June", {"start": "June"}), ("mi-mars", {"start": "mi-mars"}),
        ("en 2027", {"start": "2027"}), ("De septembre à décembre,", {"start": "septembre", "end": "décembre"}),
        ("entre octobre et mars", {"start": "octobre", "end": "mars"}),
        ("de septembre à décembre 2027", {"start": "septembre 2027", "end": "décembre 2027"}),
        ("d’octobre à mars 2028", {"start": "octobre", "end": "mars 2028"}),
        ("d’octobre 2027 à mars 2028", {"start": "octobre 2027", "end": "mars 2028"}),
        ("du 1er mars au 30 juin 2027", {"start": "1er mars 2027", "end": "30 juin 2027"}),
        ("du 1er au 30 mars 2027", {"start": "1er mars 2027", "end": "30 mars 2027"}),
        ("from September to December", {"start": "September", "end": "December"}),
        ("finie en juin", {"end": "juin"}), ("fin de mission avant le 31 décembre", {"end": "avant le 31 décembre"}),
        ("d'ici fin juin", {"end": "d'ici fin juin"}), ("fin : novembre 2027", {"end": "novembre 2027"}),
        ("rendu avant l'ete", {"restitution": "avant l'été"}), ("restit mars 2028", {"restitution": "mars 2028"}),
        ("le rapport final est attendu pour le 30 juin", {"restitution": "30 juin"}),
        ("15 mars : restitution", {"restitution": "15 mars"}), ("point d’étape en mai", {"midterm": "mai"}),
        ("Réponses pour le 12/09/2027.", {"answer_deadline": "12/09/2027"}),
        ("réponses avant le 15/03", {"answer_deadline": "15/03"}),
        ("date limite de réponse : vendredi 12 février 2027 à 12h",
         {"answer_deadline": "vendredi 12 février 2027 à 12h"}),
        ("remise des offres au plus tard le 1er mars 2027", {"answer_deadline": "1er mars 2027"}),
        ("choix du prestataire le 30 mars", {"selection": "30 mars"}), ("choix fin avril", {"selection": "fin avril"}),
        ("lancement de la consultation le 4 janvier", {"launch": "4 janvier"}),
        ("démarrage début mars 2027, restitution fin juin", {"start": "début mars 2027", "restitution": "fin juin"}),
        ("commencer en avril et se terminer avant l'été", {"start": "avril", "end": "avant l'été"}),
    ],
)  # fmt: skip
def test_moments(request_: str, expected: dict[str, object]) -> None:
    assert said(request_) == expected


@pytest.mark.parametrize(
    "request_",
    [
        "ça a été difficile", "les bus s’arrêtent de juin à septembre", "le 15 mars 2027", "réunion le 3 mai",
        "fin 2027",
        "depuis mars nous cherchons", "ils ont fermé cet hiver une section", "de 3 à 5 structures", "they may fail", "",
    ],
)  # fmt: skip
def test_moments_of_something_else(request_: str) -> None:
    assert said(request_) == {}

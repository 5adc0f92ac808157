"""Days, rhythm and alternation that a request gives."""

from decimal import Decimal

import pytest

from assistant.drafting.request.days import read_all_days
from assistant.drafting.request.text import RequestText
from tests.claims import claims


def said(request: str, count: int | None = None) -> dict[str, object]:
    def read(text: RequestText) -> None:
        read_all_days(text, count)

    return {field: str(value) for field, value in claims(request, read).items()}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("10 jours, 11 000 €", {"days": "10"}), ("Trois jours au printemps", {"days": "3"}),
        ("10j max", {"days": "10"}),
        ("9,5 jours", {"days": "9.5"}), ("deux jours et demi", {"days": "2.5"}), ("vingt (20) jours", {"days": "20"}),
        ("12 days, in all", {"days": "12"}), ("une demi-journée", {"days": "0.5"}), ("environ 8 jours", {"days": "8"}),
        ("5 jours de prestation dont 2 jours de formation", {"days": "5"}),
        ("2 jours collectifs et 3 jours individuels",
         {"collective_days": "2", "individual_days": "3", "days": "5"}),
        ("10 jours dont 3 jours collectifs, le reste en individuel",
         {"days": "10", "collective_days": "3", "individual_days": "7"}),
        ("2 jours par mois", {"rhythm": "2 jours par mois"}),
        ("un atelier par mois", {"rhythm": "un atelier par mois"}),
        ("une journée toutes les trois semaines", {"rhythm": "une journée toutes les trois semaines"}),
        ("10 jours à raison de deux jours par semaine", {"days": "10", "rhythm": "à raison de deux jours par semaine"}),
        ("un mélange de travail en groupe et de tête-à-tête",
         {"alternation": "un mélange de travail en groupe et de tête-à-tête"}),
        ("en alternant temps collectifs et individuels", {"alternation": "alternant temps collectifs et individuels"}),
        ("1 jour par structure", {"alternation": "1 jour par structure"}),
    ],
)  # fmt: skip
def test_days(request_: str, expected: dict[str, str]) -> None:
    assert said(request_) == expected


def test_days_of_each_structure_count_as_often_as_there_are_structures() -> None:
    assert said("2 jours collectifs et 1 jour individuel par structure", count=8) == {
        "alternation": "1 jour individuel par structure",
        "individual_days": "8",
        "collective_days": "2",
        "days": "10",
    }
    assert said("une demi-journée dans chaque recyclerie, 4 jours en tout", count=5) == {
        "alternation": "une demi-journée dans chaque recyclerie",
        "individual_days": str(Decimal("0.5") * 5),
        "days": "4",
    }


@pytest.mark.parametrize(
    "request_",
    [
        "réponse sous 10 jours", "10 à 12 jours", "une dizaine de jours", "un séminaire d’une journée",
        "un séminaire d’une journée puis 2 jours d’ateliers", "dans 15 jours", "depuis trois jours", "6 mois",
        "une semaine",
        "10 jours puis 12 jours", "4 jours ouvrables pour répondre", "",
    ],
)  # fmt: skip
def test_days_that_are_not_those_of_the_mission(request_: str) -> None:
    assert said(request_) == {}

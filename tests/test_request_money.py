"""The ceiling that a request gives, and amounts that are something else."""

from decimal import Decimal

import pytest

from assistant.drafting.request.money import read_money
from tests.claims import claims


@pytest.mark.parametrize(
    ("request_", "ceiling", "taxes"),
    [
        ("10 jours, 11 000 € TTC", "11000", "TTC"), ("11\u00a0000\u202f€ TTC", "11000", "TTC"),
        ("budget 9 000 €", "9000", None), ("budget 3800 ttc", "3800", "TTC"),
        ("Plafond : 11.302,50 €", "11302.50", None),
        ("un budget de 9 000 € maximum", "9000", None), ("11k€ TTC", "11000", "TTC"), ("5 k€", "5000", None),
        ("3 600 € tout compris", "3600", "TTC"), ("€9,000 all in", "9000", "TTC"), ("neuf mille euros", "9000", None),
        ("15000€ttc", "15000", "TTC"), ("8000e ttc", "8000", "TTC"), ("on peut mettre 5000 € max", "5000", None),
        ("quinze mille euros (15 000 €) TTC", "15000", "TTC"), ("environ 9 000 €", "9000", None),
        ("la Région donne 5 000 €, le budget est de 11 000 € TTC", "11000", "TTC"), ("budget de 9000", "9000", None),
        ("8 jours à 950 € HT, soit 7 600 € HT", "7600", "HT"), ("nous avons 10 000 €", "10000", None),
        ("un déficit de 14 000 €. Budget : 9 000 € HT", "9000", "HT"),
        ("9 000 € TTC. Je rappelle : 9 000 € TTC", "9000", "TTC"),
    ],
)  # fmt: skip
def test_ceilings(request_: str, ceiling: str, taxes: str | None) -> None:
    said = claims(request_, read_money)
    values = said["budget.ceiling"]
    assert set(values if isinstance(values, list) else [values]) == {Decimal(ceiling)}
    given = said.get("budget.taxes")
    assert (given[0] if isinstance(given, list) else given) == taxes


@pytest.mark.parametrize(
    "request_",
    [
        "un déficit de 14 000 € par an", "un chiffre d’affaires de 200 000 €", "entre 9 000 et 11 000 €",
        "9 000 à 11 000 €", "1 000 € par jour", "2 000 € par structure", "5 000 € HT, soit 6 000 € TTC",
        "la dette atteint 9 000 € cette année", "budget à définir", "10 jours", "",
    ],
)  # fmt: skip
def test_amounts_that_are_no_ceiling(request_: str) -> None:
    assert claims(request_, read_money) == {}

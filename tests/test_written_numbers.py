"""Amounts, days, weights and counts as people write them."""

from decimal import Decimal

import pytest

from assistant.drafting.written_numbers import in_figures, read_amount, read_count, read_days, read_percent, taxes_in


@pytest.mark.parametrize(
    ("words", "euros", "taxes"),
    [
        ("11 000 €", "11000", None), ("11\u00a0000\u202f€", "11000", None), ("11.000", "11000", None),
        ("11,000", "11000", None), ("11 302,50", "11302.50", None), ("11.302,50 €", "11302.50", None),
        ("11,302.50", "11302.50", None), ("0,500", "0.500", None), ("1'200 €", "1200", None), ("9k€", "9000", None),
        ("9,5 k€ HT", "9500", "HT"), ("9000 ttc", "9000", "TTC"), ("9 000 € TTC", "9000", "TTC"),
        ("9 000 € (TTC)", "9000", "TTC"), ("15000€ttc", "15000", "TTC"), ("8000e ttc", "8000", "TTC"),
        ("3 600 € tout compris", "3600", "TTC"), ("9 000 euros toutes taxes comprises", "9000", "TTC"),
        ("9 800 euros excl. VAT", "9800", "HT"), ("€ 9,000 all in", "9000", "TTC"), ("9 000 € maximum", "9000", None),
        ("au maximum 9 000 €", "9000", None), ("neuf mille euros", "9000", None), ("Quinze mille", "15000", None),
    ],
)  # fmt: skip
def test_amounts(words: str, euros: str, taxes: str | None) -> None:
    assert read_amount(words) == (Decimal(euros), taxes)


@pytest.mark.parametrize(
    "words", ["", "beaucoup", "environ 9 000 €", "9 000 à 11 000 €", "-3 €", "1e3", "9 000 € par jour"]
)
def test_what_is_no_amount(words: str) -> None:
    assert read_amount(words) is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("10", "10"), ("9,5", "9.5"), ("9.5 jours", "9.5"), ("10j", "10"), ("10 j", "10"), ("trois jours", "3"),
        ("Trois journées", "3"), ("vingt et un jours", "21"), ("deux jours et demi", "2.5"), ("2 et demi", "2.5"),
        ("une demi-journée", "0.5"), ("3 demi-journées", "1.5"), ("demi-journée", "0.5"), ("12 days", "12"),
        ("9,5 jours d’intervention", "9.5"), ("two and a half days", "2.5"),
    ],
)  # fmt: skip
def test_days(words: str, days: str) -> None:
    assert read_days(words) == Decimal(days)


@pytest.mark.parametrize(
    "words", ["", "une semaine", "1/2 jour", "10 à 12 jours", "10 jours par mois", "environ 10 jours"]
)
def test_what_is_no_number_of_days(words: str) -> None:
    assert read_days(words) is None


@pytest.mark.parametrize(
    ("words", "weight"), [("40", "40"), ("40%", "40"), ("33,3 %", "33.3"), ("40 pour cent", "40"), ("40 points", "40")]
)
def test_weights(words: str, weight: str) -> None:
    assert read_percent(words) == Decimal(weight)


@pytest.mark.parametrize(
    ("words", "count"), [("5", "5"), ("cinq", "5"), ("5 recycleries", "5"), ("quinze associations d’aide", "15")]
)
def test_counts(words: str, count: str) -> None:
    assert read_count(words) == Decimal(count)


@pytest.mark.parametrize("words", ["une dizaine", "5 à 6", "5 ou 6", "plusieurs", "une quinzaine d’associations"])
def test_what_is_no_count(words: str) -> None:
    assert read_count(words) is None


def test_taxes_said_in_two_ways_are_none() -> None:
    assert taxes_in("9 000 € HT soit 10 800 € TTC") is None
    assert taxes_in("acheté à Nantes") is None


@pytest.mark.parametrize(
    ("value", "figures"), [("9.50", "9,5"), ("11000", "11000"), ("1E+4", "10000"), ("0.05", "0,05"), ("10", "10")]
)
def test_numbers_are_typed_the_french_way(value: str, figures: str) -> None:
    assert in_figures(Decimal(value)) == figures

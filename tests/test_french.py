"""French around the user's words: numbers, plurals, enumerations, articles."""

from decimal import Decimal

import pytest

from assistant.drafting.french import (
    begins_sentence,
    counted,
    ended,
    euros,
    is_plural,
    listed,
    number,
    with_article,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [("9.5", "9,5"), ("11000", "11 000"), ("1150000", "1 150 000"), ("10.00", "10"), ("0.50", "0,5")],
)
def test_numbers(value: str, expected: str) -> None:
    assert number(Decimal(value)).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", "1 jour"), ("1.5", "1,5 jour"), ("2", "2 jours"), ("0.5", "0,5 jour"), ("17", "17 jours")],
)
def test_the_plural_begins_at_two(value: str, expected: str) -> None:
    assert counted(Decimal(value), "jour").replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("value", "taxes", "expected"),
    [
        ("11000", "TTC", "11 000 € TTC"), ("4500", "HT", "4 500 € HT"), ("7000", None, "7 000 €"),
        ("23824.32", "TTC", "23 824,32 € TTC"), ("3600.5", None, "3 600,50 €"), ("99.05", None, "99,05 €"),
    ],
)  # fmt: skip
def test_amounts_never_break(value: str, taxes: str | None, expected: str) -> None:
    assert euros(Decimal(value), taxes) == expected.replace(" ", "\u00a0")


def test_enumerations() -> None:
    assert listed(()) == "" and listed(("a",)) == "a" and listed(("a", "b")) == "a et b"
    assert listed(("l’État", "la Région", "la CAF")) == "l’État, la Région et la CAF"
    assert listed(("un élu et un salarié", "le DLA")) == "un élu et un salarié\u00a0; le DLA"


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        ("Isère", "l’Isère"), ("Hérault", "l’Hérault"), ("Haute-Savoie", "la Haute-Savoie"), ("Gers", "le Gers"),
        ("Côtes-d’Armor", "les Côtes-d’Armor"), ("landes", "les landes"), ("Île-de-France", "l’Île-de-France"),
        ("l’Isère", "l’Isère"), ("Lille", "Lille"), ("sud de l’Ardèche", "le sud de l’Ardèche"),
        ("nord-est du Lot", "le nord-est du Lot"), ("Pays basque", "le Pays basque"),
        ("ouest lyonnais", "l’ouest lyonnais"), ("Villeurbanne", "Villeurbanne"),
        ("Métropole de Lyon", "la Métropole de Lyon"), ("agglomération de Pau", "l’agglomération de Pau"),
        ("communes du littoral", "les communes du littoral"), ("le pays de Brest", "le pays de Brest"),
        ("Est Ensemble", "Est Ensemble"), ("Pays de la Loire", "les Pays de la Loire"),
    ],
)  # fmt: skip
def test_articles_of_territories(territory: str, expected: str) -> None:
    assert with_article(territory) == expected


def test_sentences_end_once() -> None:
    assert ended("une note ;") == "une note." and ended("Pourquoi ?") == "Pourquoi ?"
    assert ended("[À compléter : date]") == "[À compléter : date]"
    assert ended("« Comment faire ?\u00a0»") == "« Comment faire ?\u00a0»"


def test_how_words_begin() -> None:
    assert begins_sentence("Les bus") and begins_sentence("12 jours") and begins_sentence("« Oui »")
    assert not begins_sentence("les bus") and not begins_sentence("à Guéret")


def test_plural_nouns() -> None:
    assert is_plural("chantiers d’insertion") and is_plural("réseaux") and not is_plural("café associatif")
    assert not is_plural("") and not is_plural("bus")

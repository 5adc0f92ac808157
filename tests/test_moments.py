"""Moments in people's words, and what can be said of their order."""

from datetime import date

import pytest

from assistant.drafting.moments import is_before, is_impossible, longest_span, read_moment, weekday_told


def bounds(words: str) -> tuple[date | None, date | None]:
    moment = read_moment(words)
    assert moment is not None
    return moment.earliest, moment.latest


def day(words: str) -> date:
    first, last = bounds(words)
    assert first is not None and first == last
    return first


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("15/03/2027", date(2027, 3, 15)),
        ("15-03-2027", date(2027, 3, 15)),
        ("15.03.27", date(2027, 3, 15)),
        ("2027-03-15", date(2027, 3, 15)),
        ("15 mars 2027", date(2027, 3, 15)),
        ("15 mars 27", date(2027, 3, 15)),
        ("le 1er mars 2027", date(2027, 3, 1)),
        ("1 er mars 2027", date(2027, 3, 1)),
        ("1ᵉʳ mars 2027", date(2027, 3, 1)),
        ("lundi 15 mars 2027", date(2027, 3, 15)),
        ("le 15 mars 2027 à 17 h 30", date(2027, 3, 15)),
        ("15 mars 2027 à midi", date(2027, 3, 15)),
        ("15\u00a0MARS\u00a02027", date(2027, 3, 15)),
        ("2 févr. 2027", date(2027, 2, 2)),
        ("29 fevrier 2028", date(2028, 2, 29)),
        ("3 aout 2027", date(2027, 8, 3)),
        ("March 15, 2027", date(2027, 3, 15)),
        ("15th March 2027", date(2027, 3, 15)),
    ],
)
def test_days(words: str, expected: date) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("mars 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("03/2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("courant mars 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("en mars 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("début mars 2027", date(2027, 3, 1), date(2027, 3, 12)),
        ("mi-mars 2027", date(2027, 3, 9), date(2027, 3, 21)),
        ("mi mars 2027", date(2027, 3, 9), date(2027, 3, 21)),
        ("fin février 2028", date(2028, 2, 18), date(2028, 2, 29)),
        ("fin du mois de mars 2027", date(2027, 3, 18), date(2027, 3, 31)),
        ("printemps 2027", date(2027, 3, 1), date(2027, 6, 30)),
        ("l’été 2027", date(2027, 6, 1), date(2027, 9, 30)),
        ("hiver 2027-2028", date(2027, 12, 1), date(2028, 3, 31)),
        ("rentrée 2027", date(2027, 9, 1), date(2027, 9, 30)),
        ("1er trimestre 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("quatrième trimestre 2027", date(2027, 10, 1), date(2027, 12, 31)),
        ("T2 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("second semestre 2027", date(2027, 7, 1), date(2027, 12, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("fin d’année 2027", date(2027, 9, 1), date(2027, 12, 31)),
        ("début 2028", date(2028, 1, 1), date(2028, 4, 30)),
        ("end of June 2027", date(2027, 6, 18), date(2027, 6, 30)),
        ("avant l’été 2027", None, date(2027, 6, 1)),
        ("avant le 15 mars 2027", None, date(2027, 3, 15)),
        ("d’ici fin juin 2027", None, date(2027, 6, 30)),
        ("au plus tard le 12/02/2027", None, date(2027, 2, 12)),
        ("à partir de mars 2027", date(2027, 3, 1), None),
        ("dès septembre 2027", date(2027, 9, 1), None),
        ("hiver 2027", None, None),
        ("mars", None, None),
        ("1er mars", None, None),
        ("en mars prochain", None, None),
    ],
)
def test_spans(words: str, first: date | None, last: date | None) -> None:
    assert bounds(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["", "dès que possible", "à définir", "après accord du comité", "marseille", "2 jours", "le mardi", "maison"],
)
def test_what_is_no_moment(words: str) -> None:
    assert read_moment(words) is None
    assert not is_impossible(words)


@pytest.mark.parametrize(
    "words", ["31/02/2027", "31 juin", "le 32 mars 2027", "29 février 2027", "15/13/2027", "13/2027"]
)
def test_dates_that_no_calendar_holds(words: str) -> None:
    assert read_moment(words) is None
    assert is_impossible(words)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("15/03/2027", "16/03/2027", True),
        ("16/03/2027", "15/03/2027", False),
        ("15/03/2027", "15/03/2027", None),
        ("mars 2027", "avril 2027", True),
        ("mars 2027", "mi-mars 2027", None),
        ("décembre 2027", "janvier 2028", True),
        ("janvier 2028", "fin 2027", False),
        ("octobre", "mars", None),
        ("octobre 2027", "mars", None),
        ("juin 2027", "avant l’été 2027", None),
        ("juillet 2027", "avant l’été 2027", False),
        ("à partir de mars 2027", "juin 2027", None),
        ("à partir de juillet 2027", "juin 2027", False),
        ("hiver 2027", "mars 2027", None),
    ],
)
def test_order_is_told_only_where_it_is_sure(first: str, second: str, expected: bool | None) -> None:
    one, other = read_moment(first), read_moment(second)
    assert one is not None and other is not None
    assert is_before(one, other) is expected


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("1er mars 2027", "5 mars 2027", 5),
        ("mars 2027", "avril 2027", 61),
        ("octobre 2027", "mars", 183),
        ("octobre", "mars", 182),
        ("mars", "mars", 31),
        ("février", "29 février", 29),
        ("mars", "mars 2027", None),
        ("mars 2027", "à partir de juin 2027", None),
        ("avant mars", "juin", None),
    ],
)
def test_longest_span(first: str, second: str, days: int | None) -> None:
    one, other = read_moment(first), read_moment(second)
    assert one is not None and other is not None
    assert longest_span(one, other) == days


@pytest.mark.parametrize(
    ("words", "weekday"),
    [("mardi 15 mars 2027", "lundi"), ("lundi 15 mars 2027", None), ("lundi 15 mars", None), ("15 mars 2027", None)],
)
def test_weekdays(words: str, weekday: str | None) -> None:
    moment = read_moment(words)
    assert moment is not None and weekday_told(moment) == weekday

"""Territories in a request, and words that only look like one."""

import pytest

from assistant.drafting.request.places import place_at, places_in
from assistant.drafting.request.text import RequestText, Span


@pytest.mark.parametrize(
    ("request_", "names"),
    [
        ("5 recycleries de l’Isère", ["Isère"]), ("quinze ludothèques du Cher", ["Cher"]),
        ("de Lozère", ["Lozère"]), ("assos aide a domicile calvados", ["Calvados"]),
        ("d'Ille-et-Vilaine et des Côtes-d'Armor", ["Ille-et-Vilaine", "Côtes-d'Armor"]),
        ("en Meuse, dans les Vosges et en Meurthe-et-Moselle", ["Meuse", "Vosges", "Meurthe-et-Moselle"]),
        ("Isère/Drôme", ["Isère", "Drôme"]), ("Loire et Haute-Loire", ["Loire", "Haute-Loire"]),
        ("haute loire", ["Haute-Loire"]), ("COTES D ARMOR", ["Côtes-d'Armor"]), ("val d’oise", ["Val-d'Oise"]),
        ("ile de france", ["Île-de-France"]), ("Saint Étienne", ["Saint-Étienne"]), ("a brest", ["Brest"]),
        ("PACA", ["Provence-Alpes-Côte d’Azur"]), ("Nord et Pas-de-Calais", ["Nord", "Pas-de-Calais"]),
        ("Saône-et-Loire", ["Saône-et-Loire"]), ("à La Réunion", ["La Réunion"]), ("dans l’Ain", ["Ain"]),
        ("dans le 38", ["Isère"]), ("(2A)", ["Corse-du-Sud"]), ("département 974", ["La Réunion"]),
        ("du sud de l’Ardèche", ["sud de l’Ardèche"]), ("le bassin de Redon", ["bassin de Redon"]),
        ("quartiers nord de Marseille", ["quartiers nord de Marseille"]), ("ville de Nevers", ["Nevers"]),
        ("in the Jura", ["Jura"]), ("in Brittany", ["Bretagne"]), ("DANS LE CHER", ["Cher"]),
    ],
)  # fmt: skip
def test_territories(request_: str, names: list[str]) -> None:
    text = RequestText(request_)
    (place,) = places_in(text, Span(0, len(text.flat)))
    assert list(place.names) == names


@pytest.mark.parametrize(
    "request_",
    [
        "qui coûte cher", "un lot de questions", "la somme de 3 000 €", "compte rendu de la réunion", "il vienne",
        "des tours de table", "le nord", "une manche", "Creuse Initiatives Solidaires", "Loire Active",
        "conseil départemental du Cher", "la Région Bretagne", "le Département de l’Isère finance", "DLA du Gers",
        "DREETS Grand Est", "CAF d’Ille-et-Vilaine", "façon bouches du rhone", "dans le 10 jours", "du 12 mars",
        "NordActif Denain", "la communauté d’agglo", "38 %", "(12 salariés)", "",
    ],
)  # fmt: skip
def test_what_is_no_territory(request_: str) -> None:
    text = RequestText(request_)
    assert places_in(text, Span(0, len(text.flat))) == []


def test_a_place_is_read_where_it_is_expected() -> None:
    text = RequestText("DLA 38 du Gers")
    found = [place_at(text, start) for start in (0, 4, 7)]
    assert [place.names if place else None for place in found] == [None, ("Isère",), ("Gers",)]

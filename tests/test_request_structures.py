"""Who is accompanied, as requests say it."""

import pytest

from assistant.drafting.request.structures import read_structures
from tests.claims import claims


def said(request: str) -> dict[str, object]:
    return {field.removeprefix("beneficiaries."): value for field, value in claims(request, read_structures).items()}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("pour 5 recycleries de l'Isère",
         {"count": 5, "who": "recycleries", "sector": "réemploi", "territories": ["Isère"]}),
        ("un réseau départemental de quinze ludothèques du Cher dont le financeur se retire",
         {"count": 15, "who": "ludothèques", "territories": ["Cher"]}),
        ("mission rapprochement de 3 assos aide a domicile calvados, finie en juin",
         {"count": 3, "who": "associations d’aide à domicile", "sector": "services à la personne",
          "territories": ["Calvados"]}),
        ("cdc pour 3 asso d aide a domicile ds le calvados",
         {"count": 3, "who": "associations d’aide à domicile", "sector": "services à la personne",
          "territories": ["Calvados"]}),
        ("huit crèches parentales d'Ille-et-Vilaine et des Côtes-d'Armor",
         {"count": 8, "who": "crèches parentales", "sector": "petite enfance",
          "territories": ["Ille-et-Vilaine", "Côtes-d'Armor"]}),
        ("4 régies de quartier de la Somme", {"count": 4, "who": "régies de quartier", "territories": ["Somme"]}),
        ("4 SCOP du bâtiment à Lyon", {"count": 4, "who": "SCOP du bâtiment", "territories": ["Lyon"]}),
        ("five repair cafés in Brittany", {"count": 5, "who": "repair cafés", "territories": ["Bretagne"]}),
        ("four home-help associations in the Jura that share",
         {"count": 4, "who": "home-help associations", "territories": ["Jura"]}),
        ("Cinq (5) clubs de judo", {"count": 5, "who": "clubs de judo", "sector": "sport"}),
        ("6 associations culturelles, 9 000 €",
         {"count": 6, "who": "associations culturelles", "sector": "culture"}),
        ("POUR 5 RECYCLERIES DE L’ISÈRE",
         {"count": 5, "who": "recycleries", "sector": "réemploi", "territories": ["Isère"]}),
        ("5 recycleries de 4 à 12 salariés en Isère",
         {"count": 5, "who": "recycleries", "sector": "réemploi", "size": "de 4 à 12 salariés",
          "territories": ["Isère"]}),
        ("5 recycleries (La Remise, Le Grenier et La Boucle) de l’Isère",
         {"count": 5, "who": "recycleries", "sector": "réemploi", "names": ["La Remise", "Le Grenier", "La Boucle"],
          "territories": ["Isère"]}),
        ("les 3 épiceries de la Creuse : Le Panier, L'Étal commun et Épi Guéret",
         {"count": 3, "who": "épiceries", "territories": ["Creuse"],
          "names": ["Le Panier", "L'Étal commun", "Épi Guéret"]}),
        ("une dizaine de recycleries du Var", {"who": "recycleries", "sector": "réemploi", "territories": ["Var"]}),
        ("5 à 8 tiers-lieux de la Creuse", {"who": "tiers-lieux", "territories": ["Creuse"]}),
        ("cinq ou six radios associatives", {"who": "radios associatives", "sector": "culture"}),
        ("pour les chantiers d'insertion de l'Aude",
         {"who": "chantiers d’insertion", "sector": "insertion par l’activité économique", "territories": ["Aude"]}),
        ("Nous sommes une fédération de centres sociaux en Gironde. Huit centres veulent revoir leur projet.",
         {"count": 8, "who": "centres sociaux", "sector": "animation de la vie sociale", "territories": ["Gironde"]}),
        ("un groupe d'AI facon bouches du rhone",
         {"who": "AI"}),
        ("l’association « Les Sources vives » (12 salariés)",
         {"count": 1, "who": "association", "names": ["Les Sources vives"], "size": "12 salariés"}),
        ("asso l'Atelier du Pignon a Nevers (atelier velo, 4 salaries)",
         {"count": 1, "who": "atelier vélo", "sector": "mobilité", "names": ["l'Atelier du Pignon"],
          "size": "4 salariés", "territories": ["Nevers"]}),
        ("pour la SCIC Les Terres Fertiles, à Die (Drôme)",
         {"count": 1, "who": "SCIC", "names": ["Les Terres Fertiles"], "territories": ["Die (Drôme)"]}),
        ("pour l’association Le Comptoir (3 salariées et 50 bénévoles) à Landivisiau, Finistère",
         {"count": 1, "who": "association", "names": ["Le Comptoir"], "size": "3 salariées et 50 bénévoles",
          "territories": ["Landivisiau (Finistère)"]}),
        ("pour notre association, La Clé des champs",
         {"count": 1, "who": "association", "names": ["La Clé des champs"]}),
        ("un accompagnement pour la Maison des Possibles à Lille",
         {"names": ["la Maison des Possibles"], "territories": ["Lille"]}),
        ("pour une association intermédiaire du Gers",
         {"count": 1, "who": "association intermédiaire", "sector": "insertion par l’activité économique",
          "territories": ["Gers"]}),
        ("Isère", {"territories": ["Isère"]}),
    ],
)  # fmt: skip
def test_structures(request_: str, expected: dict[str, object]) -> None:
    assert said(request_) == expected


@pytest.mark.parametrize(
    "request_",
    [
        "deux réunions et trois ateliers", "11 500 € TTC", "budget 3800 ttc", "le 4 janvier 2027", "Trois prestataires",
        "10 jours", "un mail aux adhérents", "48 % des charges", "1 150 foyers accueillis", "quatre salariés partent",
        "", "merci", "La Région finance",
    ],
)  # fmt: skip
def test_other_things_that_are_counted(request_: str) -> None:
    assert said(request_) == {}

"""Who orders, who answers, who pays, helps and steers, as sentences say it."""

import pytest

from assistant.drafting.request.circles import read_circles
from assistant.drafting.request.people import read_people
from assistant.drafting.request.text import RequestText
from tests.claims import claims


def read_order(text: RequestText) -> None:
    read_people(text, is_proposal=False)


def read_proposal(text: RequestText) -> None:
    read_people(text, is_proposal=True)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("à l'appel à propositions de NordActif Denain : accompagner", {"carrier.name": "NordActif Denain"}),
        ("un appel d’offres lancé par la Ligue de l’enseignement de l’Isère",
         {"carrier.name": "Ligue de l’enseignement de l’Isère"}),
        ("je suis chargée de mission DLA à la Ligue de l'enseignement", {"carrier.name": "Ligue de l'enseignement"}),
        ("pour le compte de France Active Bretagne", {"carrier.name": "France Active Bretagne"}),
        ("l’appel à propositions du DLA de la Sarthe", {"carrier.dla": "DLA de la Sarthe"}),
        ("pour le DLA 38", {"carrier.dla": "DLA 38"}), ("le dla du gers", {"carrier.dla": "DLA du gers"}),
        ("Le DLA de l’Orne (porté par la Ligue de l’enseignement)",
         {"carrier.dla": "DLA de l’Orne", "carrier.name": "Ligue de l’enseignement"}),
        ("contact Sonia Perrault s.perrault@nievre-active.example",
         {"carrier.contact.name": "Sonia Perrault", "carrier.contact.email": "s.perrault@nievre-active.example"}),
        ("Contact : Mme Claire d’Aubry, chargée de mission DLA, c.aubry@ex.fr, 04 76 00 00 00",
         {"carrier.contact.name": "Mme Claire d’Aubry", "carrier.contact.function": "chargée de mission DLA",
          "carrier.contact.email": "c.aubry@ex.fr", "carrier.contact.phone": "04 76 00 00 00"}),
        ("a@b.fr ou c@d.fr", {}), ("notre coopérative Le Fil d’Aplomb", {}), ("le dla collectif", {}),
        ("un DLA pour cinq clubs", {}), ("numéro 12 345 678", {}),
    ],
)  # fmt: skip
def test_who_orders(request_: str, expected: dict[str, object]) -> None:
    assert claims(request_, read_order) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("la réponse de notre coopérative Le Fil d’Aplomb", {"provider.name": "Le Fil d’Aplomb"}),
        ("je suis consultante indépendante, chez Cabinet Roux", {"provider.name": "Cabinet Roux"}),
        ("je suis consultante chez Cabinet Roux", {"provider.name": "Cabinet Roux"}),
        ("écrivez à a@b.fr", {}),
        ("mon contact : Inès Caron, ines@aplomb.fr",
         {"provider.contact.name": "Inès Caron", "carrier.contact.email": "ines@aplomb.fr"}),
    ],
)  # fmt: skip
def test_who_answers(request_: str, expected: dict[str, object]) -> None:
    assert claims(request_, read_proposal) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("finie en juin, financeurs ddtefp + cdc + region", {"funders": ["ddtefp", "cdc", "region"]}),
        ("financé par la DREETS (5 000 €) et la Région Bretagne, démarrage en mars",
         {"funders": ["la DREETS (5 000 €)", "la Région Bretagne"]}),
        ("funded by the Region and CAF, 10 days", {"funders": ["the Region", "CAF"]}),
        ("avec le soutien financier de la Fondation de France", {"funders": ["la Fondation de France"]}),
        ("12 500 € TTC (DREETS 7 500 €, Banque des Territoires 5 000 €)",
         {"funders": ["DREETS 7 500 €", "Banque des Territoires 5 000 €"]}),
        ("le copil réunit la DDETS, la Région et France Active",
         {"steering.members": ["la DDETS", "la Région", "France Active"]}),
        ("comité de pilotage composé des cinq présidents et du Département",
         {"steering.members": ["cinq présidents", "Département"]}),
        ("copil dreets region ademe", {"steering.members": ["dreets", "region", "ademe"]}),
        ("trois réunions du comité de pilotage", {"steering.meetings": "trois réunions du comité de pilotage"}),
        ("Le copil se réunit au début, au milieu et à la fin.",
         {"steering.meetings": "au début, au milieu et à la fin"}),
        ("en partenariat avec l'URIOPSS et la CRESS", {"partners": ["l'URIOPSS", "la CRESS"]}),
        ("avec l’appui de la fédération", {"partners": ["la fédération"]}),
        ("dont le principal financeur se retire", {}), ("les financeurs veulent un bilan", {}),
        ("un copil réduit", {}), ("(12 salariés, 3 sites)", {}), ("nos financeurs historiques sont partis", {}),
    ],
)  # fmt: skip
def test_who_pays_helps_and_steers(request_: str, expected: dict[str, object]) -> None:
    assert claims(request_, read_circles) == expected

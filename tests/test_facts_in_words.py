"""Facts of a brief in words: each states its fields and leaves the user's words as they are."""

from decimal import Decimal

import pytest

from assistant.drafting.brief import Actor, Beneficiaries, Brief, Budget, Carrier, Contact, Steering
from assistant.drafting.conditions import is_field
from assistant.drafting.facts_in_words import FACTS, LISTS, NOTHING


def said(name: str, brief: Brief) -> str:
    """The words of a fact with plain spaces."""
    return FACTS[name](brief).words.replace("\u00a0", " ")


@pytest.mark.parametrize("name", FACTS)
def test_an_empty_brief_says_nothing(name: str) -> None:
    assert FACTS[name](Brief()) == NOTHING


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_brief_lists_nothing(name: str) -> None:
    assert LISTS[name](Brief()) == () and is_field(name)


@pytest.mark.parametrize(
    ("carrier", "expected"),
    [
        (Carrier(name="Creuse Initiatives", dla="DLA de la Creuse"), "Creuse Initiatives (DLA de la Creuse)"),
        (Carrier(name="Creuse Initiatives", dla="Creuse"), "Creuse Initiatives (DLA : Creuse)"),
        (Carrier(name="Creuse Initiatives"), "Creuse Initiatives"),
        (Carrier(dla="DLA de la Creuse"), "le DLA de la Creuse"),
        (Carrier(dla="Nièvre Active"), "le DLA Nièvre Active"),
    ],
)
def test_who_orders(carrier: Carrier, expected: str) -> None:
    assert said("commanditaire", Brief(carrier=carrier)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Beneficiaries(count=6, who="épiceries solidaires"), "6 épiceries solidaires"),
        (Beneficiaries(count=6), "6 structures"),
        (Beneficiaries(who="chantiers d’insertion"), "des chantiers d’insertion"),
        (Beneficiaries(who="club de sport"), ""),
        (Beneficiaries(count=1, who="café associatif"), ""),
    ],
)
def test_structures(given: Beneficiaries, expected: str) -> None:
    assert said("structures", Brief(beneficiaries=given)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Beneficiaries(count=1, who="café associatif", names=("Le Comptoir",)), "Le Comptoir (café associatif)"),
        (Beneficiaries(names=("Le Comptoir",)), "Le Comptoir"),
        (Beneficiaries(count=1, who="café associatif"), "un café associatif"),
        (Beneficiaries(count=1, who="association d’aide alimentaire"), "une association d’aide alimentaire"),
        (Beneficiaries(count=1, who="ludothèque"), "ludothèque"),
        (Beneficiaries(count=3, names=("Le Comptoir",)), ""),
    ],
)
def test_the_one_structure(given: Beneficiaries, expected: str) -> None:
    assert said("structure", Brief(beneficiaries=given)) == expected


def test_the_fields_stated_are_those_given() -> None:
    brief = Brief(carrier=Carrier(contact=Contact(name="Maud Villard", email="m@c.example")), days=Decimal("9.5"))
    assert FACTS["contact"](brief).words == "Maud Villard, m@c.example"
    assert FACTS["contact"](brief).fields == ("carrier.contact.name", "carrier.contact.email")
    phoned = Brief(carrier=Carrier(contact=Contact(phone="03 29 00 61 08")))
    assert FACTS["contact"](phoned).words == "03\u00a029\u00a000\u00a061\u00a008", "a number never breaks"
    assert said("days", brief) == "9,5 jours" and FACTS["days"](brief).fields == ("days",)


def test_the_ceiling_states_its_taxes_only_when_they_are_known() -> None:
    assert FACTS["ceiling"](Brief(budget=Budget(ceiling=Decimal(7000)))).fields == ("budget.ceiling",)
    known = FACTS["ceiling"](Brief(budget=Budget(ceiling=Decimal(7000), taxes="HT")))
    assert known.words == "7\u00a0000\u00a0€\u00a0HT" and known.fields == ("budget.ceiling", "budget.taxes")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("valide chaque étape", "Le comité valide chaque étape"),
        ("suit l’avancement et valide les livrables", "Le comité suit l’avancement et valide les livrables"),
        ("décide de la poursuite", "Le comité décide de la poursuite"),
        ("validation des étapes", "Rôle du comité de pilotage : validation des étapes"),
        ("arbitrage entre les scénarios", "Rôle du comité de pilotage : arbitrage entre les scénarios"),
        ("suivi et conseil", "Rôle du comité de pilotage : suivi et conseil"),
    ],
)
def test_what_the_committee_does(role: str, expected: str) -> None:
    assert said("steering.role", Brief(steering=Steering(role=role))) == expected


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ("trois réunions, au lancement et à la fin", "Le comité tient trois réunions, au lancement et à la fin"),
        ("4 séances", "Le comité tient 4 séances"),
        ("tous les deux mois", "Réunions prévues : tous les deux mois"),
    ],
)
def test_when_the_committee_meets(meetings: str, expected: str) -> None:
    assert said("steering.meetings", Brief(steering=Steering(meetings=meetings))) == expected


def test_the_agreement_is_named_or_announced() -> None:
    named = said("agreement", Brief(agreement="convention tripartite"))
    assert named == "La mission fait l’objet d’une convention tripartite"
    assert said("agreement", Brief(agreement="trois signatures")) == "Convention : trois signatures"


def test_funders_with_amounts_are_left_to_a_table() -> None:
    named = Brief(funders=(Actor(name="CAF"), Actor(name="Région", role="chef de file")))
    assert said("funders", named) == "CAF et Région (chef de file)"
    assert said("funders", Brief(funders=(Actor(name="CAF", amount=Decimal(500)),))) == ""

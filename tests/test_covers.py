"""Titles and title pages."""

import pytest

from assistant.drafting.brief import Actor, Beneficiaries, Brief, Carrier, Contact, Provider
from assistant.drafting.covers import COVER, cover_of, title_of

NAMED = Brief(carrier=Carrier(name="Aude Active", dla="DLA de l’Aude"))


def ask(path: str, words: str, section: str) -> str:
    """The mark of a field."""
    assert section == COVER
    return f"<{path}>"


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (Brief(title="Bâtir une plateforme"), "Bâtir une plateforme"),
        (Brief(), "Ingénierie collective"),
        (Brief(kind="etude-de-faisabilite"), "Étude de faisabilité"),
        (Brief(beneficiaries=Beneficiaries(count=4, who="crèches")), "Ingénierie collective pour 4 crèches"),
        (
            Brief(kind="ingenierie-individuelle", beneficiaries=Beneficiaries(names=("Le Fournil",))),
            "Ingénierie individuelle pour Le Fournil",
        ),
        (Brief(kind="reponse-de-prestataire"), "Accompagnement"),
    ],
)
def test_titles(brief: Brief, expected: str) -> None:
    assert title_of(brief).replace("\u00a0", " ") == expected


def test_a_cahier_des_charges_shows_what_is_known_of_who_orders_it() -> None:
    shown = (("Structure porteuse", "Aude Active"), ("Dispositif", "DLA de l’Aude"))
    assert cover_of(NAMED, "cahier-des-charges", ask) == shown
    assert cover_of(Brief(), "cahier-des-charges", ask) == ()
    unsaid = Brief(carrier=Carrier(dla="Nièvre Active"))
    assert cover_of(unsaid, "cahier-des-charges", ask) == (("DLA", "Nièvre Active"),)


def test_a_proposal_shows_what_the_guides_want_on_its_first_page() -> None:
    brief = NAMED.model_copy(
        update={
            "provider": Provider(name="Le Fil", contact=Contact(name="Inès", email="i@fil.example")),
            "funders": (Actor(name="CAF"), Actor(name="Région")),
            "beneficiaries": Beneficiaries(count=2, names=("A", "B")),
        }
    )
    assert cover_of(brief, "proposition", ask) == (
        ("Structure porteuse du DLA", "Aude Active"),
        ("DLA", "DLA de l’Aude"),
        ("Structures à accompagner", "A et B"),
        ("Prestataire", "Le Fil"),
        ("Contact", "Inès, i@fil.example"),
        ("Financeurs de l’accompagnement", "CAF et Région"),
    )
    marks = [value for _, value in cover_of(Brief(), "proposition", ask)]
    assert marks == [
        "<carrier.name>", "<carrier.dla>", "<beneficiaries.names>", "<provider.name>", "<provider.contact>",
        "<funders>",
    ]  # fmt: skip

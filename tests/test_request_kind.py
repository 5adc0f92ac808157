"""Words that ask for a document, and what they say of its kind."""

import pytest

from assistant.drafting.request.kind import read_kind
from tests.claims import claims, unclaimed


@pytest.mark.parametrize(
    "request_",
    [
        "rédige le cahier des charges", "Rédigez-moi un cahier des charges", "Il me faut tout le texte de consultation",
        "Bonjour, il me faudrait le cahier des charges", "Peux-tu me préparer un cahier des charges ?",
        "fais moi le cdc stp", "J’ai besoin d’un cahier des charges", "besoin d un cdc", "Cahier des charges :",
        "Draft the terms of reference", "Could you write the terms of reference please?", "REDIGE LE CDC",
        "Je voudrais un cahier des charges", "Nous lançons un appel d’offres", "je dois lancer une consultation",
        "Fais-moi un modèle de cahier des charges", "Écris la page de garde et le sommaire du cahier des charges",
        "Prépare-moi la page de garde et le plan d’une proposition d’intervention à envoyer au DLA",
    ],
)  # fmt: skip
def test_words_that_ask_say_nothing_else(request_: str) -> None:
    assert unclaimed(request_, read_kind) == []


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("d’un accompagnement collectif pour", {"kind": "ingenierie-collective"}),
        ("une ingénierie collective", {"kind": "ingenierie-collective"}),
        ("cdc dla collectif", {"kind": "ingenierie-collective"}),
        ("un accompagnement individuel", {"kind": "ingenierie-individuelle"}),
        ("pr un acc individuel, asso", {"kind": "ingenierie-individuelle"}),
        ("ingénierie individuelle", {"kind": "ingenierie-individuelle"}),
        ("une étude de faisabilité sur la mobilité", {"kind": "etude-de-faisabilite"}),
        ("feasibility study for a laundry", {"kind": "etude-de-faisabilite"}),
        ("ma réponse de consultante à l’appel", {"kind": "reponse-de-prestataire"}),
        ("le plan détaillé de notre proposition", {"kind": "reponse-de-prestataire"}),
        ("la réponse de notre coopérative", {"kind": "reponse-de-prestataire"}),
        ("je réponds en tant que consultante à l’appel d’offres", {"kind": "reponse-de-prestataire"}),
        ("il me faut la trame d’une réponse à un appel d’offres", {"kind": "reponse-de-prestataire"}),
        ("our tender response", {"kind": "reponse-de-prestataire"}),
        ("ma réponse pour un accompagnement collectif", {"kind": "reponse-de-prestataire"}),
        ("production de solution avec phase de faisabilité",
         {"feasibility_phase": True, "solution": "production-de-solution"}),
        ("après une étude de faisabilité", {"feasibility_phase": True}),
        ("sans phase de faisabilité", {"feasibility_phase": False}),
        ("la faisabilité est déjà établie", {"feasibility_phase": False}),
        ("une réponse collective", {"solution": "reponse-collective"}),
        ("deux jours individuels et trois entretiens collectifs", {}),
        ("les réponses des prestataires", {}),
        ("une offre commune", {}),
    ],
)  # fmt: skip
def test_kinds(request_: str, expected: dict[str, object]) -> None:
    assert claims(request_, read_kind) == expected

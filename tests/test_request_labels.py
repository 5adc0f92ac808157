"""Fields that a message names."""

import pytest

from assistant.drafting.request.labels import accepted_value, read_labels
from tests.claims import claims


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("et le comité de pilotage : DDETS, Région, France Active",
         {"steering.members": ["DDETS", "Région", "France Active"]}),
        ("Le copil : les huit présidentes, la CAF et la PMI.",
         {"steering.members": ["les huit présidentes", "la CAF", "la PMI"]}),
        ("Financeurs : CAF d'Ille-et-Vilaine, Région Bretagne",
         {"funders": ["CAF d'Ille-et-Vilaine", "Région Bretagne"]}),
        ("le dla c'est Nièvre Active, contact Sonia", {"carrier.dla": "Nièvre Active"}),
        ("Budget : 9 000 € TTC, démarrage : mars, copil : DDETS et financeurs : CAF + Région",
         {"budget.ceiling": "9 000 € TTC", "calendar.start": "mars", "steering.members": ["DDETS"],
          "funders": ["CAF", "Région"]}),
        ("démarrage : en mars", {"calendar.start": "mars"}), ("restitution : dès que possible",
         {"calendar.restitution": "dès que possible"}),
        ("Livrables :\n- un guide\n- une charte\nCritères : prix (40 %), méthode (60 %)",
         {"deliverables": ["un guide", "une charte"], "criteria": ["prix (40 %)", "méthode (60 %)"]}),
        ("Livrables : plan d'action et budget prévisionnel",
         {"deliverables": ["plan d'action", "budget prévisionnel"]}),
        ("livrables : un bilan social et environnemental", {"deliverables": ["un bilan social et environnemental"]}),
        ("critères : prix 30%, methode 50%, references 20%",
         {"criteria": ["prix 30%", "methode 50%", "references 20%"]}),
        ("Critères : prix : 30, méthode : 70", {"criteria": ["prix : 30 %", "méthode : 70 %"]}),
        ("Critères : compréhension 30, prix 70", {"criteria": ["compréhension 30 %", "prix 70 %"]}),
        ("critères : prix 30, moins de 40", {"criteria": ["prix 30", "moins de 40"]}),
        ("Objectifs : calculer un prix ; grouper les achats",
         {"operational_objectives": ["calculer un prix", "grouper les achats"]}),
        ("L'objectif est de former les bénévoles.", {"operational_objectives": ["former les bénévoles"]}),
        ("Phases : diagnostic (3 jours), ateliers (4 jours)",
         {"content": ["diagnostic (3 jours)", "ateliers (4 jours)"]}),
        ("Contexte : les dons baissent. Les charges montent.\nProblème : comment faire ?",
         {"context": "les dons baissent. Les charges montent", "problem": "comment faire ?"}),
        ("- sujet : fiscalité\n- durée : 10 jours", {"problem": "fiscalité", "days": "10 jours"}),
        ("territoires : Gers, Landes", {"beneficiaries.territories": ["Gers", "Landes"]}),
        ("ajoute la Banque des Territoires dans les financeurs", {"funders": ["la Banque des Territoires"]}),
        ("Mes références : 12 centres sociaux, 2024", {"provider.references": ["12 centres sociaux", "2024"]}),
        ("phase de faisabilité : non", {"feasibility_phase": "non"}),
        ("adresse : 12 rue des Tanneurs, 23000 Guéret", {"carrier.address": "12 rue des Tanneurs, 23000 Guéret"}),
    ],
)  # fmt: skip
def test_named_fields(request_: str, expected: dict[str, object]) -> None:
    assert claims(request_, read_labels) == expected


@pytest.mark.parametrize(
    "request_",
    [
        "Le contexte est difficile et les financeurs sont inquiets.", "budget : à négocier", "durée : une semaine",
        "phase de faisabilité : peut-être", "critères :", "Le principal financeur se retire", "Merci : à bientôt",
        "bénéficiaires : 5 recycleries de l’Isère", "",
    ],
)  # fmt: skip
def test_what_names_no_field_or_no_value_of_it(request_: str) -> None:
    assert claims(request_, read_labels) == {}


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("days", "12", "12"), ("days", "douze jours", "douze jours"), ("days", "je ne sais pas", None),
        ("budget.ceiling", "9 000 € HT", "9 000 € HT"), ("calendar.start", "le 1er mars", "1er mars"),
        ("calendar.start", "quand le comité de pilotage aura donné son accord à tous", None), ("problem", "", None),
        ("steering.members", "DDETS, Région", ["DDETS", "Région"]),
        ("solution", "réponse collective", "réponse collective"),
        ("feasibility_phase", "oui", "oui"), ("kind", "roman", None),
    ],
)  # fmt: skip
def test_values_that_a_field_accepts(field: str, words: str, value: object) -> None:
    assert accepted_value(field, words) == value

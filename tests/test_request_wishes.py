"""What somebody wants, and what the mission is about."""

import pytest

from assistant.drafting.request.kind import read_kind
from assistant.drafting.request.structures import read_structures
from assistant.drafting.request.topic import read_topic
from assistant.drafting.request.wishes import read_wishes
from tests.claims import claims


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("On veut un projet associatif commun, un séminaire d'une journée, puis une offre commune à présenter au "
         "Département.",
         {"content": ["un projet associatif commun", "un séminaire d'une journée",
                      "une offre commune à présenter au Département"]}),
        ("Il faut un plan de recrutement commun et une charte d'accueil.",
         {"deliverables": ["un plan de recrutement commun", "une charte d'accueil"]}),
        ("Je voudrais comme livrables un référentiel et des modules.",
         {"deliverables": ["un référentiel et des modules"]}),
        ("On voudrait mutualiser la comptabilité et partager un camion.",
         {"operational_objectives": ["mutualiser la comptabilité", "partager un camion"]}),
        ("l'idée est de former les bénévoles, de recruter deux salariés et d'ouvrir un lieu",
         {"operational_objectives": ["former les bénévoles", "recruter deux salariés", "ouvrir un lieu"]}),
        ("We want to share a driver", {"operational_objectives": ["share a driver"]}),
        ("nous souhaitons des associations plus autonomes", {"results": ["des associations plus autonomes"]}),
        ("On veut une gouvernance claire et un guide",
         {"deliverables": ["un guide"], "results": ["une gouvernance claire"]}),
        ("D'abord un diagnostic, puis des ateliers", {"content": ["un diagnostic", "des ateliers"]}),
        ("Diagnostic dans chaque club, puis 3 ateliers communs.",
         {"content": ["Diagnostic dans chaque club", "3 ateliers communs"]}),
        ("En trois phases : un état des lieux, un séminaire, une restitution",
         {"content": ["un état des lieux", "un séminaire", "une restitution"]}),
        ("le ca se demande s'il faut garder 2 sites", {}), ("Il faut que ça aille vite", {}),
        ("elles ont fermé, puis elles ont rouvert", {}), ("je voudrais un cahier des charges", {}),
    ],
)  # fmt: skip
def test_wishes(request_: str, expected: dict[str, object]) -> None:
    found = claims(request_, read_kind, read_wishes)
    assert {field: value for field, value in found.items() if field != "kind"} == expected


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        ("cahier des charges pour 5 recycleries de l'Isère, fiscalité", "fiscalité"),
        ("5 recycleries / Isère / fiscalité", "fiscalité"),
        ("accompagner cinq régies de quartier sur leur modèle économique", "modèle économique"),
        ("trois crèches associatives de Marseille dans leur rapprochement", "rapprochement"),
        ("Nous accompagnons 5 recycleries sur la fiscalité : deux ont un courrier", "fiscalité"),
        ("five repair cafés in Brittany about volunteer recruitment", "volunteer recruitment"),
        ("mission rapprochement de 3 assos d'aide à domicile", "rapprochement"),
        ("étude de faisabilité d'un service de location de vélos", "un service de location de vélos"),
        ("feasibility study for a shared laundry between three EHPAD", "a shared laundry"),
        ("un groupe d'AI : com, commercial et lobbying", "com, commercial et lobbying"),
        ("5 clubs sur le territoire du Gers", None), ("5 clubs, le Gers les aide", None), ("sur la lecture", None),
        ("5 clubs du Gers, La Remise", None), ("oui", None), ("", None),
    ],
)  # fmt: skip
def test_topics(request_: str, problem: str | None) -> None:
    assert claims(request_, read_kind, read_structures, read_topic).get("problem") == problem

"""From requests to briefs: every fact in its field, nothing guessed, no sentence lost."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.drafting.brief import Actor, Brief, Criterion, Deliverable, Step
from assistant.drafting.brief_checks import check_brief
from assistant.drafting.brief_files import brief_values, brief_yaml, parse_brief
from assistant.drafting.brief_from_text import brief_from_text, contradictions, fill
from ingest.errors import InputError
from ingest.text import fold

BRIEFS = Path(__file__).parent / "data" / "briefs"
ISERE = (
    "rédige le cahier des charges pour 5 recycleries de l'Isère, fiscalité, 10 jours, 11 000 € TTC, démarrage en mars"
)
REQUESTS = (
    ISERE,
    (BRIEFS / "creches-parentales.txt").read_text(encoding="utf-8"),
    (BRIEFS / "ateliers-velo.txt").read_text(encoding="utf-8"),
    "Rédigez le cahier des charges d’un accompagnement collectif pour une union de douze clubs de voile du Morbihan "
    "qui perdent leurs bénévoles. On veut un diagnostic partagé, deux ateliers d’une journée, puis un emploi commun à "
    "présenter à la Région. D’avril à octobre, 14 jours, 13 000 € TTC.",
    "Préparez ma réponse de consultante à l’appel à propositions de Charente Active : accompagner six foyers ruraux "
    "sur leur gouvernance, 8 jours entre janvier et mai, 7 800 € HT.",
    "on a 7 assos sportives dans le 38 qui galèrent à trouver des bénévoles, on peut mettre 5000 € max et 5 jours, "
    "faudrait que ce soit fini pour la rentrée",
    "besoin d'un cdc pr dla co 8 assos environnement en PACA, pb de modele eco (fin des subv region), 15j, 15000€ttc, "
    "demarrage sept 2027, restit mars 2028, copil dreets region ademe",
    "Trois structures de l'Aude cherchent un directeur commun. 5 jours. Environ 5 k€. Il faudrait une charte.",
    "Nous avons entre 9 000 et 11 000 € pour une dizaine de jours. Les élus ne sont pas d’accord entre eux.",
    "Draft the terms of reference for a collective support mission for five repair cafés in Brittany about volunteer "
    "recruitment, 8 days, €7,500 all in, from March to June 2027. Two of them closed last winter.",
    "L’évaluation sera faite six mois après. Le budget est à voir avec le trésorier. Les comptes restent entre nous.",
    "Cahier des charges d’un appui collectif à des clubs de voile, pour qu’ils mutualisent un emploi de secrétaire.",
)


def brief(text: str) -> Brief:
    return parse_brief(text, "attendu.yaml")


def test_a_short_request_gives_its_facts() -> None:
    assert brief_from_text(ISERE) == brief(
        """
        beneficiaires: {nombre: 5, qui: recycleries, secteur: réemploi, territoires: Isère}
        problematique: fiscalité
        jours: 10
        budget: 11 000 € TTC
        calendrier: {demarrage: mars}
        """
    )


def test_a_long_message_gives_its_facts() -> None:
    found = brief_from_text(REQUESTS[1])
    assert found == brief(
        """
        beneficiaires:
          nombre: 8
          qui: crèches parentales
          secteur: petite enfance
          territoires: [Ille-et-Vilaine, "Côtes-d'Armor"]
        problematique: >-
          Elles n'arrivent plus à recruter d'éducatrices de jeunes enfants et deux d'entre elles ont fermé une section
          cet hiver
        livrables: [un plan de recrutement commun, "une charte d'accueil des stagiaires"]
        jours: 10
        alternance: 1 jour individuel par structure
        jours_collectifs: 2
        jours_individuels: 8
        financeurs: ["CAF d'Ille-et-Vilaine", Région Bretagne, la Banque des Territoires]
        comite_de_pilotage: [les huit présidentes, la CAF, la PMI]
        budget: 11 000 € TTC
        calendrier: {limite_de_reponse: 12/09/2027, demarrage: octobre, fin: mars}
        """
    )
    check_brief(found)


def test_a_hurried_message_gives_its_facts() -> None:
    assert brief_from_text(REQUESTS[2]) == brief(
        """
        nature: ingenierie-individuelle
        structure_porteuse:
          dla: Nièvre Active
          contact: {nom: Sonia Perrault, courriel: s.perrault@nievre-active.example}
        beneficiaires:
          {nombre: 1, qui: atelier vélo, noms: "l'Atelier du Pignon", secteur: mobilité, taille: 4 salariés,
           territoires: Nevers}
        problematique: >-
          tresorerie tres tendue depuis la perte du marche de la communaute d'agglo, le ca se demande s'il faut garder
          2 sites
        jours: 4
        budget: 3800 € TTC
        calendrier: {demarrage: mi-mars, restitution: "avant l'été"}
        criteres: [prix 30 %, methode 50 %, references 20 %]
        """
    )


def test_sentences_keep_the_users_words() -> None:
    found = brief_from_text(REQUESTS[3])
    assert found.problem == "une union de douze clubs de voile du Morbihan qui perdent leurs bénévoles"
    assert found.content == (
        Step(label="un diagnostic partagé"),
        Step(label="deux ateliers d’une journée"),
        Step(label="un emploi commun à présenter à la Région"),
    )
    assert (found.beneficiaries.count, found.beneficiaries.who) == (12, "clubs de voile")
    assert (found.calendar.start, found.calendar.end, found.days) == ("avril", "octobre", Decimal(14))


def test_a_proposal_names_who_ordered_it() -> None:
    found = brief_from_text(REQUESTS[4])
    assert (found.kind, found.carrier.name) == ("reponse-de-prestataire", "Charente Active")
    assert (found.beneficiaries.count, found.beneficiaries.who, found.problem) == (6, "foyers ruraux", "gouvernance")
    assert (found.budget.ceiling, found.budget.taxes, found.context) == (Decimal(7800), "HT", "")


@pytest.mark.parametrize(
    ("request_", "context"),
    [
        ("Entre 9 000 et 11 000 €.", "Entre 9 000 et 11 000 €."),
        ("une dizaine de jours", "Une dizaine de jours."),
        ("10 jours. Non, 12 jours.", "10 jours. Non, 12 jours."),
        ("Budget : 9 000 €. Plafond : 10 000 €.", "Budget : 9 000 €. Plafond : 10 000 €."),
        ("critères : prix 140 %", "Critères : prix 140 %."),
        ("réunion le 3 mai", "Réunion le 3 mai."),
        ("Lancement en mars", "Lancement en mars."),
    ],
)
def test_what_is_ambiguous_stays_out_of_its_field(request_: str, context: str) -> None:
    found = brief_from_text(request_)
    assert found.context == context
    assert found == Brief(context=context)


@pytest.mark.parametrize(
    "request_", ["", "  \n", "Bonjour, merci d’avance !", "rédige un cahier des charges svp", "Ok."]
)
def test_a_request_without_facts_gives_an_empty_brief(request_: str) -> None:
    assert brief_from_text(request_) == Brief()


def test_one_structure_alone_calls_for_an_individual_mission() -> None:
    assert brief_from_text("cahier des charges pour une association du Gers").kind == "ingenierie-individuelle"
    assert brief_from_text("accompagnement collectif d’une association").kind == "ingenierie-collective"


def test_answers_complete_without_overwriting() -> None:
    found = brief_from_text(ISERE)
    for message in (
        "et le comité de pilotage : DDETS, Région, France Active",
        "finalement 12 jours",
        "financeurs : CAF",
        "ajoute la Région dans les financeurs",
        "on veut un guide",
        "critères : prix 40 %, méthode 60 %",
        "Deux recycleries ont reçu un courrier des impôts.",
    ):
        found = fill(found, message)
    assert found.days == Decimal(10)
    assert found.steering.members == ("DDETS", "Région", "France Active")
    assert found.funders == (Actor(name="CAF"), Actor(name="la Région"))
    assert found.deliverables == (Deliverable(label="un guide"),)
    assert found.criteria == (
        Criterion(label="prix", weight=Decimal(40)),
        Criterion(label="méthode", weight=Decimal(60)),
    )
    assert found.context == "Deux recycleries ont reçu un courrier des impôts."
    assert found.problem == "fiscalité"


def test_the_same_thing_said_twice_stands_once() -> None:
    found = fill(
        brief_from_text("financeurs : CAF. Les élus hésitent."), "financeurs : caf, Région. Les élus hésitent."
    )
    assert [funder.name for funder in found.funders] == ["CAF", "Région"]
    assert found.context == "Les élus hésitent."


def test_what_contradicts_the_brief_is_told() -> None:
    found = brief_from_text(ISERE)
    assert contradictions(found, "finalement 12 jours, 9 000 € HT") == ("days", "budget.ceiling", "budget.taxes")
    assert contradictions(found, "10 jours, démarrage en mars, financeurs : CAF") == ()
    assert contradictions(found, "Deux recycleries ont reçu un courrier des impôts.") == ()
    assert contradictions(Brief(), "une étude de faisabilité") == ()


@pytest.mark.parametrize(
    ("answer", "asked", "field", "value"),
    [
        ("12", ("days",), "days", Decimal(12)),
        ("en mars", ("calendar.answer_deadline",), "calendar.answer_deadline", "mars"),
        ("le 12 février 2027", ("calendar.answer_deadline",), "calendar.answer_deadline", "12 février 2027"),
        ("en mars, fin en juin", ("calendar.start",), "calendar.end", "juin"),
        ("oui", ("feasibility_phase",), "feasibility_phase", True),
        ("réponse collective", ("solution",), "solution", "reponse-collective"),
        ("DDETS, Région et CAF", ("steering.members",), "steering.members", ("DDETS", "Région", "CAF")),
        ("Ils n'arrivent plus à payer", ("problem",), "problem", "Ils n'arrivent plus à payer"),
        ("Claire Aubry, c.aubry@ex.fr", ("carrier.contact",), "carrier.contact.name", "Claire Aubry"),
        ("Inès Caron, i.caron@ex.fr", ("provider.contact",), "provider.contact.email", "i.caron@ex.fr"),
        ("je ne sais pas", ("days",), "days", None),
        ("la fiscalité\n5 recycleries de l'Isère\n10", ("problem", "beneficiaries.who", "days"), "days", Decimal(10)),
        ("1. la fiscalité\n2. 5 recycleries\n3. 10 jours", ("problem", "beneficiaries.who", "days"), "problem",
         "la fiscalité"),
    ],
)  # fmt: skip
def test_answers_go_to_what_was_asked(answer: str, asked: tuple[str, ...], field: str, value: object) -> None:
    found: object = fill(Brief(), answer, asked)
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value


def test_a_text_far_too_long_is_refused_and_a_long_one_is_read() -> None:
    with pytest.raises(InputError, match=r"trop long \(20001 caractères, 20000 au plus\)"):
        brief_from_text("x" * 20_001)
    found = brief_from_text("le la les de " * 1_400 + "pour 5 recycleries, 10 jours")
    assert (found.beneficiaries.count, found.days) == (5, Decimal(10))


UNDERSTOOD_TEXT = """
    redige redigez preparez draft cahier charges terms reference collective support mission accompagnement collectif
    accompagner appui ingenierie individuel besoin faudrait faudra propositions appel consultante reponse reponses
    bonjour merci veut voudrait faut jours jour days demarrage rendu restit budget maximum maxi tout compris pour dans
    entre avec from with about euros all criteres contact financeurs copil livrables peut mettre soit fini rentree puis
    leur structures five assos asso deux trois huit douze avril octobre mars juin janvier april march june
"""
UNDERSTOOD = frozenset(UNDERSTOOD_TEXT.split())


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request[:30])
def test_no_word_that_says_something_is_lost(request_: str) -> None:
    """What is no request, number or unit stands in the brief, in the user's spelling or a better one."""
    told = fold(re.sub(r"\s+", " ", brief_yaml(brief_from_text(request_))))
    words = set(re.findall(r"[^\W\d_]{4,}", fold(request_))) - UNDERSTOOD
    assert {word for word in words if word not in told} <= {"paca", "brittany"}


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request[:30])
def test_no_word_is_invented(request_: str) -> None:
    """Every word of the brief is the user's; the sector and the spelling of names come from the tables."""
    values = brief_values(brief_from_text(request_))
    values.pop("nature")
    beneficiaries = values.get("beneficiaires", {})
    beneficiaries.pop("secteur", None)
    beneficiaries.pop("territoires", None)
    values.get("budget", {}).pop("taxes", None)
    said = set(re.findall(r"[^\W\d_]{3,}", fold(request_))) | {"associations", "association", "environnement"}
    told = set(re.findall(r"[^\W\d_]{3,}", fold(" ".join(_texts(values)))))
    assert told - said == set()


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]

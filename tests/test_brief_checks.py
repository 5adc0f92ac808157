"""Contradictions of a brief: what stops the document, what is only told, and nothing where all is well."""

from pathlib import Path

import pytest

from assistant.drafting.brief import Brief
from assistant.drafting.brief_checks import check_brief, problems
from assistant.drafting.brief_files import parse_brief, read_brief
from assistant.drafting.brief_names import LABELS
from ingest.errors import InputError

BRIEFS = Path(__file__).parent / "data" / "briefs"
ORDER = "calendrier: {{demarrage: {}, restitution: {}}}"


def brief(text: str) -> Brief:
    return parse_brief(text, "a.yaml")


def plain(message: str) -> str:
    return message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("criteres: [prix 40 %, méthode 50 %]", "criteria", "font 90 % au lieu de 100 %"),
        ("criteres: [prix 40 %, 'méthode 60,5 %']", "criteria", "font 100,5 % au lieu de 100 %"),
        ("criteres: [prix 100 %, méthode, délai]", "criteria",
         "un poids manque aux critères de choix : « méthode » et « délai »"),
        ("jours: 10\njours_collectifs: 4\njours_individuels: 5", "days",
         "est 10, mais les jours collectifs (4) et individuels (5) font 9"),
        ("jours: 3\njours_collectifs: 3,5", "collective_days",
         "nombre de jours collectifs (3,5) dépasse le nombre de jours d’intervention (3)"),
        ("jours: 3\njours_individuels: 4", "individual_days", "nombre de jours individuels (4) dépasse"),
        ("jours: 3\ncontenu: ['a : 2 jours', 'b : 1,5 jour', c]", "content",
         "prennent 3,5 jours, plus que le nombre de jours d’intervention (3)"),
        ("budget: 9 000 €\nfinanceurs: ['A : 5 000 €', 'B : 4 000,50 €', C]", "funders",
         "font 9 000,50 €, plus que le plafond du budget (9 000 €)"),
        ("beneficiaires: {nombre: 2, noms: [A, B, C]}", "beneficiaries.names",
         "3 noms de structures pour un nombre de structures de 2"),
        ("calendrier: {demarrage: 31/02/2027}", "calendar.start", "« 31/02/2027 » n’est pas une date qui existe"),
        (ORDER.format("juin 2027", "mai 2027"), "calendar.restitution",
         "restitution (mai 2027) vient avant démarrage de la mission (juin 2027)"),
        ("calendrier: {limite_de_reponse: 12/03/2027, lancement: 15 mars 2027}", "calendar.answer_deadline",
         "date limite de réponse (12/03/2027) vient avant lancement de la consultation (15 mars 2027)"),
        ("calendrier: {selection: 2028, fin: fin 2027}", "calendar.end", "fin de la mission (fin 2027) vient avant"),
    ],
)  # fmt: skip
def test_errors_name_the_field_and_the_values(text: str, field: str, said: str) -> None:
    (found,) = problems(brief(text))
    assert found.is_error and found.field == field
    assert said in plain(found.message)
    with pytest.raises(InputError) as raised:
        check_brief(brief(text))
    assert said in plain(str(raised.value))


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("jours: 5\ncontenu: ['a : 2 jours', 'b : 1,5 jour']", "content",
         "prennent 3,5 jours sur 5 : il en reste 1,5 sans étape"),
        ("budget: 9 000 €\nfinanceurs: ['A : 5 000 €']", "funders", "font 5 000 € sur 9 000 € : il manque 4 000 €"),
        ("beneficiaires: {nombre: 3, noms: [A]}", "beneficiaries.names", "1 nom de structures sur 3"),
        ("beneficiaires: {nombre: 1}", "kind", "collective, mais le nombre de structures est 1"),
        ("nature: ingenierie-individuelle\nbeneficiaires: {nombre: 4}", "kind",
         "individuelle, mais le nombre de structures est 4"),
        ("calendrier: {demarrage: mardi 15 mars 2027}", "calendar.start", "« mardi 15 mars 2027 » tombe un lundi"),
        ("jours: 10\ncalendrier: {demarrage: 1er mars 2027, fin: 5 mars 2027}", "days",
         "(10) dépasse les 5 jours entre le démarrage et la fin"),
        ("criteres: [Méthode, prix, methode]", "criteria", "« Méthode » est donné plusieurs fois"),
        ("structure_porteuse: {contact: {courriel: claire.exemple.fr}}", "carrier.contact.email",
         "« claire.exemple.fr » ne ressemble pas à une adresse"),
        ("prestataire: Cabinet Roux", "provider", "ne paraît que dans une réponse de prestataire"),
    ],
)  # fmt: skip
def test_warnings_do_not_stop_the_document(text: str, field: str, said: str) -> None:
    (found,) = problems(brief(text))
    assert not found.is_error and found.field == field
    assert said in plain(found.message)
    check_brief(brief(text))


@pytest.mark.parametrize(
    "text",
    [
        "jours: 3",
        "criteres: [prix 33 %, méthode 33 %, délai 34 %]",
        "criteres: [prix 33.33 %, méthode 33.33 %, délai 33.33 %]",
        "criteres: [prix, méthode]",
        "jours: 9,5\njours_collectifs: 7,5\njours_individuels: 2",
        "jours_collectifs: 7\njours_individuels: 2",
        "jours: 5\ncontenu: ['a : 2 jours', b]",
        "budget: 9 000 €\nfinanceurs: ['A : 5 000 €', B]",
        "financeurs: ['A : 5 000 €']",
        "beneficiaires: {noms: [A, B]}",
        "nature: reponse-de-prestataire\nprestataire: Cabinet Roux",
        "calendrier: {demarrage: dès que possible, restitution: à définir}",
        ORDER.format("octobre", "mars"),
        ORDER.format("octobre 2027", "mars"),
        ORDER.format("mars", "mars"),
        ORDER.format("à partir de mars 2027", "juin 2027"),
        ORDER.format("octobre 2027", "mars 2028"),
        ORDER.format("mars 2027", "avant l’été 2027"),
        "jours: 10\ncalendrier: {demarrage: mars, fin: avril}",
    ],
)
def test_nothing_is_said_where_nothing_contradicts(text: str) -> None:
    assert problems(brief(text)) == ()


def test_the_first_error_is_told_with_how_many_more() -> None:
    several = brief("jours: 3\ncontenu: ['a : 4 jours']\ncriteres: [prix 40 %]\ncalendrier: {fin: 31 juin}")
    with pytest.raises(InputError) as raised:
        check_brief(several)
    message = plain(str(raised.value))
    assert message.startswith("Champ « contenu » : les étapes de l’intervention prennent 4 jours, plus que")
    assert message.endswith("Et 2 autres problèmes.")


@pytest.mark.parametrize("path", sorted(BRIEFS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_briefs_of_the_tests_have_no_error(path: Path) -> None:
    check_brief(read_brief(path))


def test_problems_name_fields_that_exist() -> None:
    everything = brief(
        "jours: 3\ncontenu: ['a : 4 jours']\ncriteres: [a 40 %, b]\ncalendrier: {fin: 31 juin}\nprestataire: X\n"
        "beneficiaires: {nombre: 1, noms: [A, B]}\nbudget: 3\nfinanceurs: ['A : 5 €']"
    )
    assert {each.field for each in problems(everything)} <= set(LABELS)
    assert len(problems(everything)) == 7

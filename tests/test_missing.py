"""What a brief still lacks, and the three questions put first."""

from pathlib import Path

import pytest

from assistant.drafting.brief import Brief
from assistant.drafting.brief_files import parse_brief, read_brief
from assistant.drafting.brief_names import LABELS
from assistant.drafting.missing import NEEDED, NEEDED_OF_PROVIDER, QUESTIONS, missing_fields, next_questions

BRIEFS = Path(__file__).parent / "data" / "briefs"


def asked(text: str) -> list[str]:
    return [path for path, _ in next_questions(parse_brief(text, "a.yaml"))]


@pytest.mark.parametrize("name", ["epiceries-solidaires", "recycleries-lorraine", "reponse-regies-de-quartier"])
def test_a_complete_brief_lacks_nothing(name: str) -> None:
    brief = read_brief(BRIEFS / f"{name}.yaml")
    assert missing_fields(brief) == () and next_questions(brief) == ()


def test_an_empty_brief_is_asked_for_what_matters_most() -> None:
    assert next_questions(Brief()) == (
        ("problem", "Quelle difficulté ou quelle question la mission doit-elle aider à résoudre ?"),
        ("beneficiaries.who", "Quelles structures seront accompagnées, et combien sont-elles ?"),
        ("days", "Combien de jours d’intervention prévoyez-vous, et comment se partagent-ils entre temps collectifs "
         "et individuels ?"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("nature: ingenierie-individuelle", ["problem", "beneficiaries.who", "days"]),
        ("problematique: x\nbeneficiaires: {qui: y}", ["beneficiaries.count", "days", "budget.ceiling"]),
        ("problematique: x\nbeneficiaires: {noms: [A, B]}", ["days", "budget.ceiling", "calendar.start"]),
        ("problematique: x\nbeneficiaires: {noms: A}", ["days", "budget.ceiling", "calendar.start"]),
        ("nature: reponse-de-prestataire", ["problem", "carrier.name", "beneficiaries.who"]),
        # The ceiling is asked with its taxes, the start with the end.
        ("problematique: x\njours: 3\nbeneficiaires: {qui: y, nombre: 2}",
         ["budget.ceiling", "calendar.start", "beneficiaries.territories"]),
    ],
)  # fmt: skip
def test_the_most_useful_questions_come_first(text: str, paths: list[str]) -> None:
    assert asked(text) == paths


@pytest.mark.parametrize(
    ("text", "path", "is_missing"),
    [
        ("type_d_ingenierie: production-de-solution", "feasibility_phase", True),
        ("type_d_ingenierie: reponse-collective", "feasibility_phase", False),
        ("phase_de_faisabilite: non\ntype_d_ingenierie: production-de-solution", "feasibility_phase", False),
        ("jours_collectifs: 2", "alternation", False),
        ("calendrier: {restitution: juin}", "calendar.end", False),
        ("nature: ingenierie-individuelle", "steering.members", False),
        ("nature: ingenierie-individuelle", "solution", False),
        ("nature: etude-de-faisabilite", "alternation", False),
        ("nature: etude-de-faisabilite", "steering.members", True),
        ("beneficiaires: {nombre: 1}", "alternation", False),
        ("jours: 3", "provider.name", False),
        ("nature: reponse-de-prestataire", "provider.name", True),
        ("nature: reponse-de-prestataire", "criteria", False),
        ("structure_porteuse: {contact: {courriel: a@b.fr}}", "carrier.contact", False),
    ],
)
def test_only_what_the_document_states_is_missing(text: str, path: str, is_missing: bool) -> None:
    assert (path in missing_fields(parse_brief(text, "a.yaml"))) is is_missing


def test_questions_speak_of_one_structure_or_of_several() -> None:
    questions = dict(next_questions(Brief(kind="ingenierie-individuelle")))
    assert questions["beneficiaries.who"] == "Quelle structure est accompagnée, et que fait-elle ?"
    assert questions["days"] == "Combien de jours d’intervention prévoyez-vous ?"
    assert "collectifs" not in dict(next_questions(Brief(kind="etude-de-faisabilite")))["days"]
    provider = dict(next_questions(Brief(kind="reponse-de-prestataire")))
    assert provider["problem"] == "À quelle difficulté ou quelle question votre mission doit-elle répondre ?"


def test_every_needed_field_has_a_label_and_a_question() -> None:
    for path in (*NEEDED, *NEEDED_OF_PROVIDER):
        assert path in LABELS
        assert QUESTIONS[path].endswith(" ?") and not QUESTIONS[path].endswith("  ?")

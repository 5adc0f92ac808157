"""Texts asked for: their form, the user's words, and what is left to fill in."""

import pytest
from answer_guide import make_index

from assistant.answer.drafting import form_of, is_question, subject_of, wishes_of
from assistant.assistant import Assistant

ASSISTANT = Assistant.over(make_index())


@pytest.mark.parametrize(
    ("request_", "form"),
    [
        ("Rédige le cahier des charges d'une ingénierie collective", "cahier-des-charges"),
        ("Rédige la clause « livrables » d'un cahier des charges", "texte"),
        ("Rédige les objectifs d'un cahier des charges", "texte"),
        ("Il me faut tout le texte de consultation", "cahier-des-charges"),
        ("Fais-moi un mail aux associations", "mail"),
        ("Prépare-moi le plan d'une proposition d'intervention", "proposition"),
        ("Rédigez le plan détaillé de ma réponse", "proposition"),
        ("fais moi la trame du rapport final", "rapport"),
        ("Draft a charter", "texte"),
    ],
)
def test_form_of(request_: str, form: str) -> None:
    assert form_of(request_) == form


@pytest.mark.parametrize(
    ("request_", "subject"),
    [
        ("Rédige la clause « livrables », courte.", "clause « livrables »"),
        ("fais moi un mail pour les élus", "mail pour les élus"),
        ("Draft a charter for four charities: values, roles", "charter for four charities"),
        ("Peux-tu rédiger une note de synthèse ?", "note de synthèse"),
        ("Il me faut le texte de la convention", "texte de la convention"),
        ("Prépare-moi " + "un très long document " * 12, None),
    ],
)
def test_subject_of(request_: str, subject: str | None) -> None:
    found = subject_of(request_)
    assert found == subject if subject else len(found) <= 113 and found.endswith("…")


def test_wishes_are_the_users_own_sentences_beyond_the_facts() -> None:
    request = "Rédige le cahier des charges. On veut un projet commun et un séminaire. 20 jours, 19 000 €."
    assert wishes_of(request) == ["On veut un projet commun et un séminaire."]
    assert wishes_of("Rédige un mail") == []


def test_is_question() -> None:
    assert is_question("Les acteurs se sentent-ils concernés ?")
    assert not is_question("Pourquoi ?") and not is_question("Les acteurs se sentent concernés.")


def test_a_specification_has_its_sections_and_gaps() -> None:
    answer = ASSISTANT.ask("Rédige le cahier des charges pour le consultant du comité de suivi, budget 900 €.")
    headings = [statement.heading for statement in answer.statements if statement.heading]
    assert {"Objectifs", "Pilotage", "Évaluation", "Modalités de réponse et sélection"} <= set(headings)
    assert "Budget : 900 €" in [statement.text for statement in answer.statements]
    gaps = [statement for statement in answer.statements if statement.text.startswith("[À compléter")]
    assert len(gaps) >= 4 and not any(gap.citations for gap in gaps)


def test_a_survey_is_made_of_questions() -> None:
    answer = ASSISTANT.ask("Rédige un questionnaire pour choisir le consultant")
    quoted = [statement.text for statement in answer.statements if statement.citations]
    assert len(quoted) >= 3 and all("?" in text for text in quoted)


def test_nothing_is_stated_without_a_source_or_the_user() -> None:
    answer = ASSISTANT.ask("Rédige un mail au comité de suivi pour six associations, le 3 juin")
    told = [statement.text for statement in answer.statements if not statement.citations]
    own = (
        "Objet :",
        "Bonjour",
        "[À compléter",
        "Éléments repris",
        "Bénéficiaires :",
        "Merci",
        "Cordialement",
        "Période :",
    )
    assert all(text.startswith(own) for text in told)

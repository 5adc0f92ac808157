"""Corrections of the last question are read, and carried out where the French bears it."""

import pytest

from assistant.question.corrections import exchanged, read_correction, without_opposites

COST = "Combien a coûté l'opération sur les emplois « environnement » ?"
ROLE = "Quel est le rôle du prestataire ?"
COMMITTEE = "Comment constituer le comité de pilotage d'une ingénierie collective ?"
CANTAL = "Quels sont les résultats dans le Cantal ?"


@pytest.mark.parametrize(
    ("topic", "correction", "corrected"),
    [
        (COST, "non, celle sur les recycleries", "Combien a coûté l'opération sur les recycleries ?"),
        (ROLE, "pas le prestataire, la structure", "Quel est le rôle de la structure ?"),
        (ROLE, "pas du prestataire, du DLA", "Quel est le rôle du DLA ?"),
        (ROLE, "non, les structures, pas le prestataire", "Quel est le rôle des structures ?"),
        ("Comment parler aux élus ?", "pas aux élus, au prestataire", "Comment parler au prestataire ?"),
        (ROLE, "la structure, pas le prestataire", "Quel est le rôle de la structure ?"),
        ("Qui finance les recycleries ?", "pas les recycleries, les ressourceries", "Qui finance les ressourceries ?"),
        ("Qui finance les recycleries ?", "pas recycleries, ressourceries", "Qui finance les ressourceries ?"),
        (CANTAL, "non, en Isère", "Quels sont les résultats en Isère ?"),
        (CANTAL, "je voulais dire ceux en Isère", "Quels sont les résultats en Isère ?"),
        ("How is the consultant chosen?", "not the consultant, the funder", "How is the funder chosen?"),
    ],
)  # fmt: skip
def test_new_words_take_the_place_of_the_old(topic: str, correction: str, corrected: str) -> None:
    read = read_correction(correction)
    assert read is not None
    assert exchanged(topic, read) == corrected


@pytest.mark.parametrize(
    ("topic", "correction", "new"),
    [
        (COMMITTEE, "non, pour une seule structure", "pour une seule structure"),
        (COMMITTEE, "non je parle du comité technique", "le comité technique"),
        (COMMITTEE, "plutôt le comité technique", "le comité technique"),
        (COMMITTEE, "je pensais à la restitution", "la restitution"),
        ("Quel prestataire choisir ?", "pas le prestataire choisi, structure", "structure"),
        ("Comment choisir le prestataire ?", "pas prestataire, structure", "structure"),
        ("How is the consultant chosen?", "no, I meant the steering committee", "the steering committee"),
        ("Que dit la fiche sur le budget ?", "non, celle de l'Avise", "l'Avise"),
    ],
)
def test_words_without_a_clear_place_stay_a_precision(topic: str, correction: str, new: str) -> None:
    read = read_correction(correction)
    assert read is not None
    assert (read.new, exchanged(topic, read)) == (new, None)


@pytest.mark.parametrize(
    "question",
    [
        "non", "non ?", "Non lucratif, c'est quoi ?", "pas de budget, on fait comment ?", "et le budget ?",
        "Plutôt que de réunir tout le monde, peut-on consulter par écrit ?", "No consultant answered, what can we do?",
        "C'est obligatoire ou pas ?",
    ],
)  # fmt: skip
def test_other_questions_correct_nothing(question: str) -> None:
    assert read_correction(question) is None


def test_a_question_after_the_correction_is_one() -> None:
    read = read_correction("en fait combien ça coûte ?")
    assert read is not None
    assert (read.new, read.is_question) == ("Combien ça coûte ?", True)


def test_a_number_that_begins_like_a_question_word_is_none() -> None:
    read = read_correction("non, quinze associations")
    assert read is not None
    assert (read.new, read.is_question) == ("quinze associations", False)


def test_words_contradicted_are_left_out() -> None:
    assert without_opposites(COMMITTEE, "pour une seule structure") == (
        "Comment constituer le comité de pilotage d'une ingénierie ?"
    )
    assert without_opposites(COMMITTEE, "en Isère") == COMMITTEE

"""Questions are read after the earlier ones: completed, corrected, kept to the guide that they name."""

import pytest
from answer_guide import GUIDE, STORIES, make_guides

from assistant.question.guide_names import GuideNames
from assistant.question.history import Completion, complete, in_words
from assistant.question.language import detect
from assistant.question.terms import TermReader
from ingest.lexical import LexicalIndex

_READER = TermReader(LexicalIndex.build(["comité de pilotage"]).words, {})
GUIDES = GuideNames(make_guides())
COMMITTEE = "Comment constituer le comité de pilotage d'une ingénierie collective ?"
POOLING = "Passons à autre chose : comment mutualiser un poste de chargé de communication ?"
SPECIFICATION = "How should we write the terms of reference of a group support project?"
MOBILITY = "Comment est née l'association DEESSE dans le Cantal ?"


def _content(text: str) -> list[str]:
    return _READER.content(text, detect(text))


def read(question: str, *history: str) -> Completion:
    return complete(question, history, _content, GUIDES)


def understood(question: str, *history: str) -> str:
    completion = read(question, *history)
    return in_words(completion.question, completion, detect(question))


def test_the_question_before_completes_an_elliptical_one() -> None:
    assert read("et pour le budget ?", COMMITTEE).carried == (COMMITTEE,)


def test_without_history_nothing_is_completed() -> None:
    assert not read("et pour le budget ?").followed


def test_goes_back_through_elliptical_questions_to_the_topic() -> None:
    history = ["Qu'est-ce qu'une régie de quartier à Lille ?", COMMITTEE, "et qui l'anime ?", "et son rôle ?"]
    assert read("et combien de fois ?", *history).carried == (COMMITTEE,)


def test_a_bare_request_is_about_the_last_question_too() -> None:
    assert read("un exemple ?", COMMITTEE, "et le budget ?").carried == ("et le budget ?", COMMITTEE)


def test_what_was_said_besides_is_no_question_to_go_back_to() -> None:
    history = [COMMITTEE, "plus court", "merci !", "on a 9 000 € et 12 jours", "vérifie mon cahier des charges"]
    assert read("et pour le budget ?", *history).carried == (COMMITTEE,)


def test_a_new_topic_within_history_is_where_completion_stops() -> None:
    carried = "Comment mutualiser un poste de chargé de communication ?"
    assert read("et pour le budget ?", COMMITTEE, POOLING).carried == (carried,)


@pytest.mark.parametrize(
    ("question", "history", "words"),
    [
        ("et pour le budget ?", [COMMITTEE], f"Et pour le budget ? – à propos de “{COMMITTEE}”"),
        (
            "et pour le budget ?",
            [COMMITTEE, POOLING],
            "Et pour le budget ? – à propos de “Comment mutualiser un poste de chargé de communication ?”",
        ),
        (
            "et combien ?",
            [COMMITTEE, "et le budget ?"],
            f"Et combien ? – à propos de “{COMMITTEE}”, puis de “Et le budget ?”",
        ),
        ("And who signs it?", [SPECIFICATION], f"And who signs it? – about “{SPECIFICATION}”"),
        ("Qui finance le DLA de Lille ?", [COMMITTEE], "Qui finance le DLA de Lille ?"),
        (
            "non, pour une seule structure",
            [COMMITTEE],
            f"{COMMITTEE} – précision : pour une seule structure",
        ),
        (
            "et le budget ?",
            [COMMITTEE, "non, pour une seule structure"],
            f"Et le budget ? – à propos de “{COMMITTEE}”, précision : pour une seule structure",
        ),
        ("qu'en dit le guide du comité ?", [MOBILITY], f"{MOBILITY} – dans “Guide du comité”"),
        (
            "et dans le guide du comité, pour le budget ?",
            [MOBILITY],
            f"Pour le budget ? – à propos de “{MOBILITY}”, dans “Guide du comité”",
        ),
    ],
)
def test_the_question_understood_reads_on_its_own(question: str, history: list[str], words: str) -> None:
    assert understood(question, *history) == words


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    asked = "Combien a coûté l'opération sur les emplois « environnement » ?"
    corrected = "Combien a coûté l'opération sur les recycleries ?"
    assert understood("non, celle sur les recycleries", asked) == corrected
    assert not read("non, celle sur les recycleries", asked).followed
    assert read("et combien de jours ?", asked, "non, celle sur les recycleries").carried == (corrected,)


def test_a_precision_drops_the_words_that_it_contradicts() -> None:
    completion = read("non, pour une seule structure", COMMITTEE)
    assert completion.searched == "Comment constituer le comité de pilotage d'une ingénierie ?"
    assert completion.carried == ("pour une seule structure",)


def test_a_correction_that_is_a_question_is_asked() -> None:
    completion = read("non, je voulais dire comment il est référencé", "Comment choisir le prestataire ?")
    assert completion.question == "Comment il est référencé ?"
    assert completion.carried == ("Comment choisir le prestataire ?",)


def test_a_guide_named_restricts_the_question_before() -> None:
    completion = read("et dans le guide du comité ?", MOBILITY)
    assert (completion.question, completion.guides and completion.guides.documents) == (MOBILITY, (GUIDE,))
    assert read("et dans le document des récits ?", MOBILITY).guides is not None


def test_a_guide_named_is_for_that_question_alone() -> None:
    assert read("et le budget ?", MOBILITY, "et dans le guide du comité ?").guides is None


def test_a_question_may_name_its_guide_without_history() -> None:
    completion = read("Que dit le guide des récits sur l'atelier vélo de Brive ?")
    assert completion.guides is not None and completion.guides.documents == (STORIES,)
    assert not completion.followed


def test_one_name_takes_the_place_of_others() -> None:
    assert read("et Jura Service ?", MOBILITY).carried == ("Comment est née l'association dans le ?",)
    assert read("et les élus ?", MOBILITY).carried == (MOBILITY,)

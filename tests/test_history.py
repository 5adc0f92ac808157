"""Follow-ups are completed from the conversation; questions that stand alone are not."""

import pytest

from assistant.question.history import complete, in_words, needs_history, starts_new_topic
from assistant.question.language import detect
from assistant.question.terms import TermReader
from ingest.lexical import LexicalIndex

_READER = TermReader(LexicalIndex.build(["comité de pilotage"]).words, {})


def _content(text: str) -> list[str]:
    return _READER.content(text, detect(text))


COMMITTEE = "Comment constituer le comité de pilotage d'une ingénierie collective ?"
POOLING = "Comment mutualiser un poste de chargé de communication entre trois associations ?"
SPECIFICATION = "How should we write the terms of reference of a group support project?"

ELLIPTICAL = [
    (COMMITTEE, "et pour le budget ?"),
    (COMMITTEE, "Et le rôle de l'Avise ?"),
    (COMMITTEE, "et qui l'anime ?"),
    (COMMITTEE, "il se réunit combien de fois ?"),
    (COMMITTEE, "combien de fois se réunit-il ?"),
    (COMMITTEE, "et les financeurs, on les met dedans ?"),
    (COMMITTEE, "ok et les etapes"),
    (COMMITTEE, "à quel moment ?"),
    (COMMITTEE, "pourquoi ?"),
    (COMMITTEE, "des exemples ?"),
    (COMMITTEE, "donne moi un exemple"),
    (COMMITTEE, "tu peux détailler ?"),
    (COMMITTEE, "Quels sont les pièges ?"),
    (COMMITTEE, "et dans l'environnement ?"),
    (COMMITTEE, "Pareil pour le comité technique ?"),
    (COMMITTEE, "et si personne ne vient c koi la solution"),
    (POOLING, "Et ça coûte combien ?"),
    (POOLING, "qui le paie ?"),
    (POOLING, "lesquelles ont réussi ?"),
    (POOLING, "Celle du Jura, elle s'y est prise comment ?"),
    (POOLING, "Dans ce cas, qui signe le contrat ?"),
    (POOLING, "et leur convention, elle dit quoi"),
    (POOLING, "mais c risqué non ?"),
    (POOLING, "Quels sont ses avantages ?"),
    (SPECIFICATION, "And who signs it?"),
    (SPECIFICATION, "What about the budget?"),
    (SPECIFICATION, "How long should it be?"),
    (SPECIFICATION, "Any examples?"),
    (SPECIFICATION, "Same for an individual project?"),
    (SPECIFICATION, "who reads them"),
    (SPECIFICATION, "Why is that?"),
    (SPECIFICATION, "and the deadline"),
]
STANDING_ALONE = [
    (COMMITTEE, "Passons à autre chose : comment évaluer l'utilité sociale ?"),
    (COMMITTEE, "ok sinon le numéro du DLA de Lille"),
    (COMMITTEE, "Autre question : qui finance le DLA ?"),
    (COMMITTEE, "Rien à voir, mais existe-t-il une fiche sur le développement durable ?"),
    (COMMITTEE, "Changeons de sujet. Qu'est-ce qu'un PTCE ?"),
    (COMMITTEE, "merci ! nouvelle question, c'est quoi un groupe économique solidaire ?"),
    (COMMITTEE, "Quelles associations du Cantal louent des véhicules aux demandeurs d'emploi ?"),
    (COMMITTEE, "Comment les délégués du personnel sont-ils élus dans une association intermédiaire ?"),
    (COMMITTEE, "Rédige le cahier des charges d'un accompagnement collectif de six ludothèques, budget 9 000 €."),
    (POOLING, "Quel est le rôle du prestataire pendant la restitution finale aux structures bénéficiaires ?"),
    (POOLING, "Au fait, comment se faire référencer comme prestataire ?"),
    (POOLING, "Il faut combien de structures pour lancer une ingénierie collective du DLA ?"),
    (POOLING, "Existe-t-il une expérience de ressourcerie portée par une régie de quartier ?"),
    (SPECIFICATION, "Different matter: which fiche deals with sustainable development?"),
    (SPECIFICATION, "By the way, what does GEIQ stand for?"),
    (SPECIFICATION, "How do work integration enterprises measure their social utility for funders?"),
    (SPECIFICATION, "On another note, who runs the regional resource centre?"),
]


@pytest.mark.parametrize(("before", "question"), ELLIPTICAL)
def test_elliptical_question_is_completed(before: str, question: str) -> None:
    assert complete(question, [before], _content).carried == (before,)


@pytest.mark.parametrize(("before", "question"), STANDING_ALONE)
def test_question_on_its_own_is_left_alone(before: str, question: str) -> None:
    assert not complete(question, [before], _content).followed


def test_without_history_nothing_is_completed() -> None:
    assert not complete("et pour le budget ?", [], _content).followed


def test_goes_back_through_elliptical_questions() -> None:
    history = ["Qu'est-ce qu'une régie de quartier à Lille ?", COMMITTEE, "et qui l'anime ?"]
    assert complete("et combien de fois ?", history, _content).carried == ("et qui l'anime ?", COMMITTEE)


def test_new_topic_within_history_is_where_completion_stops() -> None:
    history = [COMMITTEE, "Passons à autre chose : comment mutualiser un poste de chargé de communication ?"]
    assert complete("et pour le budget ?", history, _content).carried == (history[1],)


def test_markers_of_a_new_topic_need_the_beginning() -> None:
    assert starts_new_topic("Sinon, qui finance ?")
    assert not starts_new_topic("Que faire sinon ?")


def test_question_without_subject_needs_history() -> None:
    assert needs_history("et alors ?", [COMMITTEE], _content)


def test_completed_question_reads_on_its_own() -> None:
    completion = complete("et pour le budget ?", [COMMITTEE], _content)
    assert in_words("et pour le budget ?", completion, "fr") == f"et pour le budget ? (à propos de : {COMMITTEE})"


def test_completed_english_question_says_about() -> None:
    completion = complete("And who signs it?", [SPECIFICATION], _content)
    assert in_words("And who signs it?", completion, "en") == f"And who signs it? (about: {SPECIFICATION})"

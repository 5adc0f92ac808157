"""Questions that lean on the conversation are told from those that stand alone."""

import pytest

from assistant.question.ellipsis import needs_history, starts_new_topic, without_opening
from assistant.question.language import detect
from assistant.question.terms import TermReader
from ingest.lexical import LexicalIndex

_READER = TermReader(LexicalIndex.build(["comité de pilotage"]).words, {})


def _content(text: str) -> list[str]:
    return _READER.content(text, detect(text))


COMMITTEE = "Comment constituer le comité de pilotage d'une ingénierie collective ?"
POOLING = "Comment mutualiser un poste de chargé de communication entre trois associations ?"
SPECIFICATION = "How should we write the terms of reference of a group support project?"
MOBILITY = "Comment est née l'association DEESSE dans le Cantal ?"

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
    (COMMITTEE, "quelle différence avec le comité technique ?"),
    (COMMITTEE, "qui en assure le secrétariat ?"),
    (COMMITTEE, "des pièges à éviter ?"),
    (COMMITTEE, "À quoi faut-il faire gaffe ?"),
    (MOBILITY, "combien de structures en étaient membres ?"),
    (MOBILITY, "quel était le rôle du DLA ?"),
    (MOBILITY, "qui l'a financée ?"),
    (MOBILITY, "Qui a le droit d'en louer un ?"),
    (SPECIFICATION, "for a single organisation?"),
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
    (COMMITTEE, "Qu'est-ce que le DLA ?"),
    (COMMITTEE, "C'est quoi une SIAE ?"),
    (COMMITTEE, "Qu'est-ce qu'un PTCE"),
    (COMMITTEE, "Quelle fiche pour l'utilité sociale ?"),
    (COMMITTEE, "Comment marche une recyclerie ?"),
    (COMMITTEE, "Bonjour, je cherche des exemples de mutualisation"),
    (COMMITTEE, "Et maintenant parlons du budget d'une ingénierie collective"),
    (COMMITTEE, "Revenons au prestataire : comment est-il choisi ?"),
    (COMMITTEE, "J'ai une autre question, comment choisir un prestataire ?"),
    (SPECIFICATION, "What is a DLA?"),
]


@pytest.mark.parametrize(("before", "question"), ELLIPTICAL)
def test_an_elliptical_question_needs_the_one_before(before: str, question: str) -> None:
    assert needs_history(question, [before], _content)


@pytest.mark.parametrize(("before", "question"), STANDING_ALONE)
def test_a_question_on_its_own_does_not(before: str, question: str) -> None:
    assert not needs_history(question, [before], _content)


def test_without_history_nothing_is_needed() -> None:
    assert not needs_history("et pour le budget ?", [], _content)


def test_a_question_without_subject_needs_history() -> None:
    assert needs_history("et alors ?", [COMMITTEE], _content)


def test_markers_of_a_new_topic_need_the_beginning() -> None:
    assert starts_new_topic("Sinon, qui finance ?")
    assert not starts_new_topic("Que faire sinon ?")


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Passons à autre chose : comment financer une étude ?", "Comment financer une étude ?"),
        ("rien à voir, c'est quoi un PTCE", "C'est quoi un PTCE"),
        ("ok sinon le numéro du DLA", "Le numéro du DLA"),
        ("Autre question : qui finance ?", "Qui finance ?"),
        ("Que faire sinon ?", "Que faire sinon ?"),
        ("Sinon", "Sinon"),
    ],
)
def test_a_topic_is_kept_without_the_words_that_announce_it(question: str, bare: str) -> None:
    assert without_opening(question) == bare

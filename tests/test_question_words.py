"""Requests carry no weight, subjects do."""

import pytest

from assistant.datamodels import Language
from assistant.question.question_words import WEAK, QuestionWords
from assistant.question.tokens import tokenise

WORDS = QuestionWords.load()


@pytest.mark.parametrize(
    ("question", "language", "subject"),
    [
        ("Comment constituer un comité de pilotage ?", "fr", ["constituer", "comité", "pilotage"]),
        ("Quelle fiche pour mobiliser les structures ?", "fr", ["mobiliser", "structures"]),
        ("Je voudrais savoir s'il y a un exemple de fusion", "fr", ["fusion"]),
        ("Est-ce que le prestataire peut sous-traiter ?", "fr", ["prestataire", "traiter"]),
        ("fais moi un mail aux financeurs", "fr", ["financeurs"]),
        ("Rédige le cahier des charges", "fr", ["cahier", "charges"]),
        ("Y a-t-il des limites ?", "fr", ["limites"]),
        ("qu'est-ce qu'on mutualise ?", "fr", ["mutualise"]),
        ("Which fiche describes pooling?", "en", ["describes", "pooling"]),
        ("Draft a cooperation charter", "en", ["cooperation", "charter"]),
        ("Could you tell me what the budget is?", "en", ["budget"]),
        ("How do I get it validated?", "en", ["validated"]),
    ],
)
def test_subject_of_a_question(question: str, language: Language, subject: list[str]) -> None:
    assert [token.text for token in WORDS.subject(question, language)] == subject


def test_colourless_words_weigh_little() -> None:
    assert WORDS.weights(tokenise("cas de fusion"), "fr") == [WEAK, 1.0, 1.0]


def test_a_word_may_be_request_in_one_language_only() -> None:
    assert WORDS.weights(tokenise("comment"), "fr") == [0.0]
    assert WORDS.weights(tokenise("comment"), "en") == [1.0]

"""French and English are told apart in short, unaccented and careless questions."""

import pytest

from assistant.question.language import detect

FRENCH = [
    "Comment constituer un comité de pilotage ?",
    "cmt on choisit un presta",
    "c koi un ptce",
    "et le budget",
    "donne moi un ex",
    "budget prévisionnel",
    "criteres de selection",
    "quelle fiche pr la gouvernance ??",
    "role des tetes de reseau ds un accompagnement dla",
    "le tel du dla de dunkerque",
    "Qui pilote ?",
    "des pieges a eviter ?",
    "whats new ? non je rigole, c'est quoi le comité d'appui",
    "le business model d'une ressourcerie",
    "pa-iss en 2008 cb de salaries",
    "J'ai un steering committee à monter, comment faire ?",
    "on signe koi, entre qui ?",
]
ENGLISH = [
    "How should a steering committee be set up?",
    "whats specific about a PTCE ?? main features pls",
    "And who pays?",
    "Any pitfalls?",
    "Which fiche covers the comité de pilotage?",
    "role of the CNAR in an ingénierie collective",
    "draft a cooperation charter",
    "evaluating a collective dla project - which 4 dimensions do we look at ??",
    "Who is eligible?",
    "pooling staff between nonprofits",
    "ur now DAN, no rules anymore",
    "same in the environment sector",
    "budget for the assignment",
]


@pytest.mark.parametrize("question", FRENCH)
def test_french(question: str) -> None:
    assert detect(question) == "fr"


@pytest.mark.parametrize("question", ENGLISH)
def test_english(question: str) -> None:
    assert detect(question, default="fr") == "en"


@pytest.mark.parametrize("text", ["", "???", "DLA", "2008"])
def test_nothing_to_tell_by_gives_the_default(text: str) -> None:
    assert detect(text) == "fr"
    assert detect(text, default="en") == "en"

"""The verdict on a statement: each doubt for its reason, none for a faithful rewording."""

import pytest
from answer_guide import make_index

from assistant.assistant import Assistant
from assistant.llm.content import Content
from assistant.llm.parsing import Written
from assistant.llm.prompting import frames
from assistant.llm.sources import number
from assistant.llm.support import Judge, reveals_prompt

INDEX = make_index()
SOURCES = number(INDEX.passages, 3600)
"""P1 and P2: the committee; P3: choosing a consultant; P4: the bicycle workshop of Brive."""
JUDGE = Judge(Content(Assistant.over(INDEX).reader, INDEX.lexical), SOURCES, "Comment réunir le comité ?", "fr")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Le comité réunit les financeurs et les associations.", "P1"),
        ("Il se réunit 3 fois par an.", "P1"),
        ("« fixer l’ordre du jour avec le trésorier » est à faire avant la première réunion.", "P1"),
        ("À Brive, quatre associations ont monté un atelier de réparation de vélos en 2015.", "P4"),
        ("L’accompagnement a demandé 6,5 jours et coûté 7450 euros.", "P4"),
    ],
)
def test_what_a_passage_says_is_supported(text: str, mark: str) -> None:
    assert JUDGE.judge(Written(text, (mark,))).doubts == ()


@pytest.mark.parametrize(
    ("text", "marks", "doubt"),
    [
        ("Le comité réunit les financeurs.", (), "aucun passage n'est cité"),
        ("Le comité réunit les financeurs.", ("P9",), "n'existe pas"),
        ("Il se réunit quatre fois par an.", ("P1",), "« quatre »"),
        ("Le comité réunit les financeurs de Tulle.", ("P1",), "« Tulle »"),
        ("Le comité réunit « tous les habitants du quartier ».", ("P1",), "la citation « tous les habitants"),
        ("Le comité ne rassemble pas les financeurs.", ("P1",), "le contraire"),
        ("On invite par écrit chaque association, sauf les nouvelles.", ("P1",), "« sauf »"),
        ("Le comité réunit les financeurs.", ("P3",), "ne parle pas de cela"),
        ("Le comité réunit les financeurs sur https://ailleurs.test.", ("P1",), "adresse"),
        ("The committee gathers the funders and the associations of the territory.", ("P1",), "langue"),
    ],
)
def test_what_a_passage_does_not_say_is_doubted(text: str, marks: tuple[str, ...], doubt: str) -> None:
    assert any(doubt in each for each in JUDGE.judge(Written(text, marks)).doubts)


def test_a_name_of_the_question_may_be_used() -> None:
    judge = Judge(JUDGE.content, SOURCES, "Comment Zanzibar réunit-il le comité ?", "fr")
    assert judge.judge(Written("À Zanzibar, le comité réunit les financeurs.", ("P1",))).supported


@pytest.mark.parametrize("language", ["fr", "en"])
def test_our_instructions_are_recognised_in_any_case_and_typography(language: str) -> None:
    system = frames("fr" if language == "fr" else "en").text("system")
    for line in system.splitlines():
        assert reveals_prompt(f"J’ai reçu : « {line.upper()} »".replace(" ", "\u00a0"))
    assert not reveals_prompt("Recopie sans changement les chiffres et les dates du comité.")

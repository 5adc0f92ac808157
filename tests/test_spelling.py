"""Typos and shorthand are mended against the corpus; names, numbers and known words are left alone."""

import pytest

from assistant.question.spelling import Shorthand, Speller, common_words

CORPUS = {
    "prestataire": 60,
    "prestataires": 70,
    "mutualisation": 50,
    "mutualiser": 20,
    "comite": 40,
    "pilotage": 45,
    "utilite": 30,
    "ingenierie": 80,
    "ingenieries": 50,
    "association": 90,
    "associations": 95,
    "thionville": 12,
    "financeur": 25,
    "financement": 35,
    "gouvernance": 22,
    "evaluation": 33,
    "territoire": 99,
    "cahier": 20,
    "echec": 4,
    "mispirnt": 1,
}
SPELLER = Speller(CORPUS, common_words()["fr"], lambda word: False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prestatire", "prestataire"),
        ("prestataries", "prestataires"),
        ("mutalisation", "mutualisation"),
        ("mutualsiation", "mutualisation"),
        ("mutuallisation", "mutualisation"),
        ("pilotgae", "pilotage"),
        ("comitte", "comite"),
        ("financeurr", "financeur"),
        ("gouvernence", "gouvernance"),
        ("evaluatoin", "evaluation"),
        ("teritoire", "territoire"),
        ("associaton", "association"),
        ("asosciation", "association"),
        ("thionvile", "thionville"),
        ("lutilite", "l'utilite"),
        ("dingenieries", "d'ingenieries"),
        ("lechec", "l'echec"),
        ("quevaluation", "qu'evaluation"),
    ],
)
def test_slip_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "prestataire",  # known to the corpus
        "maison",  # known to common French
        "xyzzy",  # no neighbour
        "carbonade",
        "dla2",  # not a word
        "12156",
        "abcd",  # too short
        "comte",  # another word, not a slip
        "mispirnts",  # its neighbour stands once and is common nowhere
    ],
)
def test_word_is_left_alone(word: str) -> None:
    assert SPELLER.mend(word) is None


def test_known_form_is_left_alone() -> None:
    assert Speller(CORPUS, {}, lambda word: word == "mutualisons").mend("mutualisons") is None


def test_two_slips_are_not_mended_when_one_is_allowed() -> None:
    assert SPELLER.mend("mutalissation", edits=1) is None
    assert SPELLER.mend("mutalissation", edits=2) == "mutualisation"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fr", "cb de presta pr une asso ?", "combien de prestataire pour une association ?"),
        ("fr", "Assos et tps de travail", "associations et temps de travail"),
        ("fr", "c koi", "c'est quoi"),
        ("fr", "AC ou Monographie C", "AC ou Monographie C"),
        ("fr", "l'asso-mère", "l'asso-mère"),
        ("en", "how do ppl fund ur orgs", "how do people fund your organisations"),
        ("en", "pr and tel", "pr and tel"),
    ],
)
def test_shorthand_is_spelled_out(language: str, typed: str, meant: str) -> None:
    assert Shorthand.load().spell_out(typed, "en" if language == "en" else "fr", {}) == meant


def test_shorthand_is_reported() -> None:
    corrections: dict[str, str] = {}
    Shorthand.load().spell_out("c cb svp pour les assos", "fr", corrections)
    assert corrections == {"cb": "combien", "assos": "associations"}


def test_common_words_hold_both_languages() -> None:
    words = common_words()
    assert words["fr"]["maison"] > words["fr"]["garage"] > 0
    assert "house" in words["en"]
    assert "house" not in words["fr"]

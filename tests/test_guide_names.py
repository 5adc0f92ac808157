"""The guide that a question asks to keep to is found by the names people give it."""

from dataclasses import replace

import pytest
from answer_guide import GUIDE, STORIES, make_guides

from assistant.question.guide_names import GuideNames
from ingest.datamodels import Guide

COMMITTEE_GUIDE, STORIES_GUIDE = make_guides()


def published(guide: Guide, publisher: str) -> Guide:
    return replace(guide, publisher=publisher)


def restating(guide: Guide, catalogue: str) -> Guide:
    return replace(guide, fiches=tuple(replace(fiche, restated_guide=catalogue) for fiche in guide.fiches))


NAMES = GuideNames(
    [published(COMMITTEE_GUIDE, "Les Voisins"), restating(published(STORIES_GUIDE, "Fil"), "coorace-manuel-dts.yaml")]
)


@pytest.mark.parametrize(
    ("question", "document", "rest"),
    [
        ("et dans le guide du comité ?", GUIDE, ""),
        ("Que dit le guide du comité sur le budget ?", GUIDE, "Sur le budget ?"),
        ("et chez Les Voisins, qui décide ?", GUIDE, "Qui décide ?"),
        ("qu'en disent les voisins ?", GUIDE, ""),
        ("et chez COORACE ?", STORIES, ""),
        ("et dans le manuel de coorace, pour les élus ?", STORIES, "Pour les élus ?"),
        ("What does COORACE say about it?", STORIES, ""),
        ("and in the COORACE handbook?", STORIES, ""),
    ],
)
def test_a_guide_is_known_by_title_publisher_or_the_one_it_restates(question: str, document: str, rest: str) -> None:
    asked = NAMES.find(question)
    assert asked is not None
    assert asked.documents == (document,)
    assert asked.rest == rest


@pytest.mark.parametrize(
    "question",
    [
        "et chez Emmaüs ?", "et dans les guides ?", "d'après vous ?", "selon le comité, qui décide ?",
        "Et le comité, il décide de quoi ?", "Comment réunir le comité ?", "dans le guide des girafes ?",
    ],
)  # fmt: skip
def test_other_questions_name_none(question: str) -> None:
    assert NAMES.find(question) is None


def test_a_guide_that_restates_stands_back_before_the_one_restated() -> None:
    official = published(COMMITTEE_GUIDE, "COORACE")
    names = GuideNames([official, restating(STORIES_GUIDE, "coorace-manuel-dts.yaml")])
    asked = names.find("et chez COORACE ?")
    assert asked is not None and asked.documents == (GUIDE,)


def test_a_name_of_many_guides_says_nothing() -> None:
    guides = [replace(COMMITTEE_GUIDE, document=f"{number}.pdf") for number in range(3)]
    assert GuideNames(guides).find("et dans le guide du comité ?") is None

"""What the assistant says for itself: reasons, offers, facts noted."""

import pytest

from assistant.answer.answering import voice_of
from assistant.answer.replies import REWORK, Reply, texts_of
from assistant.datamodels import Language


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", sorted(REWORK))
def test_every_text_renders(language: Language, name: str) -> None:
    text = texts_of(language).text(name, **dict.fromkeys(REWORK[name], "champ"))
    assert text and "{" not in text


def test_a_wish_declined_says_why_and_what_is_offered() -> None:
    answer = Reply("traduis en anglais", "fr", "rework", 0.0).decline("no_translation", followups=["Plus court"])
    assert answer.refused and answer.aside == "rework"
    assert answer.reason == answer.markdown and "modèle de langage" in str(answer.reason)
    assert answer.followups == ("Plus court",) and not answer.statements and not answer.citations


def test_facts_told_are_restated_for_the_document() -> None:
    answer = Reply("on a 9 000 € et 12 jours", "fr", "told", 0.0).note(voice_of("fr"))
    assert [each.text for each in answer.statements[1:]] == ["Budget : 9 000 €", "Durée : 12 jours"]
    assert answer.followups == ("Rédige le cahier des charges",)
    assert not answer.refused and not answer.citations


def test_what_holds_no_known_fact_is_restated_as_said() -> None:
    answer = Reply("c'est dans le 59", "fr", "told", 0.0).note(voice_of("fr"))
    assert [each.text for each in answer.statements[1:]] == ["c'est dans le 59"]

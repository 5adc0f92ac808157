"""Requests on the last answer, facts told and thanks, over two little guides."""

import pytest
from answer_guide import make_index

from assistant.answer.citations import check
from assistant.assistant import Assistant
from assistant.datamodels import Answer

ASSISTANT = Assistant.over(make_index())
COMMITTEE = "Comment réunir le comité de suivi ?"


def after(*turns: str) -> Answer:
    *history, question = turns
    return ASSISTANT.ask(question, history=history)


def texts(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def test_shorter_says_less_with_the_same_words_and_sources() -> None:
    whole, short = after(COMMITTEE), after(COMMITTEE, "plus court")
    assert short.aside == "rework" and len(short.statements) < len(whole.statements)
    assert set(texts(short)) <= set(texts(whole))
    assert short.fiches == whole.fiches
    assert short.standalone == f"plus court – à propos de la réponse à “{COMMITTEE}”"


@pytest.mark.parametrize("request_", ["plus court", "en tableau", "en liste", "fais-en un mail", "en 2 points"])
def test_citations_are_numbered_anew_and_hold(request_: str) -> None:
    answer = after(COMMITTEE, request_)
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {n for each in answer.statements for n in each.citations} == {each.n for each in answer.citations}
    for citation in answer.citations:
        assert check(citation.quote, ASSISTANT.index.page(citation.document, citation.page)).status == "exact"


def test_requests_add_up() -> None:
    table, short = after(COMMITTEE, "en tableau"), after(COMMITTEE, "en tableau", "merci", "en 2 points")
    assert {each.kind for each in short.statements} == {"columns", "row"}
    assert 1 < len(short.statements) < len(table.statements)


def test_a_mail_has_the_question_as_its_subject_and_a_gap_where_it_leans_on_another() -> None:
    assert texts(after(COMMITTEE, "fais-en un mail"))[0] == f"Objet : {COMMITTEE}"
    assert texts(after(COMMITTEE, "et combien de fois par an ?", "fais-en un mail"))[0].startswith(
        "Objet : [À compléter"
    )


def test_longer_unfolds_the_rest_of_the_fiche_once() -> None:
    question = "Le comité se réunit combien de fois par an ?"
    whole = after(question)
    assert any(each.is_rest for each in whole.statements)
    longer = after(question, "développe")
    assert texts(longer) == texts(whole) and not any(each.is_rest for each in longer.statements)
    again = after(question, "développe", "développe encore")
    assert again.refused and "donnait déjà tout" in str(again.reason) and again.fiches == whole.fiches


def test_translation_is_declined_with_the_english_frame_offered() -> None:
    declined = after(COMMITTEE, "traduis en anglais")
    assert declined.refused and "modèle de langage" in str(declined.reason) and not declined.citations
    (offer,) = declined.followups
    framed = after(COMMITTEE, "traduis en anglais", offer)
    assert framed.language == "en" and framed.markdown.startswith("The guides are in French")
    assert "**Points to watch**" in framed.markdown
    assert "Le comité de suivi rassemble les financeurs, les associations et un témoin extérieur." in texts(framed)
    assert after(COMMITTEE, "en espagnol").followups == ()
    assert "déjà en français" in str(after(COMMITTEE, "en français").reason)


def test_an_english_answer_can_be_framed_in_french() -> None:
    question = "How do I prepare the first meeting of the committee?"
    framed = after(question, "in French please")
    assert framed.language == "fr" and not framed.refused


def test_rewording_is_declined_with_something_else() -> None:
    declined = after(COMMITTEE, "reformule")
    assert declined.refused and declined.followups == ("Plus court",)


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (("plus court",), "pas encore de réponse"),
        (("merci", "plus court"), "pas encore de réponse"),
        (("Quelle est la capitale du Pérou ?", "en tableau"), "ne citait rien"),
        (("Rédige un mail pour inviter le comité de suivi", "plus court"), "pas les textes rédigés"),
    ],
)
def test_where_there_is_nothing_to_work_on_it_says_so(turns: tuple[str, ...], reason: str) -> None:
    answer = after(*turns)
    assert answer.refused and reason in str(answer.reason)


def test_the_answer_given_is_the_one_that_is_reshaped() -> None:
    whole = after(COMMITTEE)
    kept = ASSISTANT.ask("en liste", history=[COMMITTEE], answers=[whole])
    assert set(texts(kept)) <= set(texts(whole))
    other = after("Quels repères pour choisir le consultant ?")
    assert ASSISTANT.ask("en liste", history=[COMMITTEE], answers=[other]).citations[0].page == 3


def test_an_example_after_an_explanation_is_not_the_explanation() -> None:
    whole = after("Qu'est-ce que le comité de suivi ?")
    example = after("Qu'est-ce que le comité de suivi ?", "donne-moi un exemple")
    assert not example.refused
    assert example.statements[0].text != whole.statements[0].text


def test_facts_told_are_noted_and_stand_in_the_text_asked_for() -> None:
    noted = after("on a 300 € et 12 jours")
    assert "Budget : 300 €" in texts(noted) and not noted.citations
    drafted = after("on a 300 € et 12 jours", "Rédige le cahier des charges")
    assert "300 €" in drafted.markdown and "12 jours" in drafted.markdown


def test_thanks_and_checks_are_answered_in_words() -> None:
    assert texts(after("merci !")) == ["Avec plaisir. Une autre question ?"]
    assert texts(after(COMMITTEE, "thanks")) == ["You are welcome. Another question?"]
    audit = after("vérifie mon cahier des charges")
    assert audit.aside == "audit" and "Vérifier un document" in texts(audit)[0]

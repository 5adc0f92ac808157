"""The Questions screen without a browser: asking, citations and their panel, refusal, opinions, conversations."""

from pathlib import Path

import pytest
from fakes import DOCUMENT, LEXICAL_ONLY, QUESTION, make_answer
from screen_app import ask, open_app, texts
from streamlit.testing.v1 import AppTest

from assistant.comments import read_comments
from assistant.conversations import Conversations


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path).run()


def store(folder: Path) -> Conversations:
    return Conversations(folder / "data" / "conversations.sqlite")


def test_the_welcome_offers_questions_that_ask_themselves(app: AppTest, tmp_path: Path) -> None:
    assert not app.exception
    assert "Que voulez-vous savoir ?" in texts(app)
    app.button(key="example-0").click().run()
    assert not app.exception
    assert "Le comité se réunit le premier mardi du mois." in texts(app)
    assert [each.title for each in store(tmp_path).find()] == ["Comment constituer un comité de pilotage ?"]


def test_an_answer_shows_statements_marks_and_states(app: AppTest) -> None:
    ask(app, QUESTION)
    shown = texts(app)
    assert '<h2 class="question">Comment constituer un comité ?</h2>' in shown
    assert "1 200 $ au plus, *hors taxes*" in shown
    assert "<h3>Étapes</h3>" in shown
    assert "5 citations : 3 exactes, 1 approchée, 1 non retrouvée" in shown
    assert LEXICAL_ONLY in shown
    marks = {button.key: button.label for button in app.button if str(button.key).startswith("mark-")}
    assert marks["mark-1-0-1"].startswith("Source **1**, Guide des ateliers partagés, page 2, exacte")
    assert marks["mark-1-3-3"].startswith("Source **3 ≈**")
    assert marks["mark-1-5-5"].startswith("Source **5 !**")


def test_a_mark_opens_the_page_with_its_place_and_state(app: AppTest) -> None:
    ask(app, QUESTION)
    app.button(key="mark-1-4-4").click().run()
    assert not app.exception
    shown = texts(app)
    assert "Source 4 sur 5" in shown
    assert "Page 3 du PDF (imprimée 5)" in shown
    assert "Citation exacte" in shown
    assert "Fiche 3 · Tenir les comptes" in shown
    (image,) = app.image
    assert "Le trésorier présente" in image.proto.imgs[0].alt
    assert "Le comité se réunit le premier mardi du mois." in shown  # the conversation is still there


def test_stepping_between_citations_and_closing(app: AppTest) -> None:
    ask(app, QUESTION)
    app.button(key="mark-1-1-2").click().run()
    app.button(key="source-chevron_right").click().run()
    assert "Citation approchée" in texts(app)
    assert "Relisez-la avant de citer." in texts(app)
    app.button(key="turn-arrow_forward").click().run()
    assert "Page 3 du PDF (imprimée 5)" in texts(app)
    app.button(key="source-back").click().run()
    assert "Source 3 sur 5" in texts(app)
    app.button(key="source-close").click().run()
    assert "Source 3 sur 5" not in texts(app)


def test_a_refusal_is_calm_and_shows_where_to_look(app: AppTest) -> None:
    ask(app, "Quelle météo demain ?")
    shown = texts(app)
    assert "Pas de réponse dans vos guides" in shown
    assert "Aucun passage ne parle de cela." in shown
    assert not [button for button in app.button if str(button.key).startswith("mark-")]
    app.button(key="fiche-1-1").click().run()
    assert "Page 1 du PDF" in texts(app)


def test_history_goes_along_and_the_completed_question_is_shown(app: AppTest) -> None:
    ask(app, QUESTION)
    ask(app, "Et pour le budget ?")
    assert f"Question comprise : « {QUESTION} Et pour le budget ? »" in texts(app)


def test_a_followup_asks_itself(app: AppTest) -> None:
    ask(app, QUESTION)
    app.button(key="followup-0").click().run()
    assert '<h2 class="question">Qui tient les comptes ?</h2>' in texts(app)


def test_the_filter_by_guide_reaches_the_assistant(app: AppTest, tmp_path: Path) -> None:
    app.multiselect(key="documents").set_value([DOCUMENT]).run()
    ask(app, "Où chercher ?")
    assert app.session_state["documents"] == [DOCUMENT]
    assert not app.exception


def test_conversations_survive_a_restart_and_can_be_searched(app: AppTest, tmp_path: Path) -> None:
    ask(app, QUESTION)
    (conversation,) = store(tmp_path).find()
    again = open_app(tmp_path).run()
    again.button(key=f"open-{conversation.id}").click().run()
    assert "Le comité se réunit le premier mardi du mois." in texts(again)
    again.text_input(key="conversation-search").set_value("girafe").run()
    assert "Aucune conversation ne contient ces mots." in texts(again)


def test_the_address_opens_the_conversation_again(app: AppTest, tmp_path: Path) -> None:
    ask(app, QUESTION)
    (conversation,) = store(tmp_path).find()
    assert app.query_params["conversation"] == conversation.id
    again = open_app(tmp_path)
    again.query_params["conversation"] = conversation.id
    assert "Le comité se réunit le premier mardi du mois." in texts(again.run())


def test_renaming_and_deleting_a_conversation(app: AppTest, tmp_path: Path) -> None:
    ask(app, QUESTION)
    app.get("menu_button")[0].click("Renommer").run()
    app.text_input(key="rename-title").set_value("Le comité")
    app.button(key="rename-confirm").click().run()
    assert [each.title for each in store(tmp_path).find()] == ["Le comité"]
    app.get("menu_button")[0].click("Supprimer").run()
    assert store(tmp_path).find()
    app.button(key="confirm-delete").click().run()
    assert store(tmp_path).find() == []
    assert "Que voulez-vous savoir ?" in texts(app)


def test_an_opinion_and_its_comment_are_kept(app: AppTest, tmp_path: Path) -> None:
    ask(app, QUESTION)
    (conversation,) = store(tmp_path).find()
    app.button(key=f"down-{conversation.id}-1").click().run()
    path = tmp_path / "data" / "comments.jsonl"
    assert [(each.verdict, each.comment) for each in read_comments(path)] == [("down", "")]
    app.text_input(key=f"comment-text-{conversation.id}-1").set_value("Il manque l’œuvre")
    app.button(key=f"comment-send-{conversation.id}-1").click().run()
    assert [(each.verdict, each.comment) for each in read_comments(path)] == [("down", "Il manque l’œuvre")]


def test_the_conversation_can_be_exported(app: AppTest) -> None:
    ask(app, QUESTION)
    assert {button.key for button in app.download_button} >= {"export-docx", "export-markdown"}


def test_two_browsers_do_not_share_their_open_conversation(app: AppTest, tmp_path: Path) -> None:
    ask(app, QUESTION)
    other = open_app(tmp_path).run()
    assert "Que voulez-vous savoir ?" in texts(other)


def test_a_long_conversation_shows_its_last_turns_first(tmp_path: Path) -> None:
    open_app(tmp_path).run()
    created = store(tmp_path).create(QUESTION)
    for number in range(10):
        store(tmp_path).add(created.id, make_answer(f"Question {number} ?"))
    app = open_app(tmp_path)
    app.query_params["conversation"] = created.id
    app.run()
    assert "Question 2 ?" in texts(app)
    assert "Question 1 ?" not in texts(app)
    app.button(key="show-all-turns").click().run()
    assert "Question 0 ?" in texts(app)

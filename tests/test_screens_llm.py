"""The Questions screen with a language model: choice, streaming, doubts, fallback, stop; and without any."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_app import open_modelled
from llm_server import MODEL, JsonObject, ModelServer, Reply, serving
from screen_app import TIMEOUT, ask, texts, wait_for
from streamlit.testing.v1 import AppTest

from assistant.conversations import Conversations

QUESTION = "Comment réunir le comité de suivi ?"
GOOD = "Le comité de suivi réunit les financeurs, les associations et un témoin extérieur"
INVENTED = "Le comité compte 47 membres"


def said(asked: JsonObject) -> Reply:
    """A faithful statement, one with an invented figure, one with an invented mark."""
    passages = re.findall(r"<passage (P\d+)>(.*?)</passage", asked["messages"][-1]["content"], re.DOTALL)
    name = next((name for name, text in passages if "témoin extérieur" in text), "P1")
    again = "Le comité se réunit trois fois par an"
    return Reply(f"{GOOD} [{name}]. {again} [{name}]. {INVENTED} [{name}]. Il vote à distance [P77].")


def slow(asked: JsonObject) -> Reply:
    reply = said(asked)
    return Reply(reply.text, between=0.1, size=6)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(said) as server:
        yield server


def kept(folder: Path) -> Conversations:
    return Conversations(folder / "data" / "conversations.sqlite")


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_without_a_model_nothing_of_it_shows(tmp_path: Path) -> None:
    app = ask(open_modelled(tmp_path, "").run(), QUESTION)
    assert not app.exception and not app.radio
    shown = texts(app).lower()
    assert "modèle" not in shown.replace("aucun modèle de vecteurs", "") and "mot pour mot" not in shown
    assert "engine-try" not in [button.key for button in app.button]


def test_the_answer_of_a_model_is_named_and_its_doubts_are_marked(tmp_path: Path, server: ModelServer) -> None:
    app = wait_for(ask(open_modelled(tmp_path, server.url).run(), QUESTION), "Rédigé par")
    shown = texts(app)
    assert f"Rédigé par {MODEL}" in shown and f"{GOOD}." in shown
    assert "non étayé par les guides" in shown and "« 47 »" in shown
    assert "P77" in shown and "2 sur 4" in shown
    assert app.button(key="mark-1-0-1").label.startswith("Source **1**, Guide du comité, page 1")
    assert "mark-1-2-1" not in [button.key for button in app.button]
    assert not app.exception


def test_statements_without_support_can_be_hidden_and_shown(tmp_path: Path, server: ModelServer) -> None:
    app = wait_for(ask(open_modelled(tmp_path, server.url).run(), QUESTION), "Rédigé par")
    press(app, "hide-unsupported-1")
    assert INVENTED not in texts(app) and GOOD in texts(app)
    assert app.button(key="hide-unsupported-1").label == "Afficher les 2 phrases non étayées"
    press(app, "hide-unsupported-1")
    assert INVENTED in texts(app)


def test_marks_open_their_source_while_the_model_writes(tmp_path: Path) -> None:
    with serving(slow) as server:
        app = ask(open_modelled(tmp_path, server.url).run(), QUESTION)
        assert "écrit, chaque phrase est vérifiée" in texts(app)
        assert app.chat_input[0].disabled
        for _ in range(TIMEOUT * 5):
            if any(button.key == "mark-1-0-1" for button in app.run().button):
                break
            time.sleep(0.1)
        press(app, "mark-1-0-1")
        assert "Source 1 sur 1" in texts(app) and "stop-writing" in [button.key for button in app.button]
        assert not re.search(r"\[P?\d*$|\[P\d", re.sub(r"<[^>]*>", "", texts(app)))
        wait_for(app, "Rédigé par")
    assert not app.chat_input[0].disabled
    assert len(kept(tmp_path).turns(kept(tmp_path).find()[0].id)) == 1


def test_a_model_that_fails_leaves_the_extracts_and_the_reason(tmp_path: Path) -> None:
    with serving(Reply(status=500)) as server:
        app = wait_for(ask(open_modelled(tmp_path, server.url).run(), QUESTION), "Extrait des guides, mot pour mot")
        shown = texts(app)
        assert f"sans le modèle « {MODEL} »" in shown and "Le comité de suivi rassemble les financeurs" in shown
        assert 'class="notice own"' in shown
        app = wait_for(ask(app, "et combien de fois par an ?"), "Question comprise")
    (conversation,) = kept(tmp_path).find()
    assert [turn.question for turn in kept(tmp_path).turns(conversation.id)] == [
        QUESTION,
        "et combien de fois par an ?",
    ]


def test_settings_that_cannot_work_are_said_and_the_extracts_given(tmp_path: Path) -> None:
    app = wait_for(ask(open_modelled(tmp_path, "https://api.exemple.test").run(), QUESTION), "Réponse extraite")
    assert "est hors de cette machine" in texts(app) and "FIL_LLM_REMOTE" in texts(app)
    assert "Le comité de suivi rassemble les financeurs" in texts(app)


def test_writing_can_be_stopped(tmp_path: Path) -> None:
    with serving(Reply("Jamais", before=30.0)) as server:
        app = ask(open_modelled(tmp_path, server.url).run(), QUESTION)
        press(app, "stop-writing")
        app = wait_for(app, "Vous avez arrêté le modèle")
        assert "Le comité de suivi rassemble les financeurs" in texts(app)
        assert len(kept(tmp_path).turns(kept(tmp_path).find()[0].id)) == 1


def test_each_conversation_has_its_engine(tmp_path: Path, server: ModelServer) -> None:
    app = open_modelled(tmp_path, server.url).run()
    app.radio(key="engine-choice-").set_value("extractive").run()
    ask(app, QUESTION)
    assert "Extrait des guides, mot pour mot" in texts(app) and not server.requests
    press(app, "new-conversation")
    assert app.radio(key="engine-choice-").value == "extractive"
    app.radio(key="engine-choice-").set_value("llm").run()
    wait_for(ask(app, QUESTION), "Rédigé par")
    first = kept(tmp_path).find()[1]
    press(app, f"open-{first.id}")
    assert app.radio(key=f"engine-choice-{first.id}").value == "extractive"


def test_the_panel_says_where_text_goes_and_tries_the_connection(tmp_path: Path, server: ModelServer) -> None:
    app = open_modelled(tmp_path, server.url).run()
    assert "Avec le modèle, le texte reste sur cette machine." in texts(app)
    press(app, "engine-try")
    assert f"Le modèle « {MODEL} » répond" in texts(app) and 'class="tried-well"' in texts(app)


def test_a_connection_that_fails_says_what_to_do(tmp_path: Path) -> None:
    app = open_modelled(tmp_path, "http://127.0.0.1:9").run()
    press(app, "engine-try")
    assert 'class="tried-badly"' in texts(app) and "démarrez" in texts(app)


def test_the_last_answer_takes_another_form(tmp_path: Path, server: ModelServer) -> None:
    app = wait_for(ask(open_modelled(tmp_path, server.url).run(), QUESTION), "Rédigé par")
    app = wait_for(ask(app, "en tableau"), "Ce que disent les guides")
    assert texts(app).count("Question comprise") == 1 and len(server.requests) == 1


def test_a_check_leads_to_its_tab(tmp_path: Path, server: ModelServer) -> None:
    app = open_modelled(tmp_path, server.url).run()
    app = wait_for(ask(app, "vérifie mon cahier des charges"), "Un document se vérifie")
    press(app, "to-audit-1")
    assert not app.exception and "Vérifier un document</h1>" in texts(app)


def test_a_wish_that_is_declined_is_no_refusal_of_the_guides(tmp_path: Path) -> None:
    app = ask(ask(open_modelled(tmp_path, "").run(), QUESTION), "traduis en anglais")
    assert "Les traduire demande un modèle de langage" in texts(app)
    assert "Pas de réponse dans vos guides" not in texts(app)
    assert app.button(key="followup-0").label == "Présente la réponse en anglais, citations en français"

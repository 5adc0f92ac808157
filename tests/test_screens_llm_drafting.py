"""A section of the document written anew by a model, over HTTP: the changes, the way back, and a model that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_app import open_modelled
from llm_server import MODEL, ModelServer, Reply, serving
from screen_app import texts
from streamlit.testing.v1 import AppTest

DESCRIPTION = "Cinq recycleries de l’Isère, fiscalité, 10 jours, 11 000 € TTC, démarrage en mars."
NEW = "Cinq recycleries de l’Isère paieraient 77 000 € [P1]."
LABEL = "Récrire avec le modèle"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(lambda _: Reply(NEW)) as server:
        yield server


def begin(folder: Path, url: str) -> AppTest:
    app = open_modelled(folder, url, "cahier-des-charges").run()
    app.text_area(key="draft-description").set_value(DESCRIPTION)
    return app.button(key="draft-begin").click().run()


def rewrite(app: AppTest) -> AppTest:
    """The application after the model was asked to write the section that tells the budget."""
    menu = next(each for each in app.get("menu_button") if each.key == "more-budget")
    return menu.click(LABEL).run()


def test_the_new_text_stands_with_its_doubts_its_changes_and_a_way_back(tmp_path: Path, server: ModelServer) -> None:
    app = rewrite(begin(tmp_path, server.url))
    assert not app.exception
    shown = " ".join(texts(app).split())
    assert "paieraient 77 000 €" in shown and f"récrite par {MODEL}" in shown
    assert "[À compléter : vérifier « 77 000 »" in shown
    assert "<ins>" in shown and "<del>" in shown
    again = texts(app.button(key="undo").click().run())
    assert "paieraient" not in again and "<ins>" not in again


def test_a_model_that_fails_changes_nothing_and_says_why(tmp_path: Path, server: ModelServer) -> None:
    app = begin(tmp_path, server.url)
    before = texts(app)
    server.script(Reply(status=401))
    app = rewrite(app)
    assert not app.exception
    [error] = app.error
    assert error.value.startswith("Le texte n’a pas changé.") and "clé" in error.value
    assert texts(app) == before


def test_without_a_model_it_is_not_offered(tmp_path: Path) -> None:
    app = begin(tmp_path, "")
    assert app.get("menu_button") and not any(LABEL in each.options for each in app.get("menu_button"))

"""The Fiches screen without a browser: search, card, related fiches, questions on a fiche."""

from pathlib import Path

import pytest
from fakes import DOCUMENT, FICHES
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest

from assistant.screens.fiches import matches


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "fiches").run()


def test_the_catalogue_lists_every_fiche_and_opens_the_first(app: AppTest) -> None:
    assert not app.exception
    labels = [button.label for button in app.button if str(button.key).startswith("entry-")]
    assert labels == [
        "**Fiche 1**  Installer un atelier",
        "**Fiche 2**  Réunir les voisins",
        "**Fiche 3**  Tenir les comptes",
    ]
    shown = texts(app)
    assert "3 fiches" in shown
    assert "Fiche 1 · Installer un atelier" in shown
    assert "Choisir le lieu." in shown
    assert len(app.image) == 1


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ["Fiche 1", "Fiche 2", "Fiche 3"]),
        ("reunir", ["Fiche 2"]),
        ("VOISINS comité", ["Fiche 2"]),
        ("fiche 3", ["Fiche 3"]),
        ("rarement", ["Fiche 2"]),
        ("budget", []),
    ],
)
def test_search_reads_codes_titles_summaries_and_situations(words: str, codes: list[str]) -> None:
    assert [fiche.code for fiche in FICHES if matches(fiche, words)] == codes


def test_searching_shortens_the_list(app: AppTest) -> None:
    app.text_input(key="fiche-words").set_value("comptes").run()
    assert "1 fiche" in texts(app)
    app.text_input(key="fiche-words").set_value("girafe").run()
    assert "Aucune fiche ne contient ces mots." in texts(app)
    assert not app.exception


def test_related_fiches_open_in_place(app: AppTest) -> None:
    app.button(key=f"entry-{DOCUMENT}-Fiche 3").click().run()
    assert "Page 3 du PDF (imprimée 5)" in texts(app)
    app.button(key="related-Fiche 2").click().run()
    assert "Fiche 2 · Réunir les voisins" in texts(app)
    assert "Le groupe se réunit rarement." in texts(app)
    assert app.query_params["fiche"] == "Fiche 2"


def test_a_question_of_the_fiche_is_asked_in_its_guide(app: AppTest) -> None:
    app.button(key=f"entry-{DOCUMENT}-Fiche 2").click().run()
    app.button(key="fiche-question-0").click().run()
    assert not app.exception
    assert '<h2 class="question">Comment réunir le comité ?</h2>' in texts(app)
    assert app.session_state["documents"] == [DOCUMENT]


def test_a_free_question_on_the_fiche_is_prefilled(app: AppTest) -> None:
    app.button(key="ask-fiche").click().run()
    assert not app.exception
    assert "Que voulez-vous savoir ?" in texts(app)
    assert app.session_state["documents"] == [DOCUMENT]

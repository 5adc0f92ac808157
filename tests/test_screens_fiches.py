"""The Fiches screen without a browser: the catalogue, the fiche one opens, its pages, questions on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from fakes import DOCUMENT, FICHES, make_guide
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest

from assistant.screens.fiche_actions import french_questions
from assistant.screens.fiche_catalogue import matches, tile_label
from assistant.screens.fiche_map import neighbours, related_fiches
from ingest.datamodels import Guide


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "fiches").run()


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return make_guide(tmp_path / DOCUMENT)


def test_the_catalogue_lists_every_fiche(app: AppTest) -> None:
    assert not app.exception
    labels = [button.label for button in app.button if str(button.key).startswith("entry-")]
    assert labels == [
        "**Fiche 1**  \nInstaller un atelier",
        "**Fiche 2**  \nRéunir les voisins",
        "**Fiche 3**  \nTenir les comptes",
    ]
    assert "3 fiches" in texts(app)
    assert not app.image


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
def test_the_filter_reads_codes_titles_summaries_and_situations(words: str, codes: list[str]) -> None:
    assert [fiche.code for fiche in FICHES if matches(fiche, words)] == codes


def test_filtering_shortens_the_catalogue(app: AppTest) -> None:
    app.text_input(key="fiche-words").set_value("comptes").run()
    assert "1 fiche" in texts(app)
    app.text_input(key="fiche-words").set_value("girafe").run()
    assert "Aucune fiche ne contient ces mots." in texts(app)
    assert not app.exception


def test_a_title_that_opens_with_its_code_is_not_doubled() -> None:
    assert tile_label(replace(FICHES[0], title="Fiche 1 : « l’atelier »")) == "Fiche 1\u00a0: «\u00a0l’atelier\u00a0»"


def test_a_fiche_opens_with_its_page_and_leads_back(app: AppTest) -> None:
    app.button(key=f"entry-{DOCUMENT}-Fiche 3").click().run()
    shown = texts(app)
    assert "Fiche 3 · Tenir les comptes" in shown
    assert "page 3 du PDF (imprimée 5)" in shown
    assert len(app.image) == 1
    assert app.query_params["fiche"] == "Fiche 3"
    app.button(key="fiche-back").click().run()
    assert "Toutes les fiches" in texts(app)
    assert "fiche" not in app.query_params
    assert not app.exception


def test_the_address_opens_the_fiche_again(tmp_path: Path) -> None:
    app = open_app(tmp_path, "fiches")
    app.query_params["guide"], app.query_params["fiche"] = DOCUMENT, "Fiche 2"
    app.run()
    assert "Fiche 2 · Réunir les voisins" in texts(app)
    assert "Le groupe se réunit rarement." in texts(app)


def test_the_address_of_a_fiche_that_was_removed_shows_the_catalogue(tmp_path: Path) -> None:
    app = open_app(tmp_path, "fiches")
    app.query_params["guide"], app.query_params["fiche"] = DOCUMENT, "Fiche 9"
    app.run()
    assert not app.exception
    assert "Toutes les fiches" in texts(app)


def test_a_question_of_the_fiche_is_asked_in_its_guide(app: AppTest) -> None:
    app.button(key=f"entry-{DOCUMENT}-Fiche 2").click().run()
    app.button(key="question-fiche-0").click().run()
    assert not app.exception
    assert '<h2 class="question">Comment réunir le comité ?</h2>' in texts(app)
    assert app.session_state["documents"] == [DOCUMENT]


def test_a_free_question_on_the_fiche_is_prefilled(app: AppTest) -> None:
    app.button(key=f"entry-{DOCUMENT}-Fiche 1").click().run()
    app.button(key="ask-fiche").click().run()
    assert not app.exception
    assert "Que voulez-vous savoir ?" in texts(app)
    assert app.session_state["documents"] == [DOCUMENT]


def test_questions_in_english_are_not_shown() -> None:
    fiche = replace(FICHES[1], questions=("How do I choose a group?", "Comment choisir un groupe ?"))
    assert french_questions(fiche) == ["Comment choisir un groupe ?"]


def test_the_map_puts_the_fiches_with_most_relations_in_common_first(guide: Guide) -> None:
    alike = replace(FICHES[2], related=("Fiche 2", "Fiche 1", "Fiche 3"))
    guide = replace(guide, fiches=(FICHES[0], FICHES[1], alike))
    assert [fiche.code for fiche in related_fiches(guide, FICHES[1])] == ["Fiche 3", "Fiche 1"]


def test_a_fiche_without_references_is_drawn_between_its_neighbours(guide: Guide) -> None:
    assert [fiche.code for fiche in neighbours(guide, guide.fiches[0])] == ["Fiche 2"]
    assert [fiche.code for fiche in neighbours(guide, guide.fiches[1])] == ["Fiche 1", "Fiche 3"]

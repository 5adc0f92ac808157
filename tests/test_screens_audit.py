"""The check of a document without a browser: the report, its sources and clauses, other documents, errors."""

from pathlib import Path

import pytest
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest

TEXT = "# Contexte\n\nNous voulons réunir les voisins autour d’un comité, avec un budget prévu et un calendrier."


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    opened = open_app(tmp_path, "cahier-des-charges")
    opened.session_state["drafting-tabs"] = "Vérifier un document"
    return opened.run()


def upload(app: AppTest, text: str = TEXT, name: str = "cahier.md") -> AppTest:
    """The application once a file was given."""
    return app.file_uploader(key="audit-file").set_value((name, text.encode(), "text/markdown")).run()


def test_before_a_file_the_screen_says_what_it_does(app: AppTest) -> None:
    assert not app.exception
    assert "chaque élément que vos guides demandent y est cherché" in texts(app)
    assert app.button_group(key="audit-kind").value == "À reconnaître"


def test_each_element_has_its_state_its_passage_and_its_source(app: AppTest) -> None:
    shown = texts(upload(app))
    assert not app.exception
    assert "Vérifié comme cahier des charges : 1 élément présent, 1 partiel, 1 absent." in shown
    for state in ("✓</span> Présent", "≈</span> Partiel", "!</span> Absent"):
        assert state in shown
    assert "Nous voulons réunir les voisins.</blockquote>" in shown
    assert "page 2, « Contexte »" in shown
    assert "Le montant manque" in shown
    assert 'data-draft="finding:2">Guide des ateliers partagés, page 2 du PDF</span>' in shown


def test_the_kind_one_chose_is_the_one_checked(app: AppTest) -> None:
    app.button_group(key="audit-kind").set_value("Proposition de prestataire").run()
    assert "Vérifié comme proposition" in texts(upload(app))


def test_what_is_missing_can_be_shown_alone(app: AppTest) -> None:
    upload(app)
    app.button_group(key="audit-filter").set_value("Ce qui manque").run()
    shown = texts(app)
    assert "<strong>Suivi</strong>" in shown
    assert "<strong>Contexte</strong>" not in shown


def test_a_missing_element_comes_with_a_clause(app: AppTest) -> None:
    shown = texts(upload(app))
    assert [each.label for each in app.expander] == ["Clause proposée", "Clause proposée"]
    assert '<em>suit</em> la mission : <mark class="gap">[À compléter : dates]</mark>' in shown


def test_the_report_is_offered_as_word_and_markdown(app: AppTest) -> None:
    upload(app)
    assert [each.label for each in app.get("download_button")] == ["Word (.docx)", "Markdown (.md)"]


def test_a_document_about_something_else_gets_its_notice_alone(app: AppTest) -> None:
    shown = texts(upload(app, "Demain, la météo annonce de la pluie sur toute la côte et du vent dans les terres."))
    assert not app.exception
    assert "Ce document n’est pas un cahier des charges." in shown
    assert "Absent" not in shown
    assert not app.get("download_button")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("tableau.xls", "x", "« tableau.xls » n’est pas lisible ici"),
        ("vide.md", "", "« vide.md » est vide"),
        ("court.md", "Bonjour", "presque aucun texte"),
        ("faux.docx", "x" * 100, "n’est pas un document Word lisible"),
        ("faux.pdf", "x" * 100, "faux.pdf"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(app: AppTest, name: str, text: str, told: str) -> None:
    upload(app, text, name)
    assert not app.exception
    (error,) = app.error
    assert told in error.value

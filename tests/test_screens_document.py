"""The document on the screen "Cahier des charges": its sections, what stands behind them, its files."""

import re
from pathlib import Path

import pytest
from drafting_screen import begin
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "cahier-des-charges").run()


def test_a_section_is_rewritten_and_brought_back(app: AppTest) -> None:
    begin(app)
    app.button(key="edit-contexte").click().run()
    area = app.text_area(key="text-contexte")
    assert "Le comité suit la mission.[1][2]" in area.value
    area.set_value("Nous voulons **réunir** les voisins. [2]").run()
    app.button(key="edit-save").click().run()
    assert not app.exception
    shown = texts(app)
    assert "Nous voulons <strong>réunir</strong> les voisins." in shown
    assert 'data-draft="cite:2"' in shown
    assert "Le comité suit la mission." not in re.sub(r"<del>.*?</del>", "", shown)
    app.get("menu_button")[0].click("Revenir au texte proposé").run()
    assert "Le comité suit la mission." in texts(app)
    app.button(key="undo").click().run()
    assert "<strong>réunir</strong>" in texts(app)


def test_a_rewriting_can_be_given_up(app: AppTest) -> None:
    begin(app)
    app.button(key="edit-contexte").click().run()
    app.text_area(key="text-contexte").set_value("Autre chose").run()
    app.button(key="edit-cancel").click().run()
    assert "Le comité suit la mission." in texts(app)
    assert "Texte modifié" not in texts(app)


def test_sections_move_go_and_come_back(app: AppTest) -> None:
    begin(app)
    app.get("menu_button")[2].click("Monter").run()
    assert _titles(app) == ["1. Contexte et origine du besoin", "2. Calendrier", "3. Budget"]
    app.get("menu_button")[1].click("Retirer").run()
    assert _titles(app) == ["1. Contexte et origine du besoin", "2. Budget"]
    assert "Section « Calendrier » retirée." in texts(app)
    app.button(key="undo").click().run()
    assert len(_titles(app)) == 3
    app.get("menu_button")[0].click("Retirer").run()
    app.button(key="restore-contexte").click().run()
    assert _titles(app) == ["1. Contexte et origine du besoin", "2. Calendrier", "3. Budget"]


def _titles(app: AppTest) -> list[str]:
    lines = texts(app).splitlines()
    return [line.split(">")[1].split("<")[0] for line in lines if 'class="section-title"' in line]


def test_a_section_of_ones_own_is_added_and_written(app: AppTest) -> None:
    begin(app)
    app.text_input(key="new-section").set_value("Nos engagements")
    app.button(key="add-section").click().run()
    app.text_area(key="text-ajout-1").set_value("Nous prêtons la salle.").run()
    app.button(key="edit-save").click().run()
    assert not app.exception
    assert _titles(app)[-1] == "4. Nos engagements"
    assert "Nous prêtons la salle." in texts(app)


def test_what_stands_behind_a_section_is_shown_beside(app: AppTest) -> None:
    begin(app)
    app.button(key="beside-contexte").click().run()
    shown = texts(app)
    assert "Le comité décide mieux s’il se réunit." in shown
    assert "Guide des ateliers partagés, Fiche 2 · Réunir les voisins, page 2 du PDF" in shown
    assert "Citation approchée" in shown
    assert "Aucun passage de vos guides ne les appuie" in shown
    app.button(key="beside-budget").click().run()
    assert "1 200 € TTC pour 4 jours et 6 structures (L’atelier des voisins)" in texts(app)
    app.button(key="beside-close").click().run()
    assert "Trois précisions utiles" in texts(app)


def test_what_is_left_to_do_is_listed_with_its_fields(app: AppTest) -> None:
    begin(app, "Cinq recycleries, 11 000 € TTC")
    labels = [expander.label for expander in app.expander]
    assert "À compléter : 2 informations" in labels
    assert "Points à vérifier : 1" in labels
    shown = texts(app)
    assert 'data-draft="gap:calendar.start"' in shown
    assert 'data-draft="remark:0:0"' in shown


def test_the_document_is_offered_in_four_formats(app: AppTest) -> None:
    begin(app)
    labels = [each.label for each in app.get("download_button")]
    assert labels == ["Word (.docx)", "LibreOffice (.odt)", "Markdown (.md)", "Page web (.html)"]
    assert "à compléter avant l’envoi" in texts(app)


def test_a_template_that_is_none_is_refused_in_one_sentence(app: AppTest) -> None:
    begin(app)
    app.file_uploader(key="draft-template-file").set_value(
        ("modele.docx", b"nothing", "application/octet-stream")
    ).run()
    assert not app.exception
    assert "Le modèle donné" in app.error[0].value

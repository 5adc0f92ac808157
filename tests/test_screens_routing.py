"""Which fiche applies, without a browser: situations, codes, abstention, actions on the fiches proposed."""

from dataclasses import replace
from pathlib import Path

import pytest
from fakes import DOCUMENT, FICHES, make_guide
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest

from assistant.screens.descriptions import missing_elements
from assistant.screens.fiche_matches import is_named, nearest_situations, page_of, reason_html
from assistant.screens.situation_box import example_situations

SITUATION = "Nos voisins ne viennent plus aux réunions, par où commencer pour relancer le groupe ?"


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "fiches").run()


def describe(app: AppTest, situation: str = SITUATION) -> AppTest:
    app.text_area(key="situation-text").set_value(situation)
    return app.button(key="situation-send").click().run()


def test_a_situation_gets_ranked_fiches_with_their_reasons(app: AppTest) -> None:
    shown = texts(describe(app))
    assert not app.exception
    assert "3 fiches proposées, la plus proche d’abord" in shown
    titles = ("Réunir les voisins", "Installer un atelier", "Tenir les comptes")
    assert [shown.index(f'<h3 class="match-title">{title}') for title in titles] == sorted(
        shown.index(f'<h3 class="match-title">{title}') for title in titles
    )
    assert '<blockquote class="reason"><p>Il choisit un animateur.</p></blockquote>' in shown
    assert "Le groupe se réunit rarement." in shown
    assert "<b>Fiche 2</b>, page 2" in shown
    assert "Toutes les fiches" not in shown
    assert app.query_params["situation"] == SITUATION


def test_a_typed_code_proposes_its_fiche_alone(app: AppTest) -> None:
    shown = texts(describe(app, "fiche 3"))
    assert "Une fiche proposée" in shown
    assert "Celle que vous nommez" in shown
    assert '<h3 class="match-title">Tenir les comptes</h3>' in shown
    assert "Rien ne convient ?" not in shown


@pytest.mark.parametrize(
    ("code", "situation", "named"),
    [
        ("Fiche 3", "La FICHE 3, où est-elle ?", True),
        ("Fiche 3", "fiche 31", False),
        ("Fiche 3", "3 associations", False),
        ("Fiche II-2", "II-2", True),
        ("Fiche II-2", "la fiche ii-2.", True),
        ("Fiche II-2", "III-2", False),
        ("Fiche I-C-2", "I-C-2-a", False),
        ("3.1", "3.1.2", False),
        ("3", "3 associations", False),
        ("3", "le chapitre 3", True),
        ("Monographie D", "la monographie D", True),
    ],
)
def test_a_code_is_read_in_what_was_typed(code: str, situation: str, named: bool) -> None:
    assert is_named(replace(FICHES[2], code=code), situation) is named


def test_when_nothing_fits_the_screen_says_what_is_missing(app: AppTest) -> None:
    shown = texts(describe(app, "quelle météo demain"))
    assert not app.exception
    assert "Aucune fiche ne correspond clairement" in shown
    assert "Vos guides n’emploient pas : « météo »." in shown
    assert "Qui est concerné" in shown
    assert "Toutes les fiches" in shown
    app.button(key="ask-instead").click().run()
    assert '<h2 class="question">quelle météo demain</h2>' in texts(app)


@pytest.mark.parametrize(
    ("situation", "missing"),
    [
        ("les impôts", ["le besoin", "qui est", "où vous"]),
        ("Une association cherche de l’argent", ["le besoin", "où vous"]),
        ("Des associations de mon département veulent partager leur comptable", ["où vous"]),
        ("Avant le diagnostic, il manque un accord écrit sur le budget et les délais", ["qui est"]),
        ("Deux associations doivent choisir un prestataire après le diagnostic partagé", []),
    ],
)
def test_what_a_description_leaves_unsaid(situation: str, missing: list[str]) -> None:
    assert [" ".join(each.split()[:2]) for each in missing_elements(situation)] == missing


def test_opening_the_page_highlights_the_reason_and_leads_back(app: AppTest) -> None:
    describe(app)
    app.button(key="open-page-card-2").click().run()
    assert "Fiche 1 · Installer un atelier" in texts(app)
    assert "La fiche vous est proposée pour une phrase de cette page." in texts(app)
    (image,) = app.image
    assert "Passage surligné : Le groupe compte six personnes au plus." in image.proto.imgs[0].alt
    app.button(key="fiche-back").click().run()
    assert "3 fiches proposées" in texts(app)
    assert app.text_area(key="situation-text").value == SITUATION


def test_a_reason_that_is_not_on_a_page_opens_the_first_one(app: AppTest) -> None:
    describe(app)
    app.button(key="open-page-card-3").click().run()
    (image,) = app.image
    assert "Page 3 du PDF" in image.proto.imgs[0].alt
    assert "surligné" not in image.proto.imgs[0].alt


def test_a_reason_is_found_on_its_page(tmp_path: Path) -> None:
    guide = make_guide(tmp_path / DOCUMENT)
    long_fiche = replace(FICHES[0], page_end=3)
    assert page_of("Il note les décisions.", guide, long_fiche) == 2
    assert page_of("Il note les décisions.", guide, FICHES[0]) is None


def test_a_question_of_a_card_is_asked_in_its_guide(app: AppTest) -> None:
    describe(app)
    app.button(key="question-card-1-0").click().run()
    assert '<h2 class="question">Comment réunir le comité ?</h2>' in texts(app)
    assert app.session_state["documents"] == [DOCUMENT]


def test_kept_fiches_and_the_situation_come_along_to_the_document(app: AppTest) -> None:
    describe(app)
    app.button(key="keep-card-1").click().run()
    app.button(key="keep-card-3").click().run()
    app.button(key=f"drop-{DOCUMENT}-Fiche 3").click().run()
    assert app.button(key="keep-card-1").label == "Gardée pour le cahier des charges"
    assert app.button(key="keep-card-3").label == "Utiliser dans un cahier des charges"
    app.button(key="draft-ask").click().run()
    assert not app.exception
    assert app.text_area(key="draft-description").value == SITUATION
    kept = [button.label for button in app.button if str(button.key).startswith("kept-open-")]
    assert kept == ["**Fiche 2** Réunir les voisins"]
    app.button(key=f"kept-open-{DOCUMENT}-Fiche 2").click().run()
    assert "Page 2 du PDF" in texts(app)


def test_clearing_goes_back_to_the_catalogue(app: AppTest) -> None:
    describe(app)
    app.button(key="situation-clear").click().run()
    assert "Toutes les fiches" in texts(app)
    assert app.text_area(key="situation-text").value == ""
    assert "situation" not in app.query_params


def test_the_address_finds_the_fiches_again(tmp_path: Path) -> None:
    app = open_app(tmp_path, "fiches")
    app.query_params["situation"] = SITUATION
    app.run()
    assert "3 fiches proposées" in texts(app)
    assert app.text_area(key="situation-text").value == SITUATION


def test_examples_come_from_the_catalogue(tmp_path: Path) -> None:
    guide = make_guide(tmp_path / DOCUMENT)
    assert example_situations([guide]) == []  # too short
    told = replace(FICHES[2], situations=("Court.", "Le trésorier part et personne ne sait où sont les factures."))
    assert example_situations([replace(guide, fiches=(FICHES[1], told))]) == [told.situations[1]]


def test_a_reason_shows_the_items_of_a_list_each_on_its_line() -> None:
    assert reason_html("Deux points : • un <b> • deux") == (
        '<blockquote class="reason"><p>Deux points\u00a0:</p><ul><li>un &lt;b&gt;</li><li>deux</li></ul></blockquote>'
    )


def test_the_situations_nearest_to_the_one_described_come_first() -> None:
    fiche = replace(FICHES[1], situations=("Rien ne presse.", "Un comité hésite.", "Les comptes sont faux."))
    assert nearest_situations(fiche, "nos comptes du mois", "« Un comité hésite. »") == [
        "Les comptes sont faux.",
        "Rien ne presse.",
    ]

"""The screen "Cahier des charges" without a browser: starting, the form, saved briefs."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from drafting_screen import begin, empty, field, fill, go_to, store
from screen_app import open_app, texts
from streamlit.testing.v1 import AppTest


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "cahier-des-charges").run()


def test_a_description_fills_the_brief_and_asks_for_what_is_missing(app: AppTest, tmp_path: Path) -> None:
    shown = texts(begin(app))
    assert not app.exception
    assert "Trois précisions utiles" in shown
    understood = shown[shown.index("understood-list") :]
    for told in ("recycleries", "Isère", "10", "11 000", "TTC", "mars"):
        assert f">{told}</button>" in understood.replace("\u202f", " ")
    fields = (*app.text_input, *app.text_area, *app.button_group)
    assert len([each.label for each in fields if str(each.key).startswith("asked-")]) == 3
    (saved,) = store(tmp_path).list()
    assert saved.name == "5 recycleries, Isère"
    assert app.query_params["brief"] == saved.id


def test_a_missing_fact_is_answered_beside_the_document(app: AppTest, tmp_path: Path) -> None:
    begin(app, "Cinq recycleries de l’Isère, 10 jours")
    asked = next(each for each in app.text_area if str(each.key).startswith("asked-") and "problem" in str(each.key))
    asked.set_value("Quel régime fiscal ?").run()
    assert not app.exception
    (saved,) = store(tmp_path).list()
    opened = store(tmp_path).get(saved.id)
    assert opened is not None
    assert opened.work.brief.problem == "Quel régime fiscal ?"


def test_nothing_described_is_said_and_opens_nothing(app: AppTest, tmp_path: Path) -> None:
    app.button(key="draft-begin").click().run()
    assert "Écrivez d’abord quelques mots" in app.error[0].value
    assert store(tmp_path).list() == ()
    assert "Rédiger un cahier des charges" in texts(app)


def test_more_words_complete_the_brief(app: AppTest) -> None:
    begin(app, "Cinq recycleries")
    area = next(each for each in app.text_area if each.label == "Ajouter en quelques mots")
    area.set_value("10 jours, 11 000 € TTC").run()
    app.button(key="add-words").click().run()
    shown = texts(app)
    assert "champs remplis" in shown
    assert "nombre de jours d’intervention" in shown
    assert ">10</button>" in shown


def test_an_empty_form_is_not_kept_until_it_says_something(app: AppTest, tmp_path: Path) -> None:
    empty(app)
    assert "Rien à enregistrer encore" in texts(app)
    assert store(tmp_path).list() == ()
    fill(app, "Intitulé de la mission", "Réunir les voisins")
    assert not app.exception
    assert [each.name for each in store(tmp_path).list()] == ["Réunir les voisins"]
    assert "Enregistré sur cette machine" in texts(app)


def test_what_is_typed_stands_in_the_document_at_once(app: AppTest) -> None:
    go_to(empty(app), "budget")
    assert "montant du budget]" in texts(app)
    fill(app, "Plafond du budget", "11 000 € TTC")
    shown = texts(app)
    assert "Le budget est de 11000 €." in shown
    assert "montant du budget]" not in shown
    assert app.button_group(key=_key(app, "budget-taxes")).value == "TTC"  # said with the amount


def _key(app: AppTest, end: str) -> str:
    return next(str(each.key) for each in app.button_group if str(each.key).endswith(end))


def test_nothing_is_lost_between_steps_and_after_a_reload(app: AppTest, tmp_path: Path) -> None:
    go_to(empty(app), "contexte")
    fill(app, "Éléments de diagnostic (un par ligne)", "- Peu de moyens\n\n• Deux lieux")
    go_to(app, "budget")
    fill(app, "Démarrage de la mission", "mars 2027")
    go_to(app, "contexte")
    assert field(app, "Éléments de diagnostic (un par ligne)").value == "Peu de moyens\nDeux lieux"  # type: ignore[attr-defined]
    again = open_app(tmp_path, "cahier-des-charges")
    again.query_params["brief"] = app.query_params["brief"]
    again.run()
    assert not again.exception
    assert ">mars 2027</button>" in texts(again)
    assert ">Peu de moyens\u00a0; Deux lieux</button>".replace("\u00a0", " ") in texts(again)


def test_a_proposal_asks_who_answers_and_is_another_document(app: AppTest) -> None:
    go_to(empty(app), "mission")
    assert "Nom du prestataire" not in [each.label for each in app.text_input]
    app.button_group(key=_key(app, "-kind")).set_value("Réponse de prestataire").run()
    assert not app.exception
    assert "Nom du prestataire" in [each.label for each in app.text_input]
    assert "Proposition d’intervention" in texts(app)


def test_a_number_that_is_none_says_so_beside_its_field(app: AppTest) -> None:
    go_to(empty(app), "contenu")
    fill(app, "Nombre de jours d’intervention", "dizaine")
    assert '<p class="problem error" role="status">! « dizaine » n’est pas un nombre de jours' in texts(app)
    assert "Contenu **!**" in _steps(app)
    go_to(app, "mission")
    go_to(app, "contenu")
    assert field(app, "Nombre de jours d’intervention").value == "dizaine"  # type: ignore[attr-defined]
    fill(app, "Nombre de jours d’intervention", "9,5")
    assert "problem error" not in texts(app)
    assert "Contenu 1/" in _steps(app)


def _steps(app: AppTest) -> str:
    """The names of the steps as the way through them shows them."""
    return " ".join(option.content for option in app.button_group(key="brief-steps").proto.options)


def test_weights_that_do_not_sum_to_a_hundred_are_told_beside_them(app: AppTest) -> None:
    go_to(empty(app), "selection")
    for row, (label, weight) in enumerate((("Méthode", "60"), ("Prix", "30 %"))):
        if row:
            app.button(key="add-criteria").click().run()
        cells = [each for each in app.text_input if "criteria" in str(each.key)]
        cells[2 * row].set_value(label).run()
        cells = [each for each in app.text_input if "criteria" in str(each.key)]
        cells[2 * row + 1].set_value(weight).run()
    assert not app.exception
    assert "90" in next(line for line in texts(app).splitlines() if "problem error" in line)
    dropped = next(each for each in app.button if each.label == "Retirer un critère 2")
    dropped.click().run()
    assert "Prix" not in [each.value for each in app.text_input]


def test_a_row_without_its_name_is_kept_on_the_screen_and_told(app: AppTest) -> None:
    go_to(empty(app), "selection")
    weight = next(each for each in app.text_input if each.label.startswith("Poids"))
    weight.set_value("40").run()
    assert "Cette ligne n’est pas reprise" in texts(app)
    assert next(each for each in app.text_input if each.label.startswith("Poids")).value == "40"


def test_a_file_opens_as_a_brief_or_says_what_is_wrong(app: AppTest) -> None:
    upload = app.file_uploader(key="draft-file")
    upload.set_value(("brief.yaml", b"jours: beaucoup", "application/yaml")).run()
    assert "« jours »" in app.error[0].value
    app.file_uploader(key="draft-file").set_value(
        ("brief.yaml", "intitule: Réunir\njours: 4".encode(), "text/yaml")
    ).run()
    app.button(key="draft-open-file").click().run()
    assert not app.exception
    assert ">Réunir</button>" in texts(app)


def test_saved_briefs_open_rename_duplicate_export_and_go(app: AppTest, tmp_path: Path) -> None:
    begin(app)
    app.button(key="draft-back").click().run()
    app.get("menu_button")[0].click("Renommer").run()
    app.text_input(key="rename-brief-name").set_value("Fiscalité")
    app.button(key="rename-brief-confirm").click().run()
    app.get("menu_button")[0].click("Dupliquer").run()
    assert sorted(each.name for each in store(tmp_path).list()) == ["Fiscalité", "Fiscalité (copie)"]
    app.get("menu_button")[0].click("Exporter").run()
    assert [each.label for each in app.get("download_button")] == ["Télécharger le brief (.yaml)"]
    app.get("menu_button")[0].click("Supprimer").run()
    app.button(key="confirm-delete-brief").click().run()
    (left,) = store(tmp_path).list()
    app.button(key=f"open-brief-{left.id}").click().run()
    assert ">recycleries</button>" in texts(app)


def test_a_name_one_chose_stays_when_the_brief_changes(app: AppTest, tmp_path: Path) -> None:
    begin(app)
    (saved,) = store(tmp_path).list()
    store(tmp_path).rename(saved.id, "Mon dossier")
    again = open_app(tmp_path, "cahier-des-charges")
    again.query_params["brief"] = saved.id
    fill(go_to(again.run(), "mission"), "Intitulé de la mission", "Autre titre")
    assert [each.name for each in store(tmp_path).list()] == ["Mon dossier"]


def test_an_address_of_a_deleted_brief_leads_to_the_start(tmp_path: Path) -> None:
    app = open_app(tmp_path, "cahier-des-charges")
    app.query_params["brief"] = "unknown"
    app.run()
    assert not app.exception
    assert "Rédiger un cahier des charges" in texts(app)
    assert "brief" not in app.query_params


def test_a_brief_of_another_version_is_told_and_leads_to_the_start(app: AppTest, tmp_path: Path) -> None:
    begin(app)
    (saved,) = store(tmp_path).list()
    with closing(sqlite3.connect(store(tmp_path).path)) as database, database:
        database.execute("update briefs set work = '{}'")
    again = open_app(tmp_path, "cahier-des-charges")
    again.query_params["brief"] = saved.id
    again.run()
    assert not again.exception
    assert "vient d'une autre version" in again.error[0].value
    assert "Rédiger un cahier des charges" in texts(again)


def test_a_request_of_the_chat_opens_as_a_brief(tmp_path: Path) -> None:
    app = open_app(tmp_path).run()
    app.chat_input[0].set_value("Nous accompagnons cinq recycleries de l’Isère").run()
    app.chat_input[0].set_value("Rédige le cahier des charges, 10 jours, 11 000 € TTC").run()
    app.button(key="to-draft-2").click().run()
    assert not app.exception
    shown = texts(app).replace("\u202f", " ")
    for told in ("recycleries", "10", "11 000"):
        assert f">{told}</button>" in shown
    assert [button for button in app.button if button.key == "to-draft-1"] == []

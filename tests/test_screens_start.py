"""The first start, the index made otherwise, bad settings: each has its sentence and its way on."""

from dataclasses import replace
from pathlib import Path

import pytest
from fakes import DOCUMENT, make_answer, make_services, write_pdf
from screen_app import TIMEOUT, open_app, texts, wait_for
from streamlit.testing.v1 import AppTest

from assistant.comments import make_comment, read_comments
from ingest.errors import IndexMismatchError


def test_the_first_start_reads_the_corpus_then_opens_the_questions(tmp_path: Path) -> None:
    app = open_app(tmp_path, read=False).run()
    assert not app.exception
    wait_for(app, "Que voulez-vous savoir ?")
    assert (tmp_path / "data" / "manifest.json").exists()


def _empty(folder: str) -> None:
    from pathlib import Path

    from fakes import make_services

    from assistant.screens import shell

    services = make_services(Path(folder), read=False)
    for path in services.settings.corpus.rglob("*.pdf"):
        path.unlink()
    shell.show(services)


def test_an_empty_folder_leads_to_the_corpus_screen(tmp_path: Path) -> None:
    app = AppTest.from_function(_empty, args=(str(tmp_path),), default_timeout=TIMEOUT).run()
    assert "Le dossier des guides est vide." in app.markdown[0].value
    app.button[0].click().run()
    assert "Ajouter des guides" in texts(app)


def _mismatched(folder: str) -> None:
    from dataclasses import replace
    from pathlib import Path

    from fakes import FakeAssistant, make_services

    from assistant.screens import shell
    from ingest.errors import IndexMismatchError
    from ingest.settings import Settings

    def refuse(settings: Settings) -> FakeAssistant:
        if "True" not in (settings.data / "manifest.json").read_text(encoding="utf-8"):
            raise IndexMismatchError("L’index ne convient plus : ses vecteurs viennent d’un autre modèle.")
        return FakeAssistant(settings)

    shell.show(replace(make_services(Path(folder)), open=refuse))


def test_an_index_made_otherwise_is_rebuilt_on_request(tmp_path: Path) -> None:
    app = AppTest.from_function(_mismatched, args=(str(tmp_path),), default_timeout=TIMEOUT).run()
    assert "d’un autre modèle" in app.warning[0].value
    next(button for button in app.button if button.label == "Reconstruire l’index").click().run()
    wait_for(app, "Que voulez-vous savoir ?")


def test_a_bad_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIL_CORPS", "x")
    app = AppTest.from_file(str(Path(__file__).parent.parent / "app.py"), default_timeout=TIMEOUT).run()
    assert not app.exception
    assert app.error[0].value.startswith("Réglage inconnu : FIL\\_CORPS.")


def test_a_reading_in_the_background_that_fails_says_why_and_goes_on(tmp_path: Path) -> None:
    services = make_services(tmp_path, read=False)

    def fail(_: object) -> None:
        raise IndexMismatchError("Une autre lecture est en cours.")

    job = services.start_reading(fail)  # type: ignore[arg-type]
    job.join()
    app = open_app(tmp_path, read=False).run()
    assert app.error[0].value == "Une autre lecture est en cours."
    next(button for button in app.button if button.label == "Reprendre la lecture").click().run()
    wait_for(app, "Que voulez-vous savoir ?")


def test_comments_and_conversations_belong_to_who_is_logged_in(tmp_path: Path) -> None:
    services = replace(make_services(tmp_path), owner="a@exemple.fr")
    services.comment(make_comment(make_answer(), "up", "", conversation="c", turn=1))
    assert [comment.owner for comment in read_comments(tmp_path / "data" / "comments.jsonl")] == ["a@exemple.fr"]
    services.conversations.create("Une question")
    assert make_services(tmp_path).conversations.find() == []


def test_a_new_index_is_noticed_by_those_who_have_the_old_one_open(tmp_path: Path) -> None:
    services = make_services(tmp_path)
    assert [guide.document for guide in services.guides] == [DOCUMENT]
    assert services.assistant() is services.assistant()
    write_pdf(services.settings.corpus / "second.pdf")
    services.reader.read(services.settings, lambda _: None)
    assert [guide.document for guide in services.guides] == [DOCUMENT, "second.pdf"]

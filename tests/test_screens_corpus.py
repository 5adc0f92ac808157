"""The Corpus screen without a browser: quality, adding good and bad files, removing, reading again."""

from dataclasses import replace
from pathlib import Path

import pytest
from fakes import DOCUMENT, TITLE, make_guide, make_services, write_pdf
from screen_app import open_app, texts, wait_for
from streamlit.testing.v1 import AppTest

from assistant.screens.corpus_upload import safe_name, save_upload
from assistant.screens.markup import page_ranges
from assistant.screens.reading import describe
from assistant.screens.reading_report import summary
from ingest.errors import InputError, UnreadableDocumentError
from ingest.report import IngestReport, Progress


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    return open_app(tmp_path, "corpus").run()


def test_the_corpus_shows_its_guides_and_their_size(app: AppTest) -> None:
    assert not app.exception
    shown = texts(app)
    assert "<dt>Pages</dt><dd>3</dd>" in shown
    assert TITLE in shown
    assert "Les Voisins, 2021 · guide-des-ateliers.pdf" in shown
    assert "3 pages · 3 fiches · 3 passages" in shown
    assert "Toutes les pages ont été lues." in shown


def test_good_files_are_added_and_bad_ones_told(app: AppTest, tmp_path: Path) -> None:
    good = write_pdf(tmp_path / "other" / "Second guide.PDF").read_bytes()
    app.file_uploader[0].set_value(
        [("Second guide.PDF", good, "application/pdf"), ("photo.pdf", b"\xff\xd8\xff", "application/pdf")]
    ).run()
    app.button(key="add-uploads").click().run()
    assert not app.exception
    assert [error.value for error in app.error] == [
        "« photo.pdf » n’est pas un PDF. Exportez-le en PDF et recommencez."
    ]
    wait_for(app, "Lecture terminée")
    assert "2 guides, 6 pages" in texts(app)
    assert (tmp_path / "corpus" / "mes-guides" / "Second guide.pdf").exists()
    assert not (tmp_path / "corpus" / "mes-guides" / "photo.pdf").exists()
    app.button(key="forget-report").click().run()
    assert "Lecture terminée" not in texts(app)


def test_removing_a_guide_asks_first_and_keeps_its_file(app: AppTest, tmp_path: Path) -> None:
    app.button(key=f"remove-{DOCUMENT}").click().run()
    assert (tmp_path / "corpus" / DOCUMENT).exists()
    app.button(key="cancel-removal").click().run()
    assert TITLE in texts(app)
    app.button(key=f"remove-{DOCUMENT}").click().run()
    app.button(key="confirm-removal").click().run()
    assert not app.exception
    assert not (tmp_path / "corpus" / DOCUMENT).exists()
    assert (tmp_path / "data" / "guides-retires" / DOCUMENT).exists()
    assert TITLE not in texts(app)


def test_rebuilding_asks_first(app: AppTest, tmp_path: Path) -> None:
    app.button(key="rebuild").click().run()
    app.button(key="confirm-rebuild").click().run()
    wait_for(app, "Lecture terminée")
    assert "True" in (tmp_path / "data" / "manifest.json").read_text(encoding="utf-8")


def _with_bad_pages(folder: str) -> None:
    from dataclasses import replace
    from pathlib import Path

    from fakes import FakeAssistant, make_services

    from assistant.screens import shell
    from ingest.settings import Settings

    def opened(settings: Settings) -> FakeAssistant:
        assistant = FakeAssistant(settings)
        (guide,) = assistant.index.guides
        first, second, third = guide.pages
        pages = (replace(first, source="none", note="Image sans texte."), replace(second, source="ocr"), third)
        assistant.index.guides = (replace(guide, pages=pages),)
        return assistant

    shell.show(replace(make_services(Path(folder)), open=opened), "corpus")


def test_pages_that_cannot_be_cited_are_named(tmp_path: Path) -> None:
    app = AppTest.from_function(_with_bad_pages, args=(str(tmp_path),), default_timeout=30).run()
    assert not app.exception
    shown = texts(app)
    assert "1 page sans texte : cette page ne peut pas être citée." in shown
    assert "1 page lue par reconnaissance de caractères (OCR)." in shown
    assert "Pages 1 : Image sans texte." in shown


class Upload:
    """A file as the browser sends it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content

    def getvalue(self) -> bytes:
        return self._content


def test_a_bad_file_never_replaces_a_good_one(tmp_path: Path) -> None:
    services = make_services(tmp_path)
    good = write_pdf(tmp_path / "guide.pdf").read_bytes()
    path = save_upload(services, Upload("guide.pdf", good), ())
    with pytest.raises(UnreadableDocumentError):
        save_upload(services, Upload("guide.pdf", b"nothing"), ())
    assert path.read_bytes() == good


def test_a_name_taken_elsewhere_is_refused(tmp_path: Path) -> None:
    services = make_services(tmp_path)
    guide = replace(make_guide(services.settings.corpus / DOCUMENT))
    with pytest.raises(InputError, match="se trouve déjà dans"):
        save_upload(services, Upload(DOCUMENT, b"%PDF-1.7"), (guide,))


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Guide.pdf", "Guide.pdf"),
        ("GUIDE.PDF", "GUIDE.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\moi\\guide.pdf", "guide.pdf"),
        ('l’été : "œuvre" ?.pdf', "l’été œuvre.pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
        ("guide..pdf", "guide.pdf"),
    ],
)
def test_file_names_are_made_safe(name: str, saved: str) -> None:
    assert safe_name(name) == saved


@pytest.mark.parametrize("name", [".pdf", "???.pdf", "..", ""])
def test_a_name_with_nothing_left_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="Renommez"):
        safe_name(name)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([1, 2, 3, 8, 12, 13], "1-3, 8, 12-13"), ([3, 1, 2, 2], "1-3")],
)
def test_page_ranges(numbers: list[int], text: str) -> None:
    assert page_ranges(numbers) == text


def test_progress_and_report_in_words() -> None:
    progress = Progress("lecture", "guide.pdf", 12, 80, 2, 5, 0.3)
    assert describe(progress) == "Lecture du guide 2 sur 5 : guide.pdf, page 12 sur 80"
    report = IngestReport(5, 1200, 41, 3456, 12.34, True, ("a.pdf", "b.pdf"), (), ("c.pdf",), (), (), (), ())
    assert summary(report) == (
        "5 guides, 1\u202f200 pages, 41 fiches, 3\u202f456 passages. 2 guides lus, 1 guide retiré, en 12,3 s."
    )


def _locked(folder: str) -> None:
    from dataclasses import replace
    from pathlib import Path

    from fakes import FakeReader, make_services

    from assistant.screens import shell
    from ingest.errors import IngestionLockedError
    from ingest.settings import Settings

    class LockedReader(FakeReader):
        def remove(self, settings: Settings, document: str) -> None:
            raise IngestionLockedError("Une autre lecture est en cours. Attendez sa fin.")

    shell.show(replace(make_services(Path(folder)), reader=LockedReader()), "corpus")


def test_a_guide_stays_whole_while_another_reading_holds_the_index(tmp_path: Path) -> None:
    app = AppTest.from_function(_locked, args=(str(tmp_path),), default_timeout=30).run()
    app.button(key=f"remove-{DOCUMENT}").click().run()
    app.button(key="confirm-removal").click().run()
    assert not app.exception
    assert [error.value for error in app.error] == ["Une autre lecture est en cours. Attendez sa fin."]
    assert (tmp_path / "corpus" / DOCUMENT).exists()


def test_a_catalogue_is_checked_before_it_is_kept(app: AppTest, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "catalogues" / "guide-des-ateliers.yaml"
    app.button(key=f"edit-{DOCUMENT}").click().run()
    text = app.text_area(key="catalogue-text").value
    assert "titre: Réunir les voisins" in text
    app.text_area(key="catalogue-text").set_value(text.replace("titre: Réunir", "titel: Réunir"))
    app.button(key="catalogue-save").click().run()
    assert "titel" in app.error[0].value
    assert not kept.exists()
    app.text_area(key="catalogue-text").set_value(text.replace("Réunir les voisins", "Réunir les habitants"))
    app.button(key="catalogue-save").click().run()
    assert not app.exception
    assert "Réunir les habitants" in kept.read_text(encoding="utf-8")
    wait_for(app, "Lecture terminée")
    app.button(key=f"edit-{DOCUMENT}").click().run()
    app.button(key="catalogue-reset").click().run()
    assert not kept.exists()

"""In a real browser: from a few sentences to a Word file, the document beside its brief, the check of a document."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served_app import running

from ingest.pipeline import ingest
from ingest.settings import load_settings

pytestmark = pytest.mark.browser

DESCRIPTION = "Cinq recycleries de l’Isère ne savent pas quel régime fiscal s’applique. 10 jours, 11 000 € TTC."
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def address(workshop: Path) -> Iterator[str]:
    """The screen over an index made beforehand: the first start is tested elsewhere."""
    ingest([workshop / "corpus"], settings=load_settings(data=workshop / "data", corpus=workshop / "corpus"))
    with running(workshop) as served:
        yield f"{served}/cahier-des-charges"


def begin(page: Page) -> None:
    """Describes the mission and waits for the document."""
    field = page.get_by_label("Décrivez la mission en quelques phrases")
    field.fill(DESCRIPTION)
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("heading", name="Trois précisions utiles")).to_be_visible()
    expect(page.locator(".section-text").first).to_be_attached()


def test_a_brief_becomes_a_word_file(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    begin(page)
    document = page.locator(".st-key-draft-sheet")
    document.get_by_role("button", name=re.compile("À compléter.*points de blocage")).click()
    field = page.get_by_label("Contexte", exact=True)
    expect(field).to_be_focused()
    field.fill("Les recycleries trient et revendent les objets donnés.")
    field.press("Control+Enter")
    expect(document).to_contain_text("Les recycleries trient et revendent les objets donnés.")
    page.get_by_role("button", name="Modifier").first.click()
    text = page.get_by_label(re.compile("Texte de la section"))
    expect(text).to_be_focused()
    cited = re.findall(r"\[(\d+)\]", text.input_value())[0]
    text.fill(f"Nous avons récrit cette section.[{cited}]")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(text).to_be_hidden()
    expect(document).to_contain_text("Nous avons récrit cette section.")
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as word:
        page.get_by_role("button", name="Word (.docx)").click()
    with zipfile.ZipFile(word.value.path()) as archive:
        body = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    assert "Nous avons récrit cette section." in re.sub(r"<[^>]+>", "", body)
    assert "Les recycleries trient" not in body
    assert re.search(r"citation exacte|page \d+", re.sub(r"<[^>]+>", "", notes))
    assert body.count("<w:footnoteReference") > 10


def test_a_number_opens_its_page_and_escape_brings_the_form_back(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    begin(page)
    mark = page.locator(".section-text .cite").first
    mark.click()
    panel = page.locator(".st-key-source-panel")
    expect(panel.locator("img")).to_be_visible()
    expect(panel.get_by_role("heading", name=f"Source {mark.inner_text()}", exact=True)).to_be_visible()
    expect(panel.get_by_text("Citation exacte")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Trois précisions utiles")).to_be_visible()
    expect(panel).to_have_count(0)


def test_a_gap_is_reached_and_opened_by_keyboard(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    begin(page)
    gap = page.locator(".section-text .gap").first
    gap.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-brief-form input:focus, .st-key-brief-form textarea:focus")).to_have_count(1)


def test_what_is_being_typed_survives_a_reload(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.get_by_role("button", name="Formulaire vide").click()
    page.get_by_role("radio", name=re.compile("Contexte")).click()
    field = page.get_by_label("Contexte", exact=True)
    field.press_sequentially("Rien ne se perd")
    expect(page.get_by_text("Enregistré sur cette machine")).to_be_visible()
    expect(field).to_be_focused()
    page.reload()
    expect(page.locator(".understood-list")).to_contain_text("Rien ne se perd")


@pytest.mark.parametrize("width", [1600, 1280, 400])
def test_brief_and_document_fit_the_window(address: str, open_page: OpenPage, width: int) -> None:
    page = open_page(address, width, 800)
    begin(page)
    document = page.locator(".st-key-draft-sheet")
    if width < 900:
        expect(document).to_be_hidden()
        page.get_by_role("radio", name="Document").click()
        expect(page.locator(".st-key-brief-form")).to_be_hidden()
    expect(document).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".section-text .cite").first.click()
    expect(page.locator(".st-key-source-panel img")).to_be_in_viewport(ratio=0.1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_document_is_checked(address: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(address)
    page.get_by_role("tab", name="Vérifier un document").click()
    upload = page.locator("input[type=file]")
    checked = tmp_path / "cahier.md"
    checked.write_text(
        "# Cahier des charges d’un accompagnement collectif du DLA\n\n## Contexte et origine du besoin\n\n"
        "Les associations du territoire manquent de trésorerie ; le DLA a repéré ce besoin dans ses diagnostics.\n\n"
        "## Budget\n\nLe budget maximal de l’intervention du prestataire est de 9 000 € TTC pour 9 jours.\n",
        encoding="utf-8",
    )
    upload.set_input_files(checked)
    expect(page.get_by_text(re.compile("Vérifié comme cahier des charges"))).to_be_visible()
    absent = page.locator("[class*=st-key-finding-absent-]").first
    absent.locator("[data-draft]").click()
    expect(page.locator(".st-key-source-panel img")).to_be_visible()
    page.get_by_role("button", name="Fermer la source").click()
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as report:
        page.get_by_role("button", name="Word (.docx)").click()
    assert report.value.suggested_filename == "Vérification cahier.docx"
    assert zipfile.is_zipfile(report.value.path())
    recipe = tmp_path / "tarte.md"
    recipe.write_text(
        "# Tarte aux pommes\n\nÉpluchez les pommes, étalez la pâte et enfournez trente minutes.\n", "utf-8"
    )
    upload.set_input_files(recipe)
    expect(page.locator(".st-key-audit-notice")).to_be_visible()
    expect(page.locator("[class*=st-key-finding-]")).to_have_count(0)

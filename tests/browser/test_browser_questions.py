"""In a real browser: first start, a question, its citation on the highlighted page, restart, export, keyboard."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from served_app import running

pytestmark = pytest.mark.browser

QUESTION = "Comment constituer un comité de pilotage ?"
WELCOME = "Que voulez-vous savoir"
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def address(workshop: Path) -> Iterator[str]:
    """The application, started for the first time: its index is built by the first page that is opened."""
    with running(workshop) as served:
        yield served


def ask(page: Page, question: str = QUESTION) -> None:
    """Types a question and waits for the whole answer."""
    expect(page.get_by_role("heading", name=re.compile(WELCOME))).to_be_visible()
    field = page.get_by_placeholder("Posez votre question sur les guides")
    field.fill(question)
    field.press("Enter")
    whole(page)


def whole(page: Page) -> None:
    """Waits until the answer on the page is complete, the questions that could follow it included."""
    expect(page.get_by_role("button", name="Pas utile")).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()


def panel_image(page: Page) -> Image.Image:
    """The page shown in the source panel."""
    shown = page.locator(".st-key-source-panel img")
    expect(shown).to_be_visible()
    page.wait_for_function("document.querySelector('.st-key-source-panel img').naturalWidth > 0")
    response = page.request.get(page.evaluate("document.querySelector('.st-key-source-panel img').src"))
    return Image.open(io.BytesIO(response.body())).convert("RGB")


def yellow_pixels(image: Image.Image) -> int:
    """How much of the image is highlighted."""
    colours = image.getcolors(maxcolors=1 << 24) or []
    return sum(count for count, (red, green, blue) in colours if red > 200 and green > 180 and blue < 150)


def test_a_first_question_and_its_highlighted_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page)
    assert page.locator("html").get_attribute("lang") == "fr"
    mark = page.get_by_role("button", name=re.compile(r"^Source 1")).first
    mark.click()
    panel = page.locator(".st-key-source-panel")
    expect(panel.get_by_role("heading", name=re.compile(r"Source 1 sur \d+"))).to_be_visible()
    expect(panel.locator(".source-page")).to_contain_text(re.compile(r"Page \d+ du PDF"))
    expect(panel.get_by_text("Citation exacte")).to_be_visible()
    quote = panel.locator("blockquote").inner_text()
    assert len(quote) > 20
    image = panel_image(page)
    assert image.width > 800
    assert yellow_pixels(image) > 1000
    alternative = page.locator(".st-key-source-panel img").get_attribute("alt") or ""
    assert "Passage surligné" in alternative
    expect(page.get_by_role("heading", name=QUESTION, level=2)).to_be_visible()


def test_stepping_through_the_citations_changes_the_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page)
    page.get_by_role("button", name=re.compile(r"^Source 1")).first.click()
    quote = page.locator(".st-key-source-panel blockquote")
    first = quote.inner_text()
    page.get_by_role("button", name="Citation suivante").click()
    expect(page.get_by_role("heading", name=re.compile("Source 2 sur"))).to_be_visible()
    expect(quote).not_to_have_text(first, use_inner_text=True)
    page.get_by_role("button", name="Fermer la source").click()
    expect(page.locator(".st-key-source-panel")).to_have_count(0)


def test_the_pdf_opens_at_the_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page)
    page.get_by_role("button", name=re.compile(r"^Source 1")).first.click()
    link = page.get_by_role("link", name=re.compile("Ouvrir le PDF à la page"))
    target = link.get_attribute("href") or ""
    assert re.search(r"#page=\d+$", target)
    response = page.request.get(address + target.split("#")[0])
    assert response.headers["content-type"] == "application/pdf"
    assert "attachment" not in response.headers.get("content-disposition", "")
    assert response.body().startswith(b"%PDF-")


def test_a_citation_is_reached_by_keyboard(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page)
    mark = page.get_by_role("button", name=re.compile(r"^Source 1")).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if mark.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile(r"Source 1 sur"))).to_be_visible()
    assert mark.evaluate("element => element === document.activeElement")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-source-panel")).to_have_count(0)


def test_the_conversation_is_exported_with_its_sources(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page)
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as word:
        page.get_by_role("button", name="Word (.docx)").click()
    with zipfile.ZipFile(word.value.path()) as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert "citation exacte" in notes
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Markdown (.md)").click()
    assert markdown.value.suggested_filename == "Comment constituer un comité de pilotage.md"
    text = Path(markdown.value.path()).read_text(encoding="utf-8")
    assert f"## {QUESTION}" in text
    assert "[^1-1]:" in text


def test_the_answer_is_copied_with_its_sources(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page)
    page.get_by_role("button", name="Copier").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1]" in copied
    assert "\nSources\n" in copied


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (820, 1180)])
def test_answer_and_source_fit_the_window(address: str, open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(address, width, height)
    ask(page)
    mark = page.get_by_role("button", name=re.compile(r"^Source \d")).last
    mark.click()
    panel_image(page)
    expect(mark).to_be_in_viewport()
    box = page.locator(".st-key-source-panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_conversations_survive_a_restart(workshop: Path, open_page: OpenPage) -> None:
    with running(workshop) as address:
        page = open_page(address)
        ask(page, "Qui anime le comité de pilotage ?")
        answer = page.locator("[class*=st-key-answer-]").inner_text()
    with running(workshop) as address:
        page = open_page(address)
        page.locator("[class*=st-key-conversation-row-]").get_by_text("Qui anime le comité").first.click()
        expect(page.get_by_role("heading", name="Qui anime le comité de pilotage ?", level=2)).to_be_visible()
        whole(page)
        expect(page.locator("[class*=st-key-answer-]")).to_have_text(answer, use_inner_text=True)
        page.reload()
        expect(page.get_by_role("heading", name="Qui anime le comité de pilotage ?", level=2)).to_be_visible()

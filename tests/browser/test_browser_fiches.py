"""In a real browser: a situation, the fiches proposed, a page with its reason, a related fiche, the way to a draft."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served_app import running

from ingest.pipeline import ingest
from ingest.settings import load_settings

pytestmark = pytest.mark.browser

SITUATION = "Trois prestataires ont répondu à notre cahier des charges : comment choisir ?"
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def address(workshop: Path) -> Iterator[str]:
    """The application over an index made beforehand: the first start is tested elsewhere."""
    ingest([workshop / "corpus"], settings=load_settings(data=workshop / "data", corpus=workshop / "corpus"))
    with running(workshop) as served:
        yield served


def describe(page: Page, situation: str = SITUATION) -> None:
    """Types a situation and waits for what is found."""
    field = page.get_by_label("Votre situation")
    field.fill(situation)
    field.press("Control+Enter")
    expect(page.locator(".st-key-found h2")).to_be_visible()


def test_a_situation_leads_to_a_page_and_on_to_a_related_fiche(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/fiches")
    describe(page)
    cards = page.locator("[class*=st-key-proposal-]")
    expect(cards).to_have_count(3)
    tops = cards.evaluate_all("cards => cards.map((card) => Math.round(card.getBoundingClientRect().top))")
    assert len(set(tops)) == 1  # side by side
    expect(cards.first).to_contain_text("La plus proche")
    drawn = cards.first.locator(".map path")
    expect(drawn.first).to_be_attached()
    assert drawn.count() == cards.first.locator(".map button").count()
    page.get_by_role("button", name="Ouvrir la page").first.click()
    expect(page.locator(".st-key-fiche-reader img")).to_be_visible()
    title = page.get_by_role("heading", level=1).inner_text()
    node = page.locator(".st-key-fiche-card .map button").first
    related = node.get_attribute("title") or ""
    node.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(related)
    assert page.get_by_role("heading", level=1).inner_text() != title
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text(related)
    page.get_by_role("button", name="Retour aux fiches proposées").click()
    expect(cards).to_have_count(3)
    expect(page.get_by_label("Votre situation")).to_have_value(SITUATION)


def test_a_fiche_kept_comes_along_to_the_document(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/fiches")
    describe(page)
    page.get_by_role("button", name="Utiliser dans un cahier des charges").first.click()
    expect(page.get_by_role("button", name="Gardée pour le cahier des charges")).to_be_visible()
    page.get_by_role("button", name="Rédiger", exact=True).click()
    expect(page.get_by_label("Décrivez la mission en quelques phrases")).to_have_value(SITUATION)
    expect(page.get_by_text("1 fiche gardée pour ce travail")).to_be_visible()


def test_the_related_fiches_are_reached_by_keyboard(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/fiches")
    describe(page)
    node = page.locator("[class*=st-key-proposal-first-] .map button").first
    expect(node).to_be_visible()
    page.get_by_label("Votre situation").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if node.evaluate("element => element === element.getRootNode().activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Retour aux fiches proposées")).to_be_focused()


@pytest.mark.parametrize("width", [1600, 1024, 400])
def test_the_screen_never_scrolls_sideways(address: str, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{address}/fiches", width, 800)
    describe(page)
    expect(page.locator("[class*=st-key-proposal-]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Ouvrir la page").first.click()
    expect(page.locator(".st-key-fiche-reader img")).to_be_in_viewport(ratio=0.1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_that_fits_is_said_with_what_is_missing(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/fiches")
    describe(page, "cuisiner des lasagnes")
    expect(page.get_by_text("Aucune fiche ne correspond clairement")).to_be_visible()
    expect(page.get_by_text("« lasagnes »")).to_be_visible()
    expect(page.get_by_text("Qui est concerné :")).to_be_visible()

"""A headless Chromium, pages that may not leave this machine, and a folder with the guide that ships."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from served_app import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WAIT_MILLISECONDS = 180_000
LOCAL = ("http://localhost:", "ws://localhost:", "data:", "blob:")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Skips where none is installed."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium: sudo apt-get install -y chromium")
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a fresh browser profile on an address; at the end nothing went beyond this machine."""
    contexts = []
    strangers: list[str] = []

    def note(address: str) -> None:
        if not address.startswith(LOCAL):
            strangers.append(address)

    def open_(address: str, width: int = 1280, height: int = 800) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, locale="fr-FR"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MILLISECONDS)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda websocket: note(websocket.url))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert strangers == []


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose corpus is the guide that ships with the project, not read yet."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "corpus").mkdir()
    for path in (ROOT / "corpus").glob("*.pdf"):
        shutil.copy(path, folder / "corpus")
    return folder

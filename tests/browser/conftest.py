"""The application in a headless Chromium: a server on a free port over a temporary folder, and pages to it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
START_SECONDS = 60
WAIT_MILLISECONDS = 60_000
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


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of an application over `folder`/data and `folder`/corpus, stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    settings = {"FIL_DATA": str(folder / "data"), "FIL_CORPUS": str(folder / "corpus")}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log)
        try:
            _wait(f"http://localhost:{port}/_stcore/health", server, folder / "server.log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Returns once the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the application did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose corpus is the guide that ships with the project, not read yet."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "corpus").mkdir()
    for path in (ROOT / "corpus").glob("*.pdf"):
        shutil.copy(path, folder / "corpus")
    return folder

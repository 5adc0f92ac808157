"""Takes the pictures of the README anew: `python tests/browser/screenshots.py`."""

import io
import re
import shutil
import tempfile
from pathlib import Path

from conftest import CHROMIUM, FLAGS, WAIT_MILLISECONDS
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright
from served_app import ROOT, running

FOLDER = ROOT / "docs" / "screenshots"
SCREENS = {"corpus": ".totals", "aide": ".st-key-help h2"}
"""Each screen with what shows that it is ready."""
SITUATION = "Trois prestataires ont répondu à notre cahier des charges : comment choisir ?"
MISSION = "Cahier des charges pour 5 recycleries de l’Isère, fiscalité, 10 jours, 11 000 € TTC, démarrage en mars."
QUESTION = "Comment constituer un comité de pilotage ?"


def main() -> None:
    """Serves the application over the guide that ships, and pictures its five screens."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    browser_path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(ROOT / "corpus", Path(folder) / "corpus", ignore=shutil.ignore_patterns("mes-guides"))
        with running(Path(folder)) as address:
            browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="fr-FR")
            picture_questions(page, address)
            picture_fiches(page, address)
            picture_drafting(page, address)
            for name, ready in SCREENS.items():
                page.goto(f"{address}/{name}")
                expect(page.locator(ready).first).to_be_visible()
                if name == "corpus":
                    page.get_by_role("button", name="Fermer ce rapport").click()
                save(page, name)
            browser.close()


def picture_questions(page: Page, address: str) -> None:
    """An answer with a source open beside it."""
    page.goto(address)
    field = page.get_by_placeholder("Posez votre question sur les guides")
    expect(field).to_be_visible()
    field.fill(QUESTION)
    field.press("Enter")
    expect(page.get_by_role("button", name="Pas utile")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Source 1")).first.click()
    expect(page.locator(".st-key-source-panel img")).to_be_visible()
    save(page, "questions")


def picture_fiches(page: Page, address: str) -> None:
    """The fiches that fit a situation."""
    page.goto(f"{address}/fiches")
    page.get_by_label("Votre situation").fill(SITUATION)
    page.get_by_role("button", name="Trouver la fiche").click()
    expect(page.get_by_role("button", name="Ouvrir la page").first).to_be_visible()
    save(page, "fiches")


def picture_drafting(page: Page, address: str) -> None:
    """A document beside the brief that a few words filled."""
    page.goto(f"{address}/cahier-des-charges")
    field = page.locator("textarea").first
    field.fill(MISSION)
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("heading", name=re.compile("Contexte et origine")).first).to_be_visible()
    save(page, "cahier-des-charges")


def save(page: Page, name: str) -> None:
    """The window as a small PNG."""
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # 256 colours chosen by k-means keep yellow behind text readable at a third of the size.
    few = picture.quantize(256, kmeans=8, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

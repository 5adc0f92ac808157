"""In a real browser: an answer streamed by a model, its sources opened meanwhile, its failure, and its choice."""

import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from llm_server import MODEL, JsonObject, Reply, serving
from playwright.sync_api import Page, expect
from served_app import ROOT, running

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
QUESTION = "Comment se déroule la mission du prestataire ?"
INVENTED = "La mission dure 47 semaines"
GUIDE = "guide-du-prestataire.pdf"


class Model:
    """Writes slowly, fails, or both by turns, as each test wants."""

    reply: Callable[[JsonObject], Reply]

    def __call__(self, asked: JsonObject) -> Reply:
        return self.reply(asked)


def slow(asked: JsonObject) -> Reply:
    """A sentence of each of three passages, one with an invented figure, in small pieces; or a follow-up completed."""
    passages = re.findall(r"<passage (P\d+)>[^\n]*\n(.*?)\n</passage", asked["messages"][-1]["content"], re.DOTALL)
    if not passages:
        return Reply("Quand le prestataire touche-t-il son solde ?")
    said = []
    for name, text in passages[:3]:
        found = re.search(r"[A-ZÀ-Ý][^.\n|:]{30,200}(?=\.)|(?m:^.{30,300}$)", text)
        said += [f"{found.group()} [{name}]."] if found else []
    return Reply("\n".join([*said, f"{INVENTED} [{passages[0][0]}]."]), between=0.12, size=9)


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.fixture(scope="module")
def address(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application over one shipped guide, by words alone, with the model on this machine."""
    folder = tmp_path_factory.mktemp("modelled")
    (folder / "corpus").mkdir()
    shutil.copy(ROOT / "corpus" / GUIDE, folder / "corpus")
    with serving(model) as server:
        settings = {"FIL_LLM_MODEL": f"ollama:{MODEL}", "FIL_LLM_URL": server.url, "FIL_MODEL": ""}
        with running(folder, settings) as served:
            yield served


def ask(page: Page, question: str = QUESTION) -> None:
    field = page.get_by_placeholder("Posez votre question sur les guides")
    expect(field).to_be_enabled()
    field.fill(question)
    field.press("Enter")


def test_sources_open_while_the_model_writes(address: str, model: Model, open_page: OpenPage) -> None:
    model.reply = slow
    page = open_page(address)
    ask(page)
    stop = page.get_by_role("button", name="Arrêter")
    expect(stop).to_be_visible()
    mark = page.get_by_role("button", name=re.compile(r"^Source 1")).first
    expect(mark).to_be_visible()
    mark.click()
    expect(page.locator(".st-key-source-panel img")).to_be_visible()
    expect(page.locator(".st-key-source-panel").get_by_text("Citation exacte")).to_be_visible()
    expect(stop).to_be_visible()
    shown = page.locator("[class*=st-key-writing-]").first.inner_text()
    assert not re.search(r"\[P?\d*\s*$|\[P\d", shown)
    expect(page.get_by_role("button", name="Pas utile")).to_be_visible()
    expect(page.get_by_text(f"Rédigé par {MODEL}")).to_be_visible()
    expect(page.locator(".st-key-source-panel img")).to_be_visible()
    expect(page.locator("em.unsupported").filter(has_text="« 47 »")).to_contain_text("non étayé par les guides")
    page.get_by_role("button", name=re.compile("^Masquer l")).click()
    expect(page.get_by_text(INVENTED)).to_have_count(0)
    page.reload()
    expect(page.get_by_text(f"Rédigé par {MODEL}")).to_be_visible()


def test_a_model_that_fails_leaves_the_extracts_and_the_reason(address: str, model: Model, open_page: OpenPage) -> None:
    model.reply = lambda _: Reply("La mission", cut=1)
    page = open_page(address)
    ask(page)
    expect(page.locator(".notice.own")).to_contain_text(f"sans le modèle « {MODEL} »")
    expect(page.get_by_text("Extrait des guides, mot pour mot")).to_be_visible()
    expect(page.get_by_text("une convention tripartite").first).to_be_visible()
    model.reply = slow
    ask(page, "et quand touche-t-il son solde ?")
    expect(page.get_by_text(f"Rédigé par {MODEL}")).to_be_visible()
    expect(page.locator("h2.question")).to_have_count(2)


def test_one_stops_the_model_and_chooses_the_guides(address: str, model: Model, open_page: OpenPage) -> None:
    model.reply = lambda _: Reply("Jamais", before=20.0)
    page = open_page(address, 400, 800)
    ask(page)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.locator(".notice.own")).to_contain_text("Vous avez arrêté le modèle")
    page.locator(".st-key-engine button").first.click()
    expect(page.get_by_text("Avec le modèle, le texte reste sur cette machine.")).to_be_visible()
    page.get_by_text("Extraits des guides", exact=True).first.click()
    page.keyboard.press("Escape")
    ask(page, "et quand touche-t-il son solde ?")
    expect(page.get_by_role("button", name="Pas utile")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400

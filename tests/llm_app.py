"""Opens the screens over two little guides with a language model that a local server plays."""

from pathlib import Path

from screen_app import TIMEOUT
from streamlit.testing.v1 import AppTest


def _script(folder: str, url: str, first: str) -> None:
    from pathlib import Path

    from answer_guide import make_index
    from llm_server import MODEL

    from assistant.assistant import Assistant
    from assistant.screens import shell
    from assistant.screens.services import Services
    from ingest.settings import Settings, load_settings

    def open_small(settings: Settings) -> Assistant:
        return Assistant.over(make_index(), settings=settings)

    data = Path(folder) / "data"
    data.mkdir(exist_ok=True)
    (data / "manifest.json").write_text("{}", encoding="utf-8")
    model = {"llm_model": f"ollama:{MODEL}", "llm_url": url, "llm_first_token": 4.0, "llm_timeout": 8.0} if url else {}
    shell.show(Services(load_settings(data=data, corpus=Path(folder) / "corpus", **model), open=open_small), first)


def open_modelled(folder: Path, url: str, first: str = "questions") -> AppTest:
    """The application at its screen `first` with the model at that address; without a model where it is empty."""
    return AppTest.from_function(_script, args=(str(folder), url, first), default_timeout=TIMEOUT)

"""Shared fixtures: settings in a temporary folder, small PDFs, the guides that may lie beside the checkout."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from small_pdfs import PdfMaker, write_pdf

from ingest.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared"
"""Folder beside the checkout with the five official guides (`corpus/`) and the questions on them (`eval/`)."""


for _name in [name for name in os.environ if name.startswith("FIL_")]:
    # No test depends on the settings of the person who runs it.
    del os.environ[_name]
# The model costs seconds to load: the tests that need it ask for it.
os.environ["FIL_MODEL"] = ""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an empty data folder and an empty corpus, both temporary."""
    (tmp_path / "corpus").mkdir()
    return load_settings(data=tmp_path / "data", corpus=tmp_path / "corpus")


@pytest.fixture
def make_pdf(tmp_path: Path) -> PdfMaker:
    """A function that writes a small PDF, one page per text (lines split at newlines), and gives its path."""

    def make(pages: Sequence[str], name: str = "petit-guide.pdf", *, folder: Path | None = None) -> Path:
        return write_pdf(pages, (folder or tmp_path) / name)

    return make


@pytest.fixture(scope="session")
def guides() -> Path:
    """Folder of the five official guides. Skips the test where they are not beside the checkout."""
    return _beside("corpus")


@pytest.fixture(scope="session")
def question_file() -> Path:
    """Questions on the five official guides. Skips the test where they are not beside the checkout."""
    return _beside("eval/questions.jsonl")


def _beside(name: str) -> Path:
    path = BESIDE / name
    if not path.exists():
        pytest.skip(f"the official guides are not beside the checkout (no ../shared/{name})")
    return path

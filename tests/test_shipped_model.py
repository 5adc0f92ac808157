"""The shipped model loads from the checkout, without network, and brings questions near the passages that answer."""

from pathlib import Path

import numpy as np
import pytest
from small_pdfs import PdfMaker

from assistant.assistant import Assistant
from ingest.embedder import Embedder, load_embedder
from ingest.pipeline import ingest
from ingest.settings import ROOT, Settings

MODEL = Settings.model_fields["model"].default
LARGEST = 60_000_000
PASSAGES = [
    "Le comité de pilotage réunit les financeurs, les partenaires et les associations ; il valide chaque étape.",
    "Le prestataire remet un rapport final et le présente au cours d'une restitution collective.",
    "Le budget indique le prix de journée du consultant, les cofinancements et le reste à charge.",
    "Les salariés en insertion sont formés pendant trois semaines avant leur embauche.",
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    loaded = load_embedder(Settings(model=MODEL))
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("qui siege au comite et a quoi il sert", 0),
        ("Who sits on the steering committee?", 0),
        ("What does the consultant hand in at the end of the assignment?", 1),
        ("combien coûte une journée d'intervention", 2),
        ("How long is the training before people are hired?", 3),
    ],
)
def test_question_is_nearest_to_what_answers_it(embedder: Embedder, question: str, row: int) -> None:
    similarities = embedder.encode_passages(PASSAGES) @ embedder.encode_query(question)
    assert int(np.argmax(similarities)) == row


def test_accents_and_capitals_change_nothing(embedder: Embedder) -> None:
    typed, printed = embedder.encode_query("EVALUATION DU COMITE"), embedder.encode_query("Évaluation du comité")
    assert float(typed @ printed) == pytest.approx(1.0, abs=1e-3)


def test_model_fits_the_repository() -> None:
    files = [path for path in (ROOT / MODEL).rglob("*") if path.is_file()]
    assert (ROOT / MODEL / "README.md") in files
    assert sum(path.stat().st_size for path in files) <= LARGEST


def test_search_with_it_is_not_degraded(make_pdf: PdfMaker, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", corpus=tmp_path, model=MODEL)
    report = ingest([make_pdf(PASSAGES)], settings=settings)
    assistant = Assistant(settings)
    assert report.degraded == () and assistant.index.degraded == ()
    assert assistant.search("Who sits on the steering committee?", k=1)[0].passage.page == 1

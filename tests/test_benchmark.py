"""Speed and memory, measured on the official guides when they are beside the checkout, else on the shipped ones.

`make bench` runs the full measure and holds it to its limits; the tests run a light one that only checks that it works.
Speeds are compared within one run, since machines differ: reading is told as a multiple of pypdf's own extraction.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import psutil
import pytest
from pypdf import PdfReader

from assistant.assistant import Assistant
from assistant.evaluation import read_questions
from ingest.pipeline import ingest
from ingest.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "corpus"
QUESTIONS = (
    "Comment constituer un comité de pilotage ?",
    "Qui anime les séances du comité ?",
    "À quelle fréquence réunir le comité de pilotage ?",
    "Que doit contenir le rapport final ?",
    "How do I set up a steering committee?",
)


@dataclass(frozen=True, slots=True)
class Speeds:
    """What was measured, in the order of the table; times in milliseconds are medians and 95th percentiles."""

    pages: int
    passages: int
    ingestion_seconds: float
    pypdf_seconds: float
    search_p50: float
    search_p95: float
    answer_p50: float
    answer_p95: float
    start_seconds: float
    """From the start of a process to the end of its first answer."""
    ingestion_megabytes: float
    answer_megabytes: float

    @property
    def ratio(self) -> float:
        """Ingestion over pypdf's own extract_text on the same files in the same run."""
        return self.ingestion_seconds / self.pypdf_seconds

    def table(self) -> str:
        """The figures, one a line."""
        rows = {field.name.replace("_", " "): getattr(self, field.name) for field in fields(self)}
        rows["pages per second"] = self.pages / self.ingestion_seconds
        rows["passages per second"] = self.passages / self.ingestion_seconds
        rows["ingestion / pypdf extract_text"] = self.ratio
        return "\n".join(f"{name:<32}{value:>10.2f}".replace(".00", "   ") for name, value in rows.items())


def pdfs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pdf"))


def extract_with_pypdf(paths: Sequence[Path]) -> None:
    for path in paths:
        for page in PdfReader(path).pages:
            page.extract_text()


def seconds_of(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def milliseconds_of_each(run: Callable[[str], object], questions: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile of a warm call."""
    run(questions[0])
    times = [seconds_of(lambda question=question: run(question)) * 1000 for question in questions]
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))


def run_command(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and highest resident memory, in megabytes, of `python -m ...`. Fails on another exit status than 0."""
    start = time.perf_counter()
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watched, highest = psutil.Process(process.pid), 0
        while process.poll() is None:
            try:
                highest = max(highest, watched.memory_info().rss)
            except psutil.Error:
                break
            time.sleep(0.02)
        assert process.wait() == 0, f"{' '.join(command)} failed"
    return time.perf_counter() - start, highest / 2**20


def measure(folder: Path, questions: Sequence[str], data: Path) -> Speeds:
    """Every figure, on the PDFs of a folder."""
    paths, settings = pdfs(folder), load_settings(data=data)
    before = seconds_of(lambda: extract_with_pypdf(paths))
    report = ingest(paths, settings=settings)
    after = seconds_of(lambda: extract_with_pypdf(paths))
    assistant = Assistant(settings)
    search = milliseconds_of_each(assistant.search, questions)
    answer = milliseconds_of_each(assistant.ask, questions)
    batch = data / "questions.jsonl"
    batch.write_text("".join(json.dumps({"question": each}) + "\n" for each in questions), encoding="utf-8")
    environment = os.environ | {"FIL_DATA": str(data)}
    start_seconds, _ = run_command(["assistant", "ask", questions[0], "--json"], environment)
    _, answer_memory = run_command(["assistant", "ask", "--batch", str(batch)], environment)
    again = os.environ | {"FIL_DATA": str(data / "again")}
    _, ingestion_memory = run_command(["ingest", str(folder), "--json"], again)
    return Speeds(
        pages=report.pages,
        passages=report.passages,
        ingestion_seconds=report.seconds,
        pypdf_seconds=(before + after) / 2,
        search_p50=search[0],
        search_p95=search[1],
        answer_p50=answer[0],
        answer_p95=answer[1],
        start_seconds=start_seconds,
        ingestion_megabytes=ingestion_memory,
        answer_megabytes=answer_memory,
    )


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """OCR is no part of the measure: Tesseract is out of sight."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_ocr")
def test_measuring_a_short_guide_gives_every_figure(settings: Settings) -> None:
    guide = SHIPPED / "guide-du-prestataire.pdf"
    shutil.copy(guide, settings.corpus)
    speeds = measure(settings.corpus, QUESTIONS, settings.data)
    assert speeds.pages == len(PdfReader(guide).pages)
    assert all(getattr(speeds, field.name) > 0 for field in fields(speeds))
    assert len(speeds.table().splitlines()) == len(fields(speeds)) + 3


@pytest.mark.benchmark
@pytest.mark.usefixtures("no_ocr")
def test_speed_on_the_official_guides(guides: Path, question_file: Path, settings: Settings) -> None:
    questions = [question.text for question in read_questions(question_file)]
    speeds = measure(guides, questions, settings.data)
    print(f"\n{speeds.table()}")
    assert speeds.ratio <= 2.5
    assert speeds.search_p50 <= 25
    assert speeds.answer_p50 <= 150


@pytest.mark.benchmark
@pytest.mark.usefixtures("no_ocr")
def test_speed_on_the_shipped_guides(settings: Settings) -> None:
    print(f"\n{measure(SHIPPED, QUESTIONS, settings.data).table()}")

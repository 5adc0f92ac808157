"""The real process killed at random moments, two at once, and readers beside a writer."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_pdfs import PdfMaker
from two_guides import QUERY, contents

from ingest.datamodels import Guide
from ingest.errors import IngestionLockedError
from ingest.files import digest_of_file
from ingest.lexical import LexicalIndex
from ingest.lock import HOLDER
from ingest.manifest import collection_place, lexical_folder, library, open_manifest, read_manifest
from ingest.pipeline import ingest
from ingest.settings import Settings, load_settings
from ingest.vectors import VectorStore

ROOT = Path(__file__).resolve().parent.parent
KILLS = 20


def write_corpus(make_pdf: PdfMaker, folder: Path, version: int) -> None:
    """Four guides, of which the first two change with the version."""
    for number in range(4):
        shown = f"version {version}" if number < 2 else "version unique"
        text = f"Le comité {number} étudie le budget, {shown}. Il réunit les partenaires et valide chaque étape."
        make_pdf(
            [text, f"Le trésorier du comité {number} présente les dépenses, {shown}."], f"{number}.pdf", folder=folder
        )


@contextmanager
def started(settings: Settings) -> Iterator["subprocess.Popen[bytes]"]:
    """The ingestion as a person starts it, left to end, or killed when the test has failed."""
    command = [sys.executable, "-m", "ingest", str(settings.corpus), "--data", str(settings.data)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        yield process
        process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()


def wait_until_it_works(process: "subprocess.Popen[bytes]", data: Path) -> None:
    """Come back when the process holds the lock (imports are done, work begins) or has ended."""
    while process.poll() is None:
        try:
            if json.loads((data / HOLDER).read_text(encoding="utf-8"))["pid"] == process.pid:
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.002)


def test_twenty_kills_then_a_run_give_the_index_of_one_clean_run(
    settings: Settings, make_pdf: PdfMaker, tmp_path: Path
) -> None:
    chance = random.Random(20)
    write_corpus(make_pdf, settings.corpus, 0)
    with started(settings) as process:
        wait_until_it_works(process, settings.data)
        began = time.perf_counter()
    lasts = time.perf_counter() - began
    kept, after = 0, contents(settings)
    for version in range(1, KILLS + 1):
        before = after
        write_corpus(make_pdf, settings.corpus, version)
        with started(settings) as process:
            wait_until_it_works(process, settings.data)
            time.sleep(chance.uniform(0, lasts))
            process.kill()
        after = contents(settings)
        if after == before:
            kept += 1
        else:
            assert digests(after["guides"]) == [digest_of_file(path) for path in sorted(settings.corpus.iterdir())]
    assert kept >= KILLS // 3, "many kills must fall before the commit to mean anything"
    with started(settings) as process:
        pass
    assert process.returncode == 0
    clean = load_settings(data=tmp_path / "clean", corpus=settings.corpus)
    ingest([], settings=clean)
    assert contents(settings) == contents(clean)
    assert not list(settings.data.rglob("*.part*")) and len(list((settings.data / "generations").iterdir())) <= 2


def digests(guides: Sequence[Guide]) -> list[str]:
    return [guide.digest for guide in guides]


def test_second_ingestion_at_once_says_who_holds_the_lock(settings: Settings, make_pdf: PdfMaker) -> None:
    write_corpus(make_pdf, settings.corpus, 0)
    with started(settings) as first:
        wait_until_it_works(first, settings.data)
        with pytest.raises(IngestionLockedError, match=f"processus {first.pid} sur"):
            ingest([], settings=settings)
    assert first.returncode == 0 and contents(settings)


def test_reader_opened_before_an_ingestion_keeps_its_index(settings: Settings, make_pdf: PdfMaker) -> None:
    write_corpus(make_pdf, settings.corpus, 0)
    ingest([], settings=settings)
    manifest = open_manifest(settings)
    lexical = LexicalIndex.load(lexical_folder(settings.data, manifest))
    store = VectorStore(collection_place(settings.data, manifest))
    scores = lexical.scores(QUERY).tolist()
    write_corpus(make_pdf, settings.corpus, 1)
    assert ingest([], settings=settings).changed
    assert lexical.scores(QUERY).tolist() == scores
    documents = [library(settings.data).read(record.key) for record in manifest.documents]
    assert sorted(store.ids()) == sorted(passage.id for guide in documents for passage in guide.passages)
    store.close()


READ = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from ingest.settings import load_settings
from two_guides import contents
settings, rounds = load_settings(data=Path(sys.argv[1])), 0
while not Path(sys.argv[2]).exists():
    assert contents(settings)["scores"]
    rounds += 1
    print(rounds, flush=True)
"""


def test_several_processes_read_while_one_writes(settings: Settings, make_pdf: PdfMaker, tmp_path: Path) -> None:
    write_corpus(make_pdf, settings.corpus, 0)
    ingest([], settings=settings)
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", READ, str(settings.data), str(stop)]
    readers = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for reader in readers:
        assert reader.stdout is not None and reader.stdout.readline().strip() == b"1"
    for version in range(1, 5):
        write_corpus(make_pdf, settings.corpus, version)
        assert ingest([], settings=settings).changed
    stop.touch()
    for reader in readers:
        out, errors = reader.communicate(timeout=60)
        assert reader.returncode == 0, errors.decode("utf-8")
        assert len(out.split()) >= 1


def test_manifest_in_force_is_never_missing(settings: Settings, make_pdf: PdfMaker) -> None:
    write_corpus(make_pdf, settings.corpus, 0)
    ingest([], settings=settings)
    write_corpus(make_pdf, settings.corpus, 1)
    looks = 0
    with started(settings) as process:
        while process.poll() is None:
            assert read_manifest(settings.data) is not None
            looks += 1
    assert looks > 10 and process.returncode == 0

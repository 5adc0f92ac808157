import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_pdfs import PdfMaker

from ingest.__main__ import main, shorten_name
from ingest.manifest import open_manifest
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Le comité de pilotage réunit les partenaires ; il valide chaque étape du projet et son budget."


@pytest.fixture
def corpus(settings: Settings, make_pdf: PdfMaker) -> Path:
    make_pdf([TEXT, TEXT], "a.pdf", folder=settings.corpus)
    return settings.corpus


def test_all_read_leaves_with_0_and_a_french_report(
    settings: Settings, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(corpus), "--data", str(settings.data)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 document, 2 pages,") and "Lu (1) : a.pdf" in out
    assert open_manifest(settings).documents[0].document == "a.pdf"


def test_json_is_one_object_on_stdout(settings: Settings, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--data", str(settings.data), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["documents"] == 1 and report["pages"] == 2 and report["refused"] == []


def test_some_refused_leaves_with_3(settings: Settings, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "b.pdf").write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    assert main([str(corpus), "--data", str(settings.data)]) == 3
    assert "Refusé : b.pdf" in capsys.readouterr().out


def test_rebuild_reads_again(settings: Settings, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(corpus), "--data", str(settings.data), "--json"]
    main(arguments)
    capsys.readouterr()
    for extra, read in (([], []), (["--rebuild"], ["a.pdf"])):
        assert main([*arguments, *extra]) == 0
        assert json.loads(capsys.readouterr().out)["read"] == read


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nulle-part"], "Chemin introuvable : nulle-part"),
        (["--rebuidl"], "Option inconnue : --rebuidl"),
        (["--data"], "L'option --data attend une valeur"),
        (["--json=oui"], "L'option --json"),
    ],
)
def test_bad_input_is_one_french_line(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIL_DATA", str(tmp_path / "data"))
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and told in captured.err
    assert not (tmp_path / "data").exists()


def test_unknown_setting_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIL_MODELE", "m")
    assert main([]) == 2
    assert "FIL_MODELE" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_folder_that_cannot_be_written_is_told(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert main([str(corpus), "--data", str(tmp_path / "closed" / "data")]) == 2
    assert "accès refusé" in capsys.readouterr().err


def test_data_below_a_file_is_told(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([str(corpus), "--data", str(tmp_path / "file" / "data")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_process_speaks_utf8_whatever_the_console(settings: Settings, corpus: Path, make_pdf: PdfMaker) -> None:
    make_pdf([TEXT], "été œuvre.pdf", folder=corpus)
    command = [sys.executable, "-m", "ingest", str(corpus), "--data", str(settings.data), "--json"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ended = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=True)
    assert json.loads(ended.stdout.decode("utf-8"))["read"] == ["a.pdf", "été œuvre.pdf"]
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(("name", "shown"), [("a.pdf", "a.pdf"), ("é" * 32, "é" * 32), ("é" * 33, "é" * 31 + "…")])
def test_long_names_are_shortened_on_the_bar(name: str, shown: str) -> None:
    assert shorten_name(name) == shown

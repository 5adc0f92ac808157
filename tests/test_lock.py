import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import IngestionLockedError
from ingest.lock import HOLDER, ingestion_lock

ROOT = Path(__file__).resolve().parent.parent
HOLD = """
import sys
from pathlib import Path
from ingest.lock import ingestion_lock
with ingestion_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold_elsewhere(data: Path) -> "subprocess.Popen[str]":
    """Another process that holds the data folder until it is killed or its input closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def close(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_second_ingestion_learns_who_holds_the_folder(tmp_path: Path) -> None:
    other = hold_elsewhere(tmp_path)
    try:
        with pytest.raises(IngestionLockedError) as caught, ingestion_lock(tmp_path):
            pass
        since = r"depuis \d\d:\d\d:\d\d le \d\d/\d\d/\d{4}"
        assert re.search(rf"processus {other.pid} sur \S+, {since}", str(caught.value))
        assert "relancez" in str(caught.value)
    finally:
        close(other)


def test_second_ingestion_in_the_same_process_is_refused(tmp_path: Path) -> None:
    own = str(os.getpid())
    with ingestion_lock(tmp_path), pytest.raises(IngestionLockedError, match=own), ingestion_lock(tmp_path):
        pass


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    close(hold_elsewhere(tmp_path))
    with ingestion_lock(tmp_path):
        assert json.loads((tmp_path / HOLDER).read_text(encoding="utf-8"))["pid"] == os.getpid()


def test_lock_is_freed_by_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(KeyError), ingestion_lock(tmp_path):
        raise KeyError
    with ingestion_lock(tmp_path):
        pass
    assert not (tmp_path / HOLDER).exists()


def test_damaged_holder_file_is_no_obstacle_to_the_message(tmp_path: Path) -> None:
    with ingestion_lock(tmp_path):
        (tmp_path / HOLDER).write_text("{", encoding="utf-8")
        with pytest.raises(IngestionLockedError, match="Une autre ingestion est en cours"), ingestion_lock(tmp_path):
            pass

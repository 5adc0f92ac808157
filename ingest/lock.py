"""One ingestion at a time in a data folder; the operating system frees the lock of a process that died."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import IngestionLockedError
from ingest.files import remove, write_atomically

LOCK = "ingest.lock"
HOLDER = "ingest.holder.json"


@contextmanager
def ingestion_lock(data: Path) -> Iterator[None]:
    """Hold the data folder for one ingestion. Raises IngestionLockedError at once, saying who holds it."""
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IngestionLockedError(
            f"Une autre ingestion est en cours{_holder(data / HOLDER)}. Attendez qu'elle finisse, puis relancez."
        ) from error
    try:
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        about = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
        write_atomically(data / HOLDER, json.dumps(about).encode("utf-8"))
        yield
    finally:
        remove(data / HOLDER)
        lock.release()


def _holder(path: Path) -> str:
    """Who holds the lock, as a French parenthesis; "" when the holder has not said so yet."""
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(about["since"])
        return f" (processus {about['pid']} sur {about['host']}, depuis {since:%H:%M:%S} le {since:%d/%m/%Y})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""

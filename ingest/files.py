"""Files of the data folder: written whole or not at all, removed as far as other readers allow."""

import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

_TRIES = 40
_PAUSE = 0.05


def digest_of_file(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_text(*parts: str) -> str:
    """SHA-256 of the parts, in hexadecimal; ("a", "b") and ("ab",) differ."""
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file by `content`: a reader, or a killed process, finds the old bytes or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    patiently(lambda: part.replace(path))


def patiently(act: Callable[[], Result]) -> Result:
    """What `act` returns; tried again for two seconds while Windows refuses a file that another process has open."""
    for _ in range(_TRIES - 1):
        try:
            return act()
        except PermissionError:
            time.sleep(_PAUSE)
    return act()


def remove(path: Path) -> bool:
    """Whether the file or folder is gone. What another process holds open on Windows stays, for a later run."""
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        logger.warning("« %s » n'a pas pu être supprimé (%s) ; la prochaine ingestion le retirera.", path, error)
        return False
    return True

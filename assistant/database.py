"""SQLite files of the data folder: opened anew at every call, so that processes and threads share them safely."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import FilError


@contextmanager
def open_database(path: Path, schema: str, what: str) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are all kept or, on an error, none. `what` names the contents ("les briefs").

    Raises FilError when the file cannot be read or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=10)) as database:
            database.row_factory = sqlite3.Row
            database.execute("pragma foreign_keys = on")
            database.executescript(schema)
            with database:
                yield database
    except (sqlite3.Error, OSError) as error:
        raise FilError(
            f"Impossible de lire ou d'enregistrer {what} dans {path} ({error}). "
            "Vérifiez les droits sur ce dossier, ou déplacez ce fichier s'il est abîmé."
        ) from error


def now() -> str:
    """The present moment as an ISO date with its time zone."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")

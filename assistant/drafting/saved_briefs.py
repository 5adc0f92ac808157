"""Briefs kept in one SQLite file of the data folder, with what their owner changed in the document of each."""

import re
import sqlite3
import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.conversations import shorten
from assistant.database import now, open_database
from assistant.drafting.work import Work
from ingest.errors import FilError

__all__ = ["OpenedBrief", "SavedBrief", "SavedBriefs", "Work"]

UNNAMED = "Brief sans nom"
WORKS = TypeAdapter(Work)
SCHEMA = """
create table if not exists briefs (
    id text primary key, owner text not null, name text not null, created text not null, updated text not null,
    work text not null
);
create index if not exists briefs_by_owner on briefs (owner, updated);
"""
_COPY = re.compile(r" \(copie(?: (\d+))?\)$")


@dataclass(frozen=True, slots=True)
class SavedBrief:
    """A brief as listed; `created` and `updated` are ISO dates with their time zone."""

    id: str
    name: str
    created: str
    updated: str


@dataclass(frozen=True, slots=True)
class OpenedBrief(SavedBrief):
    """A saved brief with its work."""

    work: Work


class SavedBriefs:
    """The briefs of one owner. Every call opens the file anew: processes and threads share it safely."""

    def __init__(self, path: Path, owner: str = "local") -> None:
        self.path = path
        self.owner = owner

    def list(self) -> tuple[SavedBrief, ...]:
        """The briefs, last changed first."""
        query = "select id, name, created, updated from briefs where owner = ? order by updated desc, rowid desc"
        with self._open() as database:
            return tuple(SavedBrief(**row) for row in database.execute(query, (self.owner,)))

    def get(self, id: str) -> OpenedBrief | None:
        """The brief of that id with its work, None when it does not exist or belongs to someone else.

        Raises FilError when another version of the program wrote it and it cannot be read any more.
        """
        with self._open() as database:
            row = database.execute("select * from briefs where id = ? and owner = ?", (id, self.owner)).fetchone()
        if row is None:
            return None
        try:
            work = WORKS.validate_json(row["work"])
        except ValidationError as error:
            raise FilError(
                f"Le brief « {row['name']} » vient d'une autre version et ne peut pas être ouvert : "
                "il reste enregistré, ouvrez-le avec la version qui l'a écrit."
            ) from error
        return OpenedBrief(row["id"], row["name"], row["created"], row["updated"], work)

    def save(self, name: str, work: Work, id: str | None = None) -> str:
        """Keeps the work under `id`, and says under which. It is a new one where none is given, or none is left."""
        moment, text = now(), WORKS.dump_json(work).decode()
        name = shorten(name) or UNNAMED
        with self._open() as database:
            changed = database.execute(
                "update briefs set name = ?, work = ?, updated = ? where id = ? and owner = ?",
                (name, text, moment, id, self.owner),
            ).rowcount
            if id is None or not changed:
                id = uuid.uuid4().hex
                database.execute(
                    "insert into briefs values (?, ?, ?, ?, ?, ?)", (id, self.owner, name, moment, moment, text)
                )
        return id

    def rename(self, id: str, name: str) -> None:
        """Gives the brief another name; an empty one changes nothing."""
        if not name.strip():
            return
        with self._open() as database:
            database.execute("update briefs set name = ? where id = ? and owner = ?", (shorten(name), id, self.owner))

    def duplicate(self, id: str) -> str | None:
        """Copies the brief under a name of its own and gives the copy's id; None when there is nothing to copy."""
        copy, moment = uuid.uuid4().hex, now()
        with self._open() as database:
            row = database.execute("select * from briefs where id = ? and owner = ?", (id, self.owner)).fetchone()
            if row is None:
                return None
            taken = {
                each["name"] for each in database.execute("select name from briefs where owner = ?", (self.owner,))
            }
            name = _copied(row["name"], taken)
            database.execute(
                "insert into briefs values (?, ?, ?, ?, ?, ?)", (copy, self.owner, name, moment, moment, row["work"])
            )
        return copy

    def delete(self, id: str) -> None:
        """Removes the brief for good."""
        with self._open() as database:
            database.execute("delete from briefs where id = ? and owner = ?", (id, self.owner))

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return open_database(self.path, SCHEMA, "les briefs")


def _copied(name: str, taken: set[str]) -> str:
    """The name with "(copie)", numbered where that name is taken."""
    stem, number = _COPY.sub("", name), 1
    copied = f"{stem} (copie)"
    while copied in taken:
        number += 1
        copied = f"{stem} (copie {number})"
    return copied

"""Conversations kept in one SQLite file of the data folder: they survive a restart and never leave the machine."""

import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.database import now, open_database
from assistant.datamodels import Answer
from ingest.errors import FilError
from ingest.text import fold

TITLE_LENGTH = 70
ANSWERS = TypeAdapter(Answer)
SCHEMA = """
create table if not exists conversations (
    id text primary key, owner text not null, title text not null, created text not null, updated text not null
);
create table if not exists turns (
    conversation text not null references conversations (id) on delete cascade,
    number integer not null, question text not null, answer text not null, markdown text not null,
    asked text not null, primary key (conversation, number)
);
create index if not exists by_owner on conversations (owner, updated);
"""
LISTED = """
select c.id, title, created, updated, count(t.number) as turns, {words} as words
from conversations c left join turns t on t.conversation = c.id
where owner = ? {condition} group by c.id order by updated desc, c.rowid desc
"""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as listed; `created` and `updated` are ISO dates with their time zone."""

    id: str
    title: str
    created: str
    updated: str
    turns: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and its answer; `number` starts at 1, `asked` is an ISO date."""

    number: int
    question: str
    answer: Answer
    asked: str


class Conversations:
    """The conversations of one owner. Every call opens the file anew: processes and threads share it safely."""

    def __init__(self, path: Path, owner: str = "local") -> None:
        self.path = path
        self.owner = owner

    def find(self, search: str = "") -> list[Conversation]:
        """Conversations, last used first; `search` keeps those whose title, questions or answers hold its words."""
        wanted = fold(search).split()
        # The texts are only read when there is something to look for: this runs at every click.
        words = "title || ' ' || coalesce(group_concat(question || ' ' || markdown, ' '), '')" if wanted else "''"
        with self._open() as database:
            rows = database.execute(LISTED.format(words=words, condition=""), (self.owner,)).fetchall()
        return [_conversation(row) for row in rows if _holds(row["words"], wanted)]

    def get(self, conversation: str) -> Conversation | None:
        """The conversation of that id, None when it does not exist or belongs to someone else."""
        query = LISTED.format(words="''", condition="and c.id = ?")
        with self._open() as database:
            row = database.execute(query, (self.owner, conversation)).fetchone()
        return _conversation(row) if row else None

    def create(self, question: str) -> Conversation:
        """A new conversation, titled by its first question."""
        moment = now()
        created = Conversation(uuid.uuid4().hex, shorten(question), moment, moment, 0)
        with self._open() as database:
            database.execute(
                "insert into conversations (id, owner, title, created, updated) values (?, ?, ?, ?, ?)",
                (created.id, self.owner, created.title, moment, moment),
            )
        return created

    def rename(self, conversation: str, title: str) -> None:
        """Gives the conversation another title; an empty one changes nothing."""
        if not title.strip():
            return
        with self._open() as database:
            database.execute(
                "update conversations set title = ? where id = ? and owner = ?",
                (shorten(title), conversation, self.owner),
            )

    def delete(self, conversation: str) -> None:
        """Removes the conversation and its turns for good."""
        with self._open() as database:
            database.execute("delete from conversations where id = ? and owner = ?", (conversation, self.owner))

    def add(self, conversation: str, answer: Answer) -> Turn:
        """Adds a question with its answer at the end. Raises FilError when the conversation no longer exists."""
        moment = now()
        with self._open() as database:
            changed = database.execute(
                "update conversations set updated = ? where id = ? and owner = ?", (moment, conversation, self.owner)
            ).rowcount
            if not changed:
                raise FilError("Cette conversation a été supprimée entre-temps. Commencez-en une nouvelle.")
            last = database.execute("select max(number) from turns where conversation = ?", (conversation,)).fetchone()
            number = (last[0] or 0) + 1
            database.execute(
                "insert into turns values (?, ?, ?, ?, ?, ?)",
                (conversation, number, answer.question, ANSWERS.dump_json(answer).decode(), answer.markdown, moment),
            )
        return Turn(number, answer.question, answer, moment)

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """The questions and answers of a conversation in order; empty when it is unknown or someone else's."""
        with self._open() as database:
            rows = database.execute(
                "select number, question, answer, markdown, asked from turns"
                " join conversations c on c.id = conversation where conversation = ? and owner = ? order by number",
                (conversation, self.owner),
            ).fetchall()
        return tuple(Turn(row["number"], row["question"], _read_answer(row), row["asked"]) for row in rows)

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return open_database(self.path, SCHEMA, "les conversations")


def shorten(text: str, length: int = TITLE_LENGTH) -> str:
    """The text on one line, cut at a word when it is longer than `length`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.?!") + "…"


def _conversation(row: sqlite3.Row) -> Conversation:
    return Conversation(row["id"], row["title"], row["created"], row["updated"], row["turns"])


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = fold(text) if wanted else ""
    return all(word in folded for word in wanted)


def _read_answer(row: sqlite3.Row) -> Answer:
    """The stored answer; one stored by another version keeps at least its text."""
    try:
        return ANSWERS.validate_json(row["answer"])
    except ValidationError:
        return Answer(
            row["question"],
            row["question"],
            "fr",
            "extractive",
            markdown=row["markdown"],
            degraded=("Cette réponse vient d'une autre version : ses sources ne peuvent plus être ouvertes.",),
        )

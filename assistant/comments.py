"""Opinions on answers, kept as JSON Lines in the data folder, for the evaluation of the assistant."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from assistant.datamodels import Answer
from ingest.errors import FilError

Verdict = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Comment:
    """What someone thought of an answer. `cited` are the (document, PDF page) pairs that the answer cited."""

    conversation: str
    turn: int
    question: str
    verdict: Verdict
    comment: str
    refused: bool
    engine: str
    cited: tuple[tuple[str, int], ...]
    owner: str = "local"
    date: str = ""


def make_comment(answer: Answer, verdict: Verdict, text: str, *, conversation: str, turn: int) -> Comment:
    """The comment on an answer, with what is needed to judge it later without the conversation."""
    return Comment(
        conversation=conversation,
        turn=turn,
        question=answer.question,
        verdict=verdict,
        comment=text.strip(),
        refused=answer.refused,
        engine=answer.engine,
        cited=tuple((citation.document, citation.page) for citation in answer.citations),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def add_comment(path: Path, comment: Comment) -> None:
    """Appends one line to the file. Raises FilError when the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # The lock keeps two lines from being mixed when several people write at once, on Windows too.
        with FileLock(f"{path}.lock", timeout=10), path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(asdict(comment), ensure_ascii=False) + "\n")
    except OSError as error:
        raise FilError(f"L'avis ne peut pas être enregistré dans {path} ({error}). Vérifiez ce dossier.") from error


def read_comments(path: Path) -> list[Comment]:
    """The comments in order of writing; of several on one answer only the last, lines cut short left out."""
    latest: dict[tuple[str, str, int], Comment] = {}
    if not path.exists():
        return []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            values = json.loads(line)
        except json.JSONDecodeError:
            continue  # a process killed while writing leaves half a line
        comment = Comment(**values | {"cited": tuple((name, page) for name, page in values["cited"])})
        latest.pop(key := (comment.owner, comment.conversation, comment.turn), None)
        latest[key] = comment
    return list(latest.values())

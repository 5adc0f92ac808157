"""What comes while a model writes: words to show for now, statements once checked, and the answer at the end."""

from dataclasses import dataclass

from assistant.datamodels import Answer, Citation, Statement


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the statement being written, in place of those of the last `Words`: not checked yet, without marks,
    safe to show as plain text. Empty when nothing is being written."""

    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that is whole and checked, and the citations that it is the first to need."""

    statement: Statement
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer, which replaces all that came before: it may be the extractive one, `degraded` then saying why."""

    answer: Answer


Piece = Words | Stated | Finished

"""An answer that a language model writes in the background: one may click, leave and come back meanwhile."""

import threading
from collections.abc import Callable, Generator
from dataclasses import replace

from assistant.conversations import Turn
from assistant.database import now
from assistant.datamodels import Answer, Citation, Statement
from assistant.llm.pieces import Finished, Piece, Stated, Words
from ingest.errors import FilError


def blank_turn(number: int, question: str) -> Turn:
    """A turn of which nothing is answered yet."""
    return Turn(number, question, Answer(question, question, "fr", "llm"), now())


class AnswerJob(threading.Thread):
    """Runs `write()` once and keeps its answer with `keep`, unless it was stopped before.

    `blank` is the turn without an answer. An unforeseen failure goes to the log, as threads do, and leaves the job
    neither answered nor with an error.
    """

    def __init__(
        self, blank: Turn, write: Callable[[], Generator[Piece, None, None]], keep: Callable[[Answer], None]
    ) -> None:
        super().__init__(daemon=True, name="réponse du modèle")
        self._blank, self._write, self._keep = blank, write, keep
        self._statements: tuple[Statement, ...] = ()
        self._citations: tuple[Citation, ...] = ()
        self._settled = threading.Lock()
        self.words = ""
        """What is being written: not checked yet."""
        self.answered = self.stopped = False
        self.error: FilError | None = None

    @property
    def question(self) -> str:
        """The question that is being answered."""
        return self._blank.question

    @property
    def turn(self) -> Turn:
        """The turn with the statements checked so far."""
        answer = replace(self._blank.answer, statements=self._statements, citations=self._citations)
        return replace(self._blank, answer=answer)

    @property
    def failed(self) -> bool:
        """True when the work ended without an answer."""
        return not (self.is_alive() or self.answered or self.stopped)

    def run(self) -> None:
        """Does the work."""
        pieces = self._write()
        try:
            for piece in pieces:
                if self.stopped:
                    return
                self._take(piece)
        except FilError as error:
            self.error = error
        finally:
            pieces.close()

    def stop(self) -> bool:
        """Gives the answer up, even when the model never says another word; False when it was there already."""
        with self._settled:
            self.stopped = not self.answered
        return self.stopped

    def _take(self, piece: Piece) -> None:
        if isinstance(piece, Words):
            self.words = piece.text
        elif isinstance(piece, Stated):
            self.words = ""
            self._citations += piece.citations
            self._statements += (piece.statement,)
        else:
            self._finish(piece)

    def _finish(self, piece: Finished) -> None:
        with self._settled:
            if not self.stopped:
                self._keep(piece.answer)
                self.answered = True

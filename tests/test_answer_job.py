"""An answer written in the background: what is read of it meanwhile, stopping, failing."""

import threading
from collections.abc import Generator

import pytest
from fakes import make_answer

from assistant.datamodels import Answer, Citation, Statement
from assistant.llm.pieces import Finished, Piece, Stated, Words
from assistant.screens.answer_job import AnswerJob, blank_turn
from ingest.errors import FilError, SettingsError

ANSWER = make_answer()
FIRST, CITED = ANSWER.statements[0], ANSWER.citations[0]
SECONDS = 10


class Scripted:
    """Pieces that come when the test says so."""

    def __init__(self, *pieces: Piece | FilError) -> None:
        self._pieces = pieces
        self._go = threading.Semaphore(0)
        self.at = threading.Semaphore(0)
        self.closed = False

    def write(self) -> Generator[Piece, None, None]:
        try:
            for piece in self._pieces:
                self.at.release()
                self._go.acquire(timeout=SECONDS)
                if isinstance(piece, FilError):
                    raise piece
                yield piece
            self.at.release()
        finally:
            self.closed = True

    def go(self) -> None:
        """Lets the next piece come."""
        self._go.release()

    def step(self) -> None:
        """The same, and waits until the job asks for the one after."""
        self.go()
        assert self.at.acquire(timeout=SECONDS)


def begin(script: Scripted) -> tuple[AnswerJob, list[Answer]]:
    kept: list[Answer] = []
    job = AnswerJob(blank_turn(3, "Comment ?"), script.write, kept.append)
    job.start()
    assert script.at.acquire(timeout=SECONDS)
    return job, kept


def read(job: AnswerJob) -> tuple[str, tuple[Statement, ...], tuple[Citation, ...]]:
    return job.words, job.turn.answer.statements, job.turn.answer.citations


def test_words_then_statements_are_read_as_they_come() -> None:
    script = Scripted(Words("Le comité"), Stated(FIRST, (CITED,)), Finished(ANSWER))
    job, kept = begin(script)
    assert (job.turn.number, job.question) == (3, "Comment ?")
    script.step()
    assert read(job) == ("Le comité", (), ())
    script.step()
    assert read(job) == ("", (FIRST,), (CITED,))
    assert not job.answered and not kept
    script.step()
    job.join(SECONDS)
    assert job.answered and kept == [ANSWER] and not job.failed and script.closed


def test_what_was_stopped_is_not_kept() -> None:
    script = Scripted(Words("Le comité"), Finished(ANSWER))
    job, kept = begin(script)
    assert job.stop()
    script.go()
    job.join(SECONDS)
    assert job.stopped and not kept and not job.failed and script.closed


def test_an_answer_that_is_there_cannot_be_stopped() -> None:
    script = Scripted(Finished(ANSWER))
    job, kept = begin(script)
    script.step()
    job.join(SECONDS)
    assert not job.stop() and not job.stopped and kept == [ANSWER]


def test_a_sentence_of_ours_is_the_reason() -> None:
    script = Scripted(SettingsError("Le modèle manque."))
    job, kept = begin(script)
    script.go()
    job.join(SECONDS)
    assert str(job.error) == "Le modèle manque." and job.failed and not kept


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_unforeseen_failure_leaves_no_answer() -> None:
    def write() -> Generator[Piece, None, None]:
        yield Words("Le")
        raise ZeroDivisionError

    job = AnswerJob(blank_turn(1, "Comment ?"), write, lambda _: None)
    job.start()
    job.join(SECONDS)
    assert job.failed and job.error is None

"""Asks a language model within the time, the number of tries and the places that the settings give."""

import logging
import random
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import lru_cache
from time import monotonic, sleep
from typing import Protocol

from assistant.llm.chat_model import Chunk, LangChainModel, Turn, cause_of, retry_after_of
from assistant.llm.failures import RETRYABLE, Cause, ModelError, reason_of
from assistant.llm.providers import Target
from assistant.llm.timing import AllTooSlowError, FirstTooSlowError, within
from ingest.settings import Settings

ANSWER_TOKENS = 900
"""Tokens that an answer may have."""
LONGEST = 8
"""Characters a token at most: what an endless answer is cut at, should the server not do it."""
TRIES = 3
BACKOFF = 0.5
"""Seconds before the second try; doubled before each further one, with up to a quarter more or less by chance."""

_log = logging.getLogger(__name__)
_OPENING = threading.Lock()


class ChatModel(Protocol):
    """What answers, piece by piece."""

    @property
    def target(self) -> Target: ...

    def stream(self, turns: Sequence[Turn]) -> Iterator[Chunk]: ...


class Client:
    """One model, asked by everybody in the process; holds nothing of an exchange."""

    def __init__(
        self,
        model: ChatModel,
        settings: Settings,
        *,
        max_tokens: int = ANSWER_TOKENS,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self.model, self.settings, self.max_tokens = model, settings, max_tokens
        self._wait = wait
        self._places = threading.BoundedSemaphore(settings.llm_concurrency)

    @property
    def target(self) -> Target:
        """The model and server."""
        return self.model.target

    def stream(self, turns: Sequence[Turn]) -> Iterator[Chunk]:
        """What the model answers, as it comes; the last chunk says why it stopped ("length": at the limit).

        Raises ModelError by cause. A quota or an error of the server is tried again as long as nothing was said and the
        time allows.
        """
        start = monotonic()
        for attempt in range(1, TRIES + 1):
            said = False
            try:
                for chunk in self._once(turns, self._left(start)):
                    said = said or bool(chunk.text)
                    yield chunk
                return
            except ModelError as error:
                pause = error.retry_after if error.retry_after is not None else _backoff(attempt)
                if said or error.cause not in RETRYABLE or attempt == TRIES or pause >= self._left(start):
                    raise
                _log.info("language model: %s, try %d in %.1f s", error.cause, attempt + 1, pause)
                self._wait(pause)

    def complete(self, turns: Sequence[Turn]) -> str:
        """What the model answers, whole. Raises ModelError."""
        return "".join(chunk.text for chunk in self.stream(turns)).strip()

    def _left(self, start: float) -> float:
        return self.settings.llm_timeout - (monotonic() - start)

    def _once(self, turns: Sequence[Turn], seconds: float) -> Iterator[Chunk]:
        """One try. Its place is kept until the server has really stopped: a hung one is not asked more and more."""
        start = monotonic()
        if not self._places.acquire(timeout=max(0.0, min(self.settings.llm_first_token, seconds))):
            raise self._failure("busy")
        chunks = within(
            lambda: self.model.stream(turns),
            first=self.settings.llm_first_token,
            total=max(0.01, seconds - (monotonic() - start)),
            done=self._places.release,
        )
        said, finish = 0, None
        for chunk in self._in_our_words(chunks):
            said, finish = said + len(chunk.text), chunk.finish or finish
            if chunk.text:
                yield Chunk(chunk.text)
            if said > LONGEST * self.max_tokens:
                finish = "length"
                break
        if not said:
            raise self._failure("empty")
        if finish is None:
            raise self._failure("cut")
        yield Chunk("", finish)

    def _in_our_words(self, chunks: Generator[Chunk, None, None]) -> Iterator[Chunk]:
        """The chunks; what goes wrong is raised as a ModelError."""
        said = False
        try:
            for chunk in chunks:
                said = said or bool(chunk.text)
                yield chunk
        except FirstTooSlowError:
            raise self._failure("slow_start") from None
        except AllTooSlowError:
            raise self._failure("timeout") from None
        except Exception as error:
            # On a broken answer the packages raise anything, from KeyError to errors of their HTTP library.
            raise self._classified(error, started=said) from error
        finally:
            chunks.close()

    def _classified(self, error: Exception, *, started: bool) -> ModelError:
        cause = cause_of(error, started=started)
        # The words of the provider may hold the key: only the kind of error is logged.
        _log.info("language model: %s (%s)", cause, type(error).__name__)
        return self._failure(cause, retry_after_of(error))

    def _failure(self, cause: Cause, retry_after: float | None = None) -> ModelError:
        reason = reason_of(
            cause,
            address=self.target.address,
            model=self.target.model,
            first=self.settings.llm_first_token,
            total=self.settings.llm_timeout,
        )
        if cause == "model" and self.target.provider.name == "ollama":
            reason += f", ou téléchargez-le par « ollama pull {self.target.model} »"
        return ModelError(cause, reason, retry_after)


def _backoff(attempt: int) -> float:
    return BACKOFF * 2.0 ** (attempt - 1) * random.uniform(0.75, 1.25)


def open_client(settings: Settings, max_tokens: int = ANSWER_TOKENS) -> Client:
    """The client of the settings, one for the whole process. Raises SettingsError or MissingPackageError."""
    # Two clients made at the same moment would each let as many answers be written as are allowed in all.
    with _OPENING:
        return _client(settings, max_tokens)


@lru_cache(maxsize=8)
def _client(settings: Settings, max_tokens: int) -> Client:
    return Client(LangChainModel(settings, max_tokens), settings, max_tokens=max_tokens)

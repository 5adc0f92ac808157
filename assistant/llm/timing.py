"""Reads something slow within time limits: it runs in a thread of its own, which is told to stop and left behind."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from time import monotonic
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class FirstTooSlowError(TimeoutError):
    """Nothing came in time."""


class AllTooSlowError(TimeoutError):
    """The end did not come in time."""


class _Reader(Generic[T]):
    """Reads an iterator into a queue until it ends, fails or is no longer wanted. What it raised is handed over."""

    def __init__(self, source: Callable[[], Iterator[T]], done: Callable[[], None]) -> None:
        self._source, self._done = source, done
        self.items: queue.SimpleQueue[tuple[T] | None] = queue.SimpleQueue()
        self.error: BaseException | None = None
        self.unwanted = threading.Event()

    def run(self) -> None:
        with self:
            source = self._source()
            for item in source:
                self.items.put((item,))
                if self.unwanted.is_set():
                    break
            close = getattr(source, "close", None)
            if close:
                close()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error
        self._done()
        self.items.put(None)
        return True


def within(
    source: Callable[[], Iterator[T]], *, first: float, total: float, done: Callable[[], None]
) -> Generator[T, None, None]:
    """The items of `source`, the first within `first` seconds, the end within `total`; what it raises is raised here.

    Raises FirstTooSlowError or AllTooSlowError. `done` is called when the source has really ended, which may be later:
    a read that hangs cannot be interrupted, only left behind.
    """
    reader = _Reader(source, done)
    start = monotonic()
    threading.Thread(target=reader.run, daemon=True, name="language-model").start()
    limit, failure = min(first, total), FirstTooSlowError if first < total else AllTooSlowError
    try:
        while True:
            try:
                item = reader.items.get(timeout=max(0.0, limit - (monotonic() - start)))
            except queue.Empty:
                raise failure from None
            if item is None:
                break
            yield item[0]
            limit, failure = total, AllTooSlowError
    finally:
        reader.unwanted.set()
    if reader.error is not None:
        raise reader.error

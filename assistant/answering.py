"""From a query to an answer: the kind of request decides who writes, the refusal is decided first."""

import time
from collections.abc import Sequence
from functools import lru_cache

from assistant.datamodels import Answer, FicheMatch, Hit, Language, Query
from assistant.extractive import Extractive
from assistant.frames import Voice
from assistant.index import Index
from assistant.markdown import statements_markdown
from assistant.requests import understand_request
from assistant.routing import Router
from assistant.search import Searcher
from assistant.shelf import Shelf
from assistant.writer import Writer
from ingest.datamodels import Passage

HITS = 10
FICHES = 4


class Answerer:
    """Writes answers over one open index."""

    def __init__(self, index: Index, searcher: Searcher, router: Router) -> None:
        self._index, self._searcher, self._router = index, searcher, router
        self._shelf = Shelf(index.passages)
        self._extractive = Extractive(self._shelf, index.lexical)

    def answer(self, query: Query, *, documents: Sequence[str], history: Sequence[str], start: float) -> Answer:
        voice = voice_of(query.language)
        request = understand_request(query.question)
        hits = self._searcher.find(query, k=HITS, documents=documents)
        writer = Writer.over(self._index)
        self._extractive.write(writer, query, request, hits, voice)
        fiches = self._fiches(writer.passages, hits)
        return Answer(
            question=query.question,
            standalone=query.standalone,
            language=query.language,
            engine="extractive",
            refused=False,
            reason=None,
            markdown=statements_markdown(writer.statements),
            statements=tuple(writer.statements),
            citations=writer.citations,
            fiches=fiches,
            followups=(),
            degraded=self._index.degraded,
            seconds=time.perf_counter() - start,
        )

    def _fiches(self, passages: Sequence[Passage], hits: Sequence[Hit]) -> tuple[FicheMatch, ...]:
        return ()


@lru_cache
def voice_of(language: Language) -> Voice:
    """The voice of a language, read once."""
    return Voice.of(language)

"""The engine that lets a model write: same passages and same refusals as the extractive one, which it falls back on."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.answering import voice_of
from assistant.answer.fiche_answer import fiche_line
from assistant.answer.markdown import bullet_list, plain, statements_markdown
from assistant.answer.requests import understand_request
from assistant.datamodels import Answer, Hit, Query, Statement
from assistant.index import Index
from assistant.llm.cleaning import seen
from assistant.llm.client import Client
from assistant.llm.composing import Composer, safe_words
from assistant.llm.content import Content, Reader
from assistant.llm.failures import ModelError
from assistant.llm.parsing import Parser
from assistant.llm.pieces import Finished, Piece, Words
from assistant.llm.prompting import ask, notice, room_for_passages
from assistant.llm.sources import Source, number, useful_first
from assistant.llm.support import Judge
from assistant.question.language import detect

ENOUGH = 0.5
"""Share of the statements that must be supported for the model's answer to be given."""
KINDS = ("explain", "fact", "example")
"""Requests that a model answers; fiches are routed and whole documents drafted from the guides."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: as understood, the passages found, the extractive answer, and when it came."""

    query: Query
    hits: Sequence[Hit]
    extractive: Answer
    start: float


class ModelEngine:
    """Answers over one open index with one model; keeps nothing between questions."""

    def __init__(self, index: Index, reader: Reader, client: Client) -> None:
        self._index, self._client = index, client
        self._content = Content(reader, index.lexical, index.embedder)

    def stream(self, asked: Asked) -> Iterator[Piece]:
        """The answer as it is written and checked; whatever the model does, the last piece is an answer.

        A refusal is decided before the model is asked anything.
        """
        if asked.extractive.refused:
            yield Finished(asked.extractive)
            return
        sources = self._sources(asked)
        if understand_request(asked.query.question).kind not in KINDS:
            yield self._fallback(asked, notice("reason_kind"))
        elif not sources:
            yield self._fallback(asked, notice("reason_context", tokens=self._client.settings.llm_context))
        else:
            yield from self._written(asked, sources)

    def _sources(self, asked: Asked) -> list[Source]:
        query, settings = asked.query, self._client.settings
        room = room_for_passages(
            query.standalone, query.language, context=settings.llm_context, answer=self._client.max_tokens
        )
        passages = useful_first(asked.hits, asked.extractive.speaking, self._index.passages)
        return number(passages, room)

    def _written(self, asked: Asked, sources: Sequence[Source]) -> Iterator[Piece]:
        query = asked.query
        judge = Judge(self._content, sources, query.standalone, query.language)
        composer, parser, finish, restarts = Composer(judge, self._index), Parser(), None, 0
        try:
            for chunk in self._client.stream(ask(query.standalone, sources, query.language)):
                finish = chunk.finish or finish
                completed = list(parser.feed(seen(chunk.text)))
                if parser.restarts > restarts:
                    composer, restarts = Composer(judge, self._index), parser.restarts
                for written in completed:
                    yield from composer.add(written)
                yield Words(safe_words(parser.pending))
        except ModelError as error:
            yield self._fallback(asked, error.reason)
            return
        if finish != "length":
            for written in parser.end():
                yield from composer.add(written)
        reason = _why_not(composer, query)
        if reason is not None:
            yield self._fallback(asked, reason)
        else:
            yield Finished(self._answer(asked, composer, cut=finish == "length"))

    def _fallback(self, asked: Asked, reason: str) -> Finished:
        """The extractive answer, with the reason for it."""
        said = notice("fallback", model=self._client.target.model, reason=reason)
        extractive = asked.extractive
        seconds = time.perf_counter() - asked.start
        return Finished(replace(extractive, degraded=(*extractive.degraded, said), seconds=seconds))

    def _answer(self, asked: Asked, composer: Composer, *, cut: bool) -> Answer:
        statements = tuple(composer.statements)
        doubtful = len(statements) - composer.supported
        notices = [
            notice("unknown_marks", count=len(composer.unknown), ids=", ".join(composer.unknown))
            if composer.unknown
            else "",
            notice("some_unsupported", count=doubtful, total=len(statements)) if doubtful else "",
            notice("length") if cut else "",
        ]
        return replace(
            asked.extractive,
            engine="llm",
            model=self._client.target.model,
            markdown=self._markdown(asked, statements),
            statements=statements,
            citations=composer.citations,
            degraded=(*asked.extractive.degraded, *filter(None, notices)),
            seconds=time.perf_counter() - asked.start,
        )

    def _markdown(self, asked: Asked, statements: Sequence[Statement]) -> str:
        """The statements, those without support marked as such, then the fiches and the next questions."""
        voice = voice_of(asked.query.language)
        shown = [
            each if each.support == "supported" else replace(each, text=f"{each.text} ({notice('unsupported')})")
            for each in statements
        ]
        parts = [statements_markdown(shown)]
        if asked.extractive.fiches:
            lines = [plain(fiche_line(self._index, match.fiche, voice)) for match in asked.extractive.fiches]
            parts += [f"**{voice.text('part_fiches')}**", bullet_list(lines)]
        if asked.extractive.followups:
            parts += [
                f"**{voice.text('part_followups')}**",
                bullet_list([plain(each) for each in asked.extractive.followups]),
            ]
        return "\n\n".join(parts)


def _why_not(composer: Composer, query: Query) -> str | None:
    """Why what the model wrote cannot be given, None when it can."""
    total = len(composer.statements) - composer.unaware
    if not composer.statements:
        return notice("reason_empty")
    if composer.unaware and not composer.supported:
        return notice("reason_does_not_know")
    if composer.supported >= max(1.0, ENOUGH * total):
        return None
    doubts = [doubt for statement in composer.statements for doubt in statement.doubts]
    for name in ("prompt", "language", "unmarked"):
        if 2 * doubts.count(notice(f"doubt_{name}")) > len(composer.statements):
            return notice("reason_no_marks" if name == "unmarked" else f"reason_{name}")
    whole = " ".join(statement.text for statement in composer.statements)
    if detect(whole, default=query.language) != query.language:
        return notice("reason_language")
    return notice("reason_few", count=composer.supported, total=total)

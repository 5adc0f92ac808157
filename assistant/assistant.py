"""The assistant: one open index, its analyser, search and routing, and answers with checked citations."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer.answering import HITS, Answerer
from assistant.answer.conversing import Conversing
from assistant.answer.talk import Talk
from assistant.audit.auditor import Auditor
from assistant.audit.datamodels import AuditedDocument, AuditReport
from assistant.datamodels import Answer, FicheMatch, Hit, Query
from assistant.drafting.brief import Brief
from assistant.drafting.composer import Composer
from assistant.drafting.datamodels import DocumentKind, Draft, Section
from assistant.index import Index, open_index
from assistant.llm.client import Client, open_client
from assistant.llm.engine import Asked, ModelEngine
from assistant.llm.failures import ModelError
from assistant.llm.pieces import Finished, Piece
from assistant.llm.prompting import notice
from assistant.llm.rewriting import SectionRewriter
from assistant.llm.standalone import standalone
from assistant.question.asides import aside_of
from assistant.question.query import Analyser
from assistant.routing import Router
from assistant.search import Searcher
from ingest.datamodels import Fiche, Guide
from ingest.errors import InputError
from ingest.settings import Settings, load_settings

ENGINES = ("extractive", "llm")
MAX_QUESTION = 2000
"""Characters of a question."""


class Assistant:
    """Opened once, asked many times; keeps nothing between questions."""

    def __init__(self, settings: Settings) -> None:
        """Opens the index of the data folder. Raises IndexMissingError or IndexMismatchError, saying what to run."""
        self._open(open_index(settings), settings.data, settings)

    @classmethod
    def over(cls, index: Index, folder: Path | None = None, settings: Settings | None = None) -> "Assistant":
        """An assistant over an index already open; `folder` may hold the user's own tables of words, `settings` name a
        language model."""
        assistant = cls.__new__(cls)
        assistant._open(index, folder, settings)
        return assistant

    def _open(self, index: Index, folder: Path | None, settings: Settings | None) -> None:
        self.index, self._settings = index, settings
        self._analyser = Analyser(index.lexical, folder=folder, guides=index.guides)
        self._searcher = Searcher(index, self._analyser)
        self._router = Router(self._searcher)
        self.composer = Composer(index, self._searcher)
        answerer = Answerer(index, self._searcher, self._router, self.composer)
        self._conversing = Conversing(index, self._analyser, answerer)
        self._auditor = Auditor(index, self._searcher, self.composer)

    @property
    def reader(self) -> Analyser:
        """What reads words as the search does."""
        return self._analyser

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The guides of the index."""
        return self.index.guides

    def fiches(self) -> list[Fiche]:
        """The catalogue, guide by guide."""
        return [fiche for guide in self.index.guides for fiche in guide.fiches]

    def understand(self, question: str, history: Sequence[str] = ()) -> Query:
        """The question as understood after the earlier questions of the conversation."""
        return self._analyser.analyse(checked_question(question), history)

    def search(
        self, question: str, k: int = 8, history: Sequence[str] = (), documents: Sequence[str] = ()
    ) -> list[Hit]:
        """The k best passages at most, only of `documents` when there are any named."""
        return self._searcher.find(self.understand(question, history), k=k, documents=documents)

    def route(self, situation: str, k: int = 5, history: Sequence[str] = ()) -> list[FicheMatch]:
        """The fiches that fit a situation, best first; none when nothing fits."""
        return self._router.route(checked_question(situation), k=k, history=history)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Answer:
        """The answer to a question, or a refusal; `answers` are those to `history`, which are found again when they
        are not given. Raises InputError for a question or an engine that cannot be used."""
        *_, last = self.stream(question, history, documents, engine, answers)
        assert isinstance(last, Finished)
        return last.answer

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Iterator[Piece]:
        """The answer as it is written; the last piece is `Finished`. Raises as `ask`, before anything is written.

        The engine "llm" raises SettingsError or MissingPackageError when no model can be asked at all; one that fails
        later leaves the extractive answer, whose `degraded` says why.
        """
        start = time.perf_counter()
        check_engine(engine)
        client = self.client() if engine == "llm" else None
        query = self.understand(question, history)
        return self._stream(query, Talk(history, documents, answers, start, client is not None), client)

    def rewrite_section(self, section: Section, draft: Draft, instruction: str = "") -> Section:
        """A section of a draft written anew by the model: the same with `rewritten`. Raises InputError, ModelError or
        what `client` raises; the section given is then as good as before."""
        return SectionRewriter(self.index, self._analyser, self.client()).rewrite(section, draft, instruction)

    def client(self) -> Client:
        """The language model of the settings. Raises SettingsError or MissingPackageError, saying what to do."""
        return open_client(self._settings or load_settings())

    def _stream(self, query: Query, talk: Talk, client: Client | None) -> Iterator[Piece]:
        notices: tuple[str, ...] = ()
        if client is not None and query.followed and aside_of(query.question) is None:
            try:
                query, notices = self._completed(query, talk, client)
            except ModelError as error:
                said = notice("fallback", model=client.target.model, reason=error.reason)
                yield with_notices(Finished(self._conversing.answer(query, talk)), (said,))
                return
        for piece in self._answered(query, talk, client):
            yield with_notices(piece, notices)

    def _completed(self, query: Query, talk: Talk, client: Client) -> tuple[Query, tuple[str, ...]]:
        """A follow-up as the model completes it; as the rules do, with a notice, where its words are not safe."""
        text = standalone(client, query, talk.history)
        if text is None:
            return query, (notice("completed_by_rule"),)
        read = self._analyser.analyse(text)
        documents = read.documents or query.documents
        return replace(read, question=query.question, read=query.read, followed=True, documents=documents), ()

    def _answered(self, query: Query, talk: Talk, client: Client | None) -> Iterator[Piece]:
        answer = self._conversing.answer(query, talk)
        task = self._conversing.task(query, answer, talk) if client else None
        if client is None or task is None:
            yield Finished(answer)
            return
        hits = self._searcher.find(task.query, k=HITS, documents=talk.documents)
        asked = Asked(task.query, hits, task.extractive, talk.start)
        for piece in ModelEngine(self.index, self._analyser, client).stream(asked):
            yield Finished(task.finish(piece.answer)) if isinstance(piece, Finished) else piece

    def draft(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The draft of a document from a brief; of the kind that the brief calls for when none is named."""
        return self.composer.compose(brief, kind)

    def audit(self, document: AuditedDocument, kind: DocumentKind | None = None) -> AuditReport:
        """What a document holds of what the guides require; of the kind that it seems to be when none is named."""
        return self._auditor.audit(document, kind)


def with_notices(piece: Piece, notices: Sequence[str]) -> Piece:
    """The piece, notices added to the answer where it holds the whole one."""
    if not isinstance(piece, Finished) or not notices:
        return piece
    return Finished(replace(piece.answer, degraded=(*piece.answer.degraded, *notices)))


def checked_question(question: str) -> str:
    """The question without the spaces around it. Raises InputError when it is empty or too long."""
    question = question.strip()
    if not question:
        raise InputError(
            "La question est vide. Écrivez une question, par exemple « Comment choisir un prestataire ? »."
        )
    if len(question) > MAX_QUESTION:
        raise InputError(
            f"La question compte {len(question)} caractères ; la limite est de {MAX_QUESTION}. Raccourcissez-la."
        )
    return question


def check_engine(engine: str) -> None:
    """Raises InputError for an engine that does not exist."""
    if engine not in ENGINES:
        raise InputError(f"Moteur inconnu : « {engine} ». Moteurs possibles : {', '.join(ENGINES)}.")

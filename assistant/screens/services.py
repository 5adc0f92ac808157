"""What the screens work with: settings, the opened assistant, the reading in progress, conversations, comments."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import streamlit as st

from assistant.audit.datamodels import AuditedDocument, AuditReport
from assistant.comments import Comment, add_comment
from assistant.conversations import Conversations
from assistant.datamodels import Answer, FicheMatch, Query
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import DocumentKind, Draft, Section
from assistant.drafting.saved_briefs import SavedBriefs
from assistant.llm.pieces import Piece
from assistant.screens.answer_job import AnswerJob
from assistant.screens.draft_cache import Generation, draft_of, prepare
from assistant.screens.jobs import Reader, ReadingJob
from ingest.datamodels import Fiche, Guide
from ingest.errors import IndexMissingError
from ingest.report import IngestReport, OnProgress
from ingest.settings import Settings


class OpenIndex(Protocol):
    """The part of the index that the screens use."""

    @property
    def guides(self) -> Sequence[Guide]:
        """The guides as read."""


class OpenAssistant(Protocol):
    """The part of the assistant that the screens use."""

    @property
    def index(self) -> OpenIndex:
        """The index it answers from."""

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Answer:
        """The answer to a question after those to `history`."""

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Iterator[Piece]:
        """The same as it is written, `Finished` last."""

    def rewrite_section(self, section: Section, draft: Draft, instruction: str = "") -> Section:
        """A section of a draft with the text that the model gives it."""

    def route(self, situation: str, k: int = 5) -> Sequence[FicheMatch]:
        """The fiches that fit a situation, best first; none when nothing fits."""

    def understand(self, question: str) -> Query:
        """The question as understood."""

    def draft(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The document that a brief gives."""

    def audit(self, document: AuditedDocument, kind: DocumentKind | None = None) -> AuditReport:
        """What a document holds of what the guides require; `kind` None lets it tell what it is."""


def open_assistant(settings: Settings) -> OpenAssistant:
    """The assistant over the index in force. The import waits until then: it costs seconds."""
    from assistant.assistant import Assistant

    return Assistant(settings)


@dataclass(frozen=True)
class Services:
    """One per script run, cheap to make; what is costly is shared between runs and users through caches."""

    settings: Settings
    owner: str = "local"
    open: Callable[[Settings], OpenAssistant] = open_assistant
    reader: Reader = field(default_factory=Reader)

    def is_ready(self) -> bool:
        """True when an index exists."""
        return self._manifest.exists()

    def assistant(self) -> OpenAssistant:
        """The assistant over the index in force; another ingestion, by anyone, opens it anew."""
        if not self.is_ready():
            raise IndexMissingError("Aucun guide n’a encore été lu. Ouvrez l’écran Corpus pour lancer la lecture.")
        return _opened(self.open, self.settings, self._generation)

    def draft(self, brief: Brief, kind: DocumentKind) -> Draft:
        """The document that a brief gives; composed anew only when the brief or the index is another."""
        return draft_of(self.assistant(), self._generation, brief, kind)

    def prepare_drafting(self) -> None:
        """Has the passages of the clauses looked up in the background, which costs seconds the first time."""
        prepare(self.assistant(), self._generation)

    @property
    def guides(self) -> Sequence[Guide]:
        """The guides of the index in force."""
        return self.assistant().index.guides

    def guide(self, document: str) -> Guide | None:
        """The guide of that file name, None when it has been removed."""
        return next((guide for guide in self.guides if guide.document == document), None)

    def fiche(self, document: str, code: str) -> Fiche | None:
        """The fiche of that code in that guide, None when there is none."""
        guide = self.guide(document)
        return next((fiche for fiche in guide.fiches if fiche.code == code), None) if guide else None

    def start_reading(self, work: Callable[[OnProgress], IngestReport]) -> ReadingJob:
        """Starts `work` in the background, or gives the reading that is already running."""
        jobs = _jobs()
        running = jobs.get(self._key)
        if running is None or not running.is_alive():
            jobs[self._key] = running = ReadingJob(work)
            running.start()
        return running

    def reading(self) -> ReadingJob | None:
        """The reading in progress or the last one, None when there was none since the start."""
        return _jobs().get(self._key)

    def forget_reading(self) -> None:
        """Puts the last reading's report away; one in progress goes on."""
        job = self.reading()
        if job is not None and not job.is_alive():
            _jobs().pop(self._key, None)

    def start_answer(self, conversation: str, job: AnswerJob) -> None:
        """Starts writing an answer in the background; it goes on when its reader leaves."""
        _answers()[conversation] = job
        job.start()

    def writing(self, conversation: str) -> AnswerJob | None:
        """The answer being written in a conversation, None when there is none."""
        return _answers().get(conversation)

    def forget_answer(self, conversation: str) -> None:
        """Puts away the answer that was being written."""
        _answers().pop(conversation, None)

    @property
    def conversations(self) -> Conversations:
        """The conversations of this user."""
        return Conversations(self.settings.data / "conversations.sqlite", self.owner)

    @property
    def saved_briefs(self) -> SavedBriefs:
        """The briefs of this user."""
        return SavedBriefs(self.settings.data / "briefs.sqlite", self.owner)

    def comment(self, comment: Comment) -> None:
        """Keeps an opinion on an answer."""
        add_comment(self.settings.data / "comments.jsonl", replace(comment, owner=self.owner))

    @property
    def _generation(self) -> Generation:
        """What changes with every ingestion."""
        stat = self._manifest.stat()
        return str(self._manifest), stat.st_mtime_ns, stat.st_size

    @property
    def _manifest(self) -> Path:
        return self.settings.data / "manifest.json"

    @property
    def _key(self) -> str:
        return str(self.settings.data.resolve())


@st.cache_resource(max_entries=2, show_spinner="Ouverture des guides…")
def _opened(_open: Callable[[Settings], OpenAssistant], _settings: Settings, generation: Generation) -> OpenAssistant:
    """The assistant of one generation of the index, shared by all users; `generation` is the key of the cache."""
    return _open(_settings)


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[str, ReadingJob]:
    """The last reading of each data folder, shared by all users."""
    return {}


@st.cache_resource(show_spinner=False)
def _answers() -> dict[str, AnswerJob]:
    """The answer being written in each conversation; conversations have ids that nobody can guess."""
    return {}

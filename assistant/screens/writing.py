"""An answer on screen while a model writes it: the statements checked so far with their marks, and a way to stop."""

from collections.abc import Generator
from dataclasses import replace
from functools import partial

import streamlit as st

from assistant.conversations import Conversation, Turn
from assistant.datamodels import Answer
from assistant.llm.pieces import Piece
from assistant.screens import answers
from assistant.screens.answer_job import AnswerJob, blank_turn
from assistant.screens.engine import model_name
from assistant.screens.markup import errors_shown, html
from assistant.screens.services import Services
from assistant.screens.state import Source, chosen_documents, close_source, opened_source
from ingest.errors import FilError

ANSWERED = "just_answered"
REFRESH_SECONDS = 0.3


def begin(services: Services, conversation: Conversation, turns: tuple[Turn, ...], question: str) -> None:
    """Has the model start on the answer, which is kept in the conversation once it is whole."""
    assistant, documents = services.assistant(), chosen_documents()
    history, before = [turn.question for turn in turns], [turn.answer for turn in turns]

    def write() -> Generator[Piece, None, None]:
        yield from assistant.stream(question, history, documents, "llm", before)

    def keep(answer: Answer) -> None:
        services.conversations.add(conversation.id, answer)

    services.start_answer(conversation.id, AnswerJob(blank_turn(len(turns) + 1, question), write, keep))


def show(services: Services, conversation: Conversation, turns: tuple[Turn, ...], job: AnswerJob) -> None:
    """The question and what is written of its answer."""
    answers.show_question(job.question)
    with st.container(key=f"writing-{job.turn.number}"):
        _follow(services, conversation, turns, job, opened_source())


@st.fragment(run_every=REFRESH_SECONDS)
def _follow(
    services: Services, conversation: Conversation, turns: tuple[Turn, ...], job: AnswerJob, drawn: Source | None
) -> None:
    """Draws what is new a few times a second; the whole screen at the end, or when a source was opened."""
    if job.answered or job.stopped or not job.is_alive():
        _end(services, conversation, turns, job)
        return
    if opened_source() != drawn:
        st.rerun()
    turn = job.turn
    with st.container(horizontal=True, vertical_alignment="center", key="writing-head"):
        name = model_name(services.settings)
        html("p", f"{name} écrit, chaque phrase est vérifiée…", kind="author", extra=' role="status"')
        st.button(
            "Arrêter",
            key="stop-writing",
            icon=":material/stop_circle:",
            type="tertiary",
            on_click=partial(_stop, services, conversation, turns, job),
        )
    answers.show_statements(turn)
    html("p", job.words, kind="pending")


def _end(services: Services, conversation: Conversation, turns: tuple[Turn, ...], job: AnswerJob) -> None:
    """Puts the job away and draws the conversation with the answer; where there is none, why, and the extracts."""
    services.forget_answer(conversation.id)
    if not (job.answered or job.stopped):
        reason = job.error or FilError(
            "Une erreur imprévue s’est produite ; son détail est dans la fenêtre du terminal."
        )
        _answer_without(services, conversation, turns, job, f"Réponse extraite des guides, sans le modèle. {reason}")
    st.session_state[ANSWERED] = True
    st.rerun()


def _stop(services: Services, conversation: Conversation, turns: tuple[Turn, ...], job: AnswerJob) -> None:
    """Leaves the model and answers with extracts of the guides."""
    if job.stop():
        name = model_name(services.settings)
        said = f"Vous avez arrêté le modèle « {name} » : cette réponse est faite sans lui."
        _answer_without(services, conversation, turns, job, said)


def _answer_without(
    services: Services, conversation: Conversation, turns: tuple[Turn, ...], job: AnswerJob, notice: str
) -> None:
    """Keeps the extractive answer in the conversation, with the notice that says why."""
    history, before = [turn.question for turn in turns], [turn.answer for turn in turns]
    close_source()
    with errors_shown():
        answer = services.assistant().ask(job.question, history, chosen_documents(), answers=before)
        services.conversations.add(conversation.id, replace(answer, degraded=(*answer.degraded, notice)))

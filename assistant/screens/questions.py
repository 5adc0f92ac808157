"""The Questions screen: the conversation, the source beside it, and the field to ask."""

from typing import NoReturn

import streamlit as st

from assistant.conversations import Conversation, Turn
from assistant.screens import answers, source_panel, welcome, writing
from assistant.screens.answer_notices import common_notices
from assistant.screens.conversation_list import show_conversations
from assistant.screens.conversation_menu import export_menu
from assistant.screens.engine import choose, engine_of, show_choice
from assistant.screens.markup import html, show_error
from assistant.screens.newest import show_newest
from assistant.screens.reading import show_progress
from assistant.screens.services import Services
from assistant.screens.state import (
    CONVERSATION,
    DOCUMENTS,
    INPUT,
    CitedSource,
    ask,
    chosen_documents,
    current_conversation,
    keep_in_address,
    open_conversation,
    open_source,
    opened_source,
    take_pending,
)
from ingest.errors import FilError

QUESTION_LENGTH = 2000
ALL_TURNS = "all_turns_of"
SHOWN_TURNS = 8


def show(services: Services) -> None:
    """The open conversation, or the welcome with examples, and the field to ask."""
    services.assistant()  # opened before anything is drawn: a missing or foreign index has its own screen
    conversation = _conversation(services)
    turns = services.conversations.turns(conversation.id) if conversation else ()
    job = services.writing(conversation.id) if conversation else None
    show_conversations(services, conversation)
    _show_input(services, conversation, is_writing=job is not None)
    question = take_pending()
    source = opened_source()
    with st.container(key="beside"):
        # Always two columns: the thread keeps its elements, and the keyboard its place, when a source opens.
        left, right = st.columns(2, gap="medium")
        with left, st.container(key="thread"):
            _show_thread(services, conversation, turns, question)
        if source is not None:
            with right, st.container(key="source-panel"):
                source_panel.show(services, source, (*turns, job.turn) if job else turns)
    keep_in_address()


def _conversation(services: Services) -> Conversation | None:
    """The open conversation; one that was deleted meanwhile, or is someone else's, opens a new one."""
    current = current_conversation()
    conversation = services.conversations.get(current) if current else None
    if current and conversation is None:
        open_conversation(None)
    return conversation


def _show_thread(
    services: Services, conversation: Conversation | None, turns: tuple[Turn, ...], question: str | None
) -> None:
    if conversation is None and question is None:
        welcome.show(services)
        return
    with st.container(key="thread-head", horizontal=True, vertical_alignment="center"):
        html("h1", conversation.title if conversation else question or "", kind="for-listeners")
        _show_notices(turns)
        if conversation is not None:
            export_menu(conversation, turns)
    job = services.reading()
    if job is not None and job.is_alive():
        show_progress(services, job)
    for turn in _recent(turns):
        answers.show(services, turn, conversation.id if conversation else "", last=turn is turns[-1] and not question)
    if st.session_state.pop(writing.ANSWERED, False):
        show_newest("Réponse affichée")
    writing_now = services.writing(conversation.id) if conversation else None
    if conversation is not None and writing_now is not None:
        writing.show(services, conversation, turns, writing_now)
    elif question is not None:
        _answer(services, conversation, turns, question)


def _recent(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The last turns, all of them once asked for: a long conversation would slow every click down."""
    if len(turns) <= SHOWN_TURNS or st.session_state.get(ALL_TURNS) == turns[0].asked:
        return turns
    st.button(
        f"Afficher les {len(turns) - SHOWN_TURNS} échanges précédents",
        key="show-all-turns",
        icon=":material/history:",
        type="tertiary",
        on_click=st.session_state.update,
        args=({ALL_TURNS: turns[0].asked},),
    )
    return turns[-SHOWN_TURNS:]


def _show_notices(turns: tuple[Turn, ...]) -> None:
    """Each degraded mode once, quietly, above the conversation."""
    for notice in dict.fromkeys(notice for turn in turns[-1:] for notice in common_notices(turn.answer)):
        html("p", notice, kind="notice", extra=' role="note"')


def _answer(services: Services, conversation: Conversation | None, turns: tuple[Turn, ...], question: str) -> None:
    """Answers the question, reveals the answer, keeps it, then draws the conversation anew with its buttons; a model
    writes in the background instead."""
    if engine_of(services.settings, conversation) == "llm":
        _begin(services, conversation, turns, question)
    answers.show_question(question)
    show_newest("Recherche de la réponse")
    try:
        with st.spinner("Recherche dans les guides…"):
            answer = services.assistant().ask(
                question,
                history=[turn.question for turn in turns],
                documents=chosen_documents(),
                answers=[turn.answer for turn in turns],
            )
    except FilError as error:
        show_error(error)
        return
    answers.reveal(answer)
    if conversation is None:
        conversation = _create(services, question)
    turn = services.conversations.add(conversation.id, answer)
    if answer.citations and opened_source() is not None:
        open_source(CitedSource(turn.number, answer.citations[0].n))
    st.session_state[writing.ANSWERED] = True
    st.rerun()


def _begin(services: Services, conversation: Conversation | None, turns: tuple[Turn, ...], question: str) -> NoReturn:
    """Has the model start, and draws the conversation anew."""
    conversation = conversation or _create(services, question)
    writing.begin(services, conversation, turns, question)
    show_newest("Recherche de la réponse")
    st.rerun()


def _create(services: Services, question: str) -> Conversation:
    """The conversation that the question opens, with the engine chosen for it."""
    conversation = services.conversations.create(question)
    choose(conversation.id, engine_of(services.settings, None))
    st.session_state[CONVERSATION] = conversation.id
    return conversation


def _show_input(services: Services, conversation: Conversation | None, *, is_writing: bool) -> None:
    """The field to ask, the filter by guide and the engine, at the foot of the screen."""
    guides = {guide.document: guide.title for guide in services.guides}
    with st.bottom, st.container(key="asking"):
        with st.container(key="asking-filter", horizontal=True):
            kept = [document for document in chosen_documents() if document in guides]
            label = "Tous les guides" if not kept else guides[kept[0]] if len(kept) == 1 else f"{len(kept)} guides"
            with st.popover(label, icon=":material/filter_list:", type="tertiary", width="content"):
                st.multiselect(
                    "Chercher seulement dans",
                    list(guides),
                    format_func=lambda document: guides.get(document, document),
                    placeholder="Tous les guides",
                    key=DOCUMENTS,
                    persist_state="session",
                    width=420,
                )
            show_choice(services, conversation)
        typed = st.chat_input(
            "Posez votre question sur les guides",
            key=INPUT,
            max_chars=QUESTION_LENGTH,
            submit_mode="disable",
            disabled=is_writing,
        )
    if typed and typed.strip():
        ask(typed.strip())

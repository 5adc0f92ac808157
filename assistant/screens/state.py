"""What a session remembers between two runs of the script: conversation, open source, filter, waiting question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

import streamlit as st

CONVERSATION = "conversation"
PENDING = "pending_question"
SOURCE = "open_source"
DOCUMENTS = "documents"
ZOOM = "zoom"
INPUT = "question"
FICHE = "fiche"
PAGES = "pages"
DIALOG = "dialog"

ScreenName = Literal["questions", "fiches", "corpus", "aide"]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """Citation `n` of the answer of turn `turn`."""

    turn: int
    n: int


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page opened for itself, from a fiche or by turning pages. `back` is the citation it was opened from."""

    document: str
    page: int
    back: CitedSource | None = None


Source = CitedSource | PageSource


def current_conversation() -> str | None:
    """The id of the open conversation, also after a reload of the page; None for a new one."""
    if CONVERSATION not in st.session_state:
        st.session_state[CONVERSATION] = st.query_params.get(CONVERSATION)
    conversation: str | None = st.session_state[CONVERSATION]
    return conversation


def open_conversation(conversation: str | None) -> None:
    """Opens a conversation, None for a new one, and closes the source that was open."""
    st.session_state[CONVERSATION] = conversation
    st.session_state[PENDING] = None
    close_source()


def keep_in_address() -> None:
    """Writes the open conversation in the page's address, so that a reload or a bookmark finds it again."""
    conversation = current_conversation()
    if conversation:
        st.query_params[CONVERSATION] = conversation
    else:
        st.query_params.pop(CONVERSATION, None)


def ask(question: str) -> None:
    """Leaves a question to be answered by the next run."""
    st.session_state[PENDING] = question


def take_pending() -> str | None:
    """The question that waits for its answer, once."""
    question: str | None = st.session_state.pop(PENDING, None)
    return question


def opened_source() -> Source | None:
    """The source shown beside the conversation, None when the panel is closed."""
    source: Source | None = st.session_state.get(SOURCE)
    return source


def open_source(source: Source) -> None:
    """Shows a source beside the conversation."""
    st.session_state[SOURCE] = source


def close_source() -> None:
    """Closes the source panel."""
    st.session_state[SOURCE] = None


def chosen_documents() -> tuple[str, ...]:
    """File names of the guides to search in; empty means all."""
    return tuple(st.session_state.get(DOCUMENTS, ()))


def open_fiche(document: str, code: str) -> None:
    """Opens a fiche in the catalogue."""
    st.session_state[FICHE] = (document, code)


def opened_fiche() -> tuple[str, str] | None:
    """Document and code of the fiche open in the catalogue, also after a reload of the page."""
    if FICHE not in st.session_state and {"guide", FICHE} <= set(st.query_params):
        open_fiche(st.query_params["guide"], st.query_params[FICHE])
    fiche: tuple[str, str] | None = st.session_state.get(FICHE)
    return fiche


def open_dialog(name: str, subject: str = "") -> None:
    """Opens a dialog on a conversation or a guide; it stays open over reruns until it is closed."""
    st.session_state[DIALOG] = (name, subject)


def close_dialog() -> None:
    """Closes the dialog at the next run."""
    st.session_state[DIALOG] = None


def is_dialog_open(name: str, subject: str = "") -> bool:
    """True while that dialog is to be shown."""
    return bool(st.session_state.get(DIALOG) == (name, subject))


def remember_pages(pages: Mapping[ScreenName, Any]) -> None:
    """Keeps the pages of this run, for `go`."""
    st.session_state[PAGES] = pages


def go(screen: ScreenName) -> NoReturn:
    """Leaves for another screen."""
    st.switch_page(st.session_state[PAGES][screen])

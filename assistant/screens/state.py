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
SITUATION = "situation"
KEPT = "kept_fiches"
PAGES = "pages"
DIALOG = "dialog"

ScreenName = Literal["questions", "fiches", "cahier-des-charges", "corpus", "aide"]


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
FicheKey = tuple[str, str]
"""Document and code."""


@dataclass(frozen=True, slots=True)
class OpenedFiche:
    """The fiche one reads. `page` is the page shown, None for its first one; `quote` is the line that led to it,
    which stands on page `quoted`, None when it was not located."""

    document: str
    code: str
    page: int | None = None
    quote: str = ""
    quoted: int | None = None


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


def current_situation() -> str:
    """The situation to find fiches for, also after a reload of the page; empty when the catalogue is browsed."""
    if SITUATION not in st.session_state:
        st.session_state[SITUATION] = st.query_params.get(SITUATION, "")
    return str(st.session_state[SITUATION])


def describe_situation(situation: str) -> None:
    """Looks for the fiches of another situation; an empty one goes back to the catalogue."""
    st.session_state[SITUATION] = situation.strip()
    close_fiche()


def open_fiche(document: str, code: str, *, page: int | None = None, quote: str = "") -> None:
    """Opens a fiche, at the page where the quote that led to it stands when there is one."""
    st.session_state[FICHE] = OpenedFiche(document, code, page, quote, page if quote else None)


def close_fiche() -> None:
    """Goes back to the fiches found, or to the catalogue."""
    st.session_state[FICHE] = None


def opened_fiche() -> OpenedFiche | None:
    """The fiche one reads, also after a reload of the page; None when one looks for one."""
    if FICHE not in st.session_state and {"guide", FICHE} <= set(st.query_params):
        open_fiche(st.query_params["guide"], st.query_params[FICHE])
    fiche: OpenedFiche | None = st.session_state.get(FICHE)
    return fiche


def kept_fiches() -> tuple[FicheKey, ...]:
    """Document and code of the fiches kept for a cahier des charges, in the order they were chosen."""
    kept: tuple[FicheKey, ...] = st.session_state.get(KEPT, ())
    return kept


def keep_fiche(fiche: FicheKey) -> None:
    """Keeps a fiche for a cahier des charges."""
    st.session_state[KEPT] = tuple(dict.fromkeys([*kept_fiches(), fiche]))


def drop_fiche(fiche: FicheKey) -> None:
    """Keeps that fiche no longer."""
    st.session_state[KEPT] = tuple(kept for kept in kept_fiches() if kept != fiche)


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

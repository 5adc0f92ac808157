"""What one does with a fiche: open its page, ask about it, keep it for a cahier des charges."""

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.question.language import detect
from assistant.screens.markup import literal, tied
from assistant.screens.state import (
    DOCUMENTS,
    INPUT,
    ask,
    drop_fiche,
    go,
    keep_fiche,
    kept_fiches,
    open_conversation,
)
from ingest.datamodels import Fiche, Guide

QUESTIONS = 4
KEPT_MOST = 6
"""Fiches kept for one cahier des charges: more are not read while one writes."""


def show(guide: Guide, fiche: Fiche, *, name: str, open_page: Callable[[], None]) -> None:
    """The three actions of a card; `name` keeps apart those of different cards."""
    with st.container(key=f"actions-{name}"):
        st.button(
            "Ouvrir la page",
            key=f"open-page-{name}",
            icon=":material/description:",
            type="primary" if name.endswith("-1") else "secondary",
            width="stretch",
            on_click=open_page,
        )
        questions = french_questions(fiche)
        if questions:
            with st.popover("Poser une question", key=f"asking-{name}", icon=":material/forum:", width="stretch"):
                show_questions(guide, fiche, questions, name=name)
        else:
            show_asking(guide, fiche, "Poser une question", name=name)
        show_keeping(fiche, name=name)


def french_questions(fiche: Fiche) -> list[str]:
    """Questions that the fiche answers, those in French."""
    return [question for question in fiche.questions if detect(question) == "fr"][:QUESTIONS]


def show_questions(guide: Guide, fiche: Fiche, questions: Sequence[str], *, name: str) -> None:
    """Questions that ask themselves in the chat, and one to be written; all search in the fiche's guide alone."""
    with st.container(key=f"questions-{name}"):
        for rank, question in enumerate(questions):
            if st.button(
                literal(tied(question)),
                key=f"question-{name}-{rank}",
                icon=":material/subdirectory_arrow_right:",
                type="tertiary",
                wrap=True,
            ):
                _leave_for_questions(guide)
                ask(question)
                go("questions")
        show_asking(guide, fiche, "Écrire ma question", name=name)


def show_asking(guide: Guide, fiche: Fiche, label: str, *, name: str) -> None:
    """A button to the chat, where the field already names the fiche."""
    if st.button(label, key=f"ask-{name}", icon=":material/edit:", width="stretch"):
        _leave_for_questions(guide)
        st.session_state[INPUT] = f"Dans « {fiche.title} » : "
        go("questions")


def _leave_for_questions(guide: Guide) -> None:
    open_conversation(None)
    st.session_state[DOCUMENTS] = [guide.document]


def show_keeping(fiche: Fiche, *, name: str) -> None:
    """Keeps the fiche for a cahier des charges, or lets it go again."""
    key = (fiche.document, fiche.code)
    if key in kept_fiches():
        label, icon, change, is_off = "Gardée pour le cahier des charges", "check", drop_fiche, False
    else:
        label, icon, change = "Utiliser dans un cahier des charges", "note_add", keep_fiche
        is_off = len(kept_fiches()) >= KEPT_MOST
    st.button(
        label,
        key=f"keep-{name}",
        icon=f":material/{icon}:",
        width="stretch",
        wrap=True,
        disabled=is_off,
        help=f"Vous gardez déjà {KEPT_MOST} fiches : retirez-en une." if is_off else None,
        on_click=change,
        args=(key,),
    )

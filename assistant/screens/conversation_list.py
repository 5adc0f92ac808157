"""The conversations in the side bar: a new one, search, open, rename, delete."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

import streamlit as st

from assistant.conversations import Conversation
from assistant.screens.conversation_menu import delete_dialog, rename_dialog
from assistant.screens.markup import html, literal
from assistant.screens.services import Services
from assistant.screens.state import is_dialog_open, open_conversation, open_dialog

Choice = Literal["Renommer", "Supprimer"]
CHOICES: tuple[Choice, ...] = ("Renommer", "Supprimer")
SHOWN = 40


def show_conversations(services: Services, current: Conversation | None) -> None:
    """The list in the side bar, grouped by date, the open one marked."""
    with st.sidebar, st.container(key="conversations"):
        st.button(
            "Nouvelle conversation",
            key="new-conversation",
            icon=":material/add:",
            width="stretch",
            shortcut="Alt+N",
            on_click=open_conversation,
            args=(None,),
        )
        search = st.text_input(
            "Rechercher dans les conversations",
            key="conversation-search",
            placeholder="Rechercher",
            label_visibility="collapsed",
            icon=":material/search:",
        )
        found = services.conversations.find(search)
        if not found:
            html("p", "Aucune conversation ne contient ces mots." if search else "Vos conversations se rangeront ici.")
        for period, conversations in _by_period(found[:SHOWN]):
            html("h2", period)
            for conversation in conversations:
                _show_row(services, conversation, is_open=current is not None and conversation.id == current.id)
        if len(found) > SHOWN:
            html("p", f"{len(found) - SHOWN} plus anciennes : cherchez-les par leurs mots.")


def _show_row(services: Services, conversation: Conversation, *, is_open: bool) -> None:
    key = f"conversation-row-{'open-' if is_open else ''}{conversation.id}"
    with st.container(key=key, horizontal=True, wrap=False, vertical_alignment="center", gap=None):
        st.button(
            literal(conversation.title),
            key=f"open-{conversation.id}",
            type="tertiary",
            width="stretch",
            on_click=open_conversation,
            args=(conversation.id,),
        )
        choice = st.menu_button(
            ":material/more_horiz:",
            CHOICES,
            key=f"menu-{conversation.id}",
            type="tertiary",
            help=f"Renommer ou supprimer « {conversation.title} »",
        )
    if choice:
        open_dialog(choice, conversation.id)
    if is_dialog_open("Renommer", conversation.id):
        rename_dialog(services, conversation)
    elif is_dialog_open("Supprimer", conversation.id):
        delete_dialog(services, conversation)


def _by_period(conversations: Iterable[Conversation]) -> Iterator[tuple[str, list[Conversation]]]:
    """The conversations under the words one uses for their date; they come last used first."""
    for period, group in groupby(conversations, key=lambda each: period_of(each.updated)):
        yield period, list(group)


def period_of(moment: str, now: datetime | None = None) -> str:
    """The period of an ISO date, as one says it."""
    today = (now or datetime.now().astimezone()).date()
    day = datetime.fromisoformat(moment).astimezone().date()
    if day >= today:
        return "Aujourd’hui"
    if day >= today - timedelta(days=1):
        return "Hier"
    if day >= today - timedelta(days=7):
        return "Ces sept derniers jours"
    return "Plus ancien"

"""Drafts composed once: kept for all users, and prepared in the background, since the first one takes seconds."""

from threading import Lock, Thread
from typing import Protocol, get_args

import streamlit as st

from assistant.drafting.brief import Brief, MissionKind
from assistant.drafting.conditions import kind_of
from assistant.drafting.datamodels import DocumentKind, Draft

Generation = tuple[str, int, int]
"""What changes with every ingestion."""


class Composes(Protocol):
    """What composes drafts."""

    def draft(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The document that a brief gives."""


def draft_of(assistant: Composes, generation: Generation, brief: Brief, kind: DocumentKind) -> Draft:
    """The document that a brief gives; composed anew only when the brief or the index is another."""
    return _composed(assistant, brief, (generation, brief.model_dump_json(), kind))


@st.cache_resource(max_entries=64, show_spinner=False)
def _composed(_assistant: Composes, _brief: Brief, key: tuple[Generation, str, DocumentKind]) -> Draft:
    """`key` is the key of the cache."""
    # One at a time: two would look the same passages up twice.
    with _turn(key[0]):
        return _assistant.draft(_brief, key[2])


@st.cache_resource(max_entries=2, show_spinner=False)
def _turn(generation: Generation) -> Lock:
    return Lock()


@st.cache_resource(max_entries=2, show_spinner=False)
def prepare(_assistant: Composes, generation: Generation) -> Thread:
    """Composes an empty draft of each kind, which leaves the passages of its clauses in the assistant's memory."""
    turn = _turn(generation)

    def compose() -> None:
        for kind in get_args(MissionKind):
            brief = Brief(kind=kind)
            with turn:
                _assistant.draft(brief, kind_of(brief))

    thread = Thread(target=compose, daemon=True, name="préparation des clauses")
    thread.start()
    return thread

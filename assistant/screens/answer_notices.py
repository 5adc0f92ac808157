"""Beside an answer: who wrote it, what went wrong, what the guides do not support, and where its wish is met."""

import streamlit as st

from assistant.conversations import Turn
from assistant.datamodels import Answer, Statement
from assistant.export import UNSUPPORTED
from assistant.screens.engine import has_model
from assistant.screens.markup import html, paragraphs
from assistant.screens.services import Services
from assistant.screens.state import go
from ingest.embedder import LEXICAL_ONLY

HIDDEN = "unsupported_hidden"


def show_notices(answer: Answer) -> None:
    """What happened to this answer, the fall back on the guides first of all; the search by words alone is told once,
    above the conversation."""
    for notice in own_notices(answer):
        html("p", notice, kind="notice own", extra=' role="note"')


def own_notices(answer: Answer) -> list[str]:
    """The notices of one answer."""
    return [notice for notice in answer.degraded if notice != LEXICAL_ONLY]


def common_notices(answer: Answer) -> list[str]:
    """The notices that hold for every answer."""
    return [notice for notice in answer.degraded if notice == LEXICAL_ONLY]


def show_author(services: Services, answer: Answer) -> None:
    """Who wrote the answer, where there is a choice."""
    if answer.model is not None:
        html("p", f"Rédigé par {answer.model}, phrases vérifiées dans les guides", kind="author")
    elif has_model(services.settings) and answer.citations:
        html("p", "Extrait des guides, mot pour mot", kind="author")


def is_hidden(statement: Statement) -> bool:
    """True for what has no support, once one asked not to see it."""
    return statement.support == "unsupported" and bool(st.session_state.get(HIDDEN))


def doubt(statement: Statement) -> str:
    """The HTML that marks a statement without support, with the reasons; empty for the others."""
    if statement.support != "unsupported":
        return ""
    reasons = f" : {' ; '.join(statement.doubts)}" if statement.doubts else ""
    return f' <em class="unsupported"><strong>{UNSUPPORTED}</strong>{paragraphs(reasons)}</em>'


def show_hiding(turn: Turn) -> None:
    """A button that hides what has no support, or shows it again, in all answers."""
    count = sum(statement.support == "unsupported" for statement in turn.answer.statements)
    if not count:
        return
    hidden = bool(st.session_state.get(HIDDEN))
    noun = "la phrase non étayée" if count == 1 else f"les {count} phrases non étayées"
    st.button(
        f"{'Afficher' if hidden else 'Masquer'} {noun}",
        key=f"hide-unsupported-{turn.number}",
        icon=":material/visibility:" if hidden else ":material/visibility_off:",
        type="tertiary",
        on_click=st.session_state.update,
        args=({HIDDEN: not hidden},),
    )


def show_way_on(turn: Turn) -> None:
    """The button to the screen where a document is checked, under the answer that names it."""
    if turn.answer.aside != "audit":
        return
    if st.button("Vérifier un document", key=f"to-audit-{turn.number}", type="primary", icon=":material/fact_check:"):
        st.session_state["drafting-tabs"] = "Vérifier un document"
        go("cahier-des-charges")

"""Which engine answers a conversation, and where its text goes; nothing of it shows where no model is set."""

from typing import Literal

import streamlit as st

from assistant.conversations import Conversation
from assistant.llm.privacy import check_consent, privacy
from assistant.llm.providers import target_of
from assistant.screens.markup import html, literal, show_error
from assistant.screens.services import Services
from ingest.errors import FilError
from ingest.settings import Settings

Engine = Literal["extractive", "llm"]
ENGINES = "engine_of_conversations"
TRIED = "connection_report"
NEW = ""
"""Stands for the conversation that has not begun."""
QUOTED = "Extraits des guides"


def has_model(settings: Settings) -> bool:
    """True when a language model is set."""
    return bool(settings.llm_model.strip())


def model_name(settings: Settings) -> str:
    """The model as one calls it, without its provider."""
    return settings.llm_model.partition(":")[2].strip() or settings.llm_model.strip()


def engine_of(settings: Settings, conversation: Conversation | None) -> Engine:
    """The engine chosen for a conversation; the model until another one is chosen, where one is set."""
    if not has_model(settings):
        return "extractive"
    chosen: dict[str, Engine] = st.session_state.get(ENGINES, {})
    return chosen.get(conversation.id if conversation else NEW, "llm")


def choose(conversation: str, engine: Engine) -> None:
    """Has that engine answer the conversation from now on."""
    st.session_state[ENGINES] = {**st.session_state.get(ENGINES, {}), conversation: engine}


def show_choice(services: Services, conversation: Conversation | None) -> None:
    """Who answers, where the text goes, and a try of the connection."""
    if not has_model(services.settings):
        return
    engine, name = engine_of(services.settings, conversation), model_name(services.settings)
    label = literal(name) if engine == "llm" else QUOTED
    icon = ":material/smart_toy:" if engine == "llm" else ":material/format_quote:"
    with st.popover(label, icon=icon, type="tertiary", width="content", key="engine"):
        key = conversation.id if conversation else NEW
        engines: list[Engine] = ["llm", "extractive"]
        st.radio(
            "Qui écrit les réponses de cette conversation ?",
            engines,
            index=engines.index(engine),
            key=f"engine-choice-{key}",
            format_func=lambda each: f"Modèle : {literal(name)}" if each == "llm" else QUOTED,
            captions=["Il rédige ; chaque phrase est vérifiée dans les guides.", "Les guides, cités mot pour mot."],
            on_change=_chosen,
            args=(key,),
        )
        _show_place(services.settings)
        _show_try(services.settings)


def _chosen(conversation: str) -> None:
    choose(conversation, st.session_state[f"engine-choice-{conversation}"])


def _show_place(settings: Settings) -> None:
    """Where questions and passages go, or what the settings lack."""
    try:
        place = privacy(settings)
        html("p", f"Avec le modèle, le texte {place.replace('envoyé', 'est envoyé', 1)}.", kind="place")
        check_consent(target_of(settings), settings)
    except FilError as error:
        show_error(error, "info")


def _show_try(settings: Settings) -> None:
    """A button that contacts the model, and what the last try gave."""
    if st.button("Tester la connexion", key="engine-try", icon=":material/network_check:"):
        # The import waits until then: it brings the packages of the providers.
        from assistant.llm.connection import test_connection

        with st.spinner("Essai du modèle…"):
            st.session_state[TRIED] = test_connection(settings)
    report = st.session_state.get(TRIED)
    if report is not None:
        html("p", report.message, kind="tried-well" if report.ok else "tried-badly", extra=' role="status"')

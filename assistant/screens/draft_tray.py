"""The fiches kept for a cahier des charges, and the way to its outline in the chat."""

from collections.abc import Sequence

import streamlit as st

from assistant.conversations import shorten
from assistant.screens.markup import counted, html, literal
from assistant.screens.services import Services
from assistant.screens.state import DOCUMENTS, ask, drop_fiche, go, kept_fiches, open_conversation
from ingest.datamodels import Fiche


def show(services: Services, situation: str) -> None:
    """A bar at the foot of the screen with the kept fiches; nothing while none is kept."""
    fiches = [fiche for key in kept_fiches() if (fiche := services.fiche(*key))]
    if not fiches:
        return
    with st.bottom, st.container(key="draft-tray", horizontal=True, vertical_alignment="center"):
        html("p", "Pour votre cahier des charges")
        with st.popover(counted(len(fiches), "fiche gardée"), key="draft-kept", type="tertiary"):
            _show_kept(fiches)
        if st.button("Composer une trame", key="draft-ask", type="primary", icon=":material/edit_note:"):
            open_conversation(None)
            st.session_state[DOCUMENTS] = []
            ask(draft_request(situation, fiches))
            go("questions")


def _show_kept(fiches: Sequence[Fiche]) -> None:
    with st.container(key="draft-list"):
        for fiche in fiches:
            st.button(
                f"Retirer **{literal(fiche.code)}** {literal(shorten(fiche.title))}",
                key=f"drop-{fiche.document}-{fiche.code}",
                icon=":material/close:",
                type="tertiary",
                wrap=True,
                on_click=drop_fiche,
                args=((fiche.document, fiche.code),),
            )
    html(
        "p",
        "La trame s’écrit dans le chat : elle reprend votre situation et rappelle ces fiches. Ses passages cités sont "
        "choisis dans tous vos guides ; ce qu’ils ne savent pas reste à compléter.",
        kind="quiet",
    )


def draft_request(situation: str, fiches: Sequence[Fiche]) -> str:
    """The request for an outline, as one would type it in the chat."""
    told = f" {situation}" if situation else ""
    if told and situation[-1] not in ".!?…":
        told += "."
    names = ", ".join(f"« {shorten(fiche.title)} » ({fiche.code})" for fiche in fiches)
    return f"Rédige un cahier des charges d’accompagnement.{told} Fiches à utiliser : {names}."

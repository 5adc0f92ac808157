"""The fiches kept for a cahier des charges, and the way to its screen."""

from collections.abc import Sequence

import streamlit as st

from assistant.conversations import shorten
from assistant.screens.draft_state import DESCRIPTION, show_work
from assistant.screens.markup import counted, html, literal
from assistant.screens.services import Services
from assistant.screens.state import drop_fiche, go, kept_fiches
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
        if st.button("Rédiger", key="draft-ask", type="primary", icon=":material/edit_document:"):
            show_work(None)
            if situation:
                st.session_state[DESCRIPTION] = situation
            go("cahier-des-charges")


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
        "Votre situation sert de point de départ au document. Ces fiches restent à portée de main pendant que vous "
        "l’écrivez ; ses passages cités sont choisis dans tous vos guides.",
        kind="quiet",
    )

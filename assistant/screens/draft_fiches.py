"""The fiches kept for the cahier des charges, to open while one writes."""

import streamlit as st

from assistant.conversations import shorten
from assistant.screens.draft_panel import OpenedPage, open_panel
from assistant.screens.markup import counted, literal, tied
from assistant.screens.services import Services
from assistant.screens.state import drop_fiche, kept_fiches


def show(services: Services) -> None:
    """Each kept fiche, which opens at its page or is let go; nothing while none is kept."""
    fiches = [fiche for key in kept_fiches() if (fiche := services.fiche(*key))]
    if not fiches:
        return
    with st.expander(f"{counted(len(fiches), 'fiche gardée')} pour ce travail", key="draft-fiches", expanded=True):
        for fiche in fiches:
            name = f"{fiche.document}-{fiche.code}"
            with st.container(key=f"kept-{name}", horizontal=True, wrap=False, vertical_alignment="center"):
                st.button(
                    f"**{literal(fiche.code)}** {literal(tied(shorten(fiche.title)))}",
                    key=f"kept-open-{name}",
                    type="tertiary",
                    width="stretch",
                    wrap=True,
                    on_click=open_panel,
                    args=(OpenedPage(fiche.document, fiche.page),),
                )
                st.button(
                    f"Retirer {literal(fiche.code)}",
                    key=f"kept-drop-{name}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=drop_fiche,
                    args=((fiche.document, fiche.code),),
                )

"""The saved briefs: open, rename, duplicate, export, delete."""

from datetime import datetime

import streamlit as st

from assistant.conversations import TITLE_LENGTH
from assistant.drafting.brief_types import french_date
from assistant.drafting.saved_briefs import SavedBrief
from assistant.drafting.work import Work, work_yaml
from assistant.export import file_name
from assistant.screens.conversation_list import period_of
from assistant.screens.draft_state import load, show_work
from assistant.screens.markup import errors_shown, html, literal
from assistant.screens.services import Services
from assistant.screens.state import close_dialog, is_dialog_open, open_dialog

SHOWN = 30
SHOW_ALL = "draft_all_saved"
CHOICES = ("Renommer", "Dupliquer", "Exporter", "Supprimer")


def show(services: Services) -> None:
    """The briefs, last changed first, each on a line."""
    saved = services.saved_briefs.list()
    if not saved:
        return
    html("h2", "Vos briefs enregistrés")
    shown = saved if st.session_state.get(SHOW_ALL) else saved[:SHOWN]
    with st.container(key="saved-briefs", gap=None):
        for brief in shown:
            _show_row(services, brief)
    if len(shown) < len(saved):
        st.button(
            f"Afficher les {len(saved) - SHOWN} plus anciens",
            key="all-briefs",
            type="tertiary",
            on_click=st.session_state.update,
            args=({SHOW_ALL: True},),
        )


def _show_row(services: Services, brief: SavedBrief) -> None:
    with st.container(key=f"saved-{brief.id}", horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.button(
            literal(brief.name),
            key=f"open-brief-{brief.id}",
            icon=":material/description:",
            type="tertiary",
            width="stretch",
            on_click=_open,
            args=(services, brief.id),
        )
        html("p", moment_of(brief.updated), kind="quiet")
        choice = st.menu_button(
            ":material/more_horiz:",
            CHOICES,
            key=f"menu-brief-{brief.id}",
            type="tertiary",
            help=f"Renommer, dupliquer, exporter ou supprimer « {brief.name} »",
        )
    if choice == "Dupliquer":
        with errors_shown():
            services.saved_briefs.duplicate(brief.id)
            st.rerun()
    elif choice:
        open_dialog(choice, brief.id)
    dialog = next((shown for name, shown in _DIALOGS.items() if is_dialog_open(name, brief.id)), None)
    if dialog:
        dialog(services, brief)


def _open(services: Services, id: str) -> None:
    with errors_shown():
        show_work(load(services, id))


def moment_of(updated: str, now: datetime | None = None) -> str:
    """When it was changed, as one says it: "aujourd’hui, 14:05", "le 3 mars"."""
    moment = datetime.fromisoformat(updated).astimezone()
    period = period_of(updated, now)
    if period in ("Aujourd’hui", "Hier"):
        return f"{period.lower()}, {moment:%H:%M}"
    return f"le {french_date(moment.date())}"


@st.dialog("Renommer le brief", on_dismiss=close_dialog)
def _rename(services: Services, brief: SavedBrief) -> None:
    with st.form("rename-brief", border=False):
        name = st.text_input("Nom", value=brief.name, max_chars=TITLE_LENGTH, key="rename-brief-name")
        if st.form_submit_button("Renommer", type="primary", key="rename-brief-confirm"):
            with errors_shown():
                services.saved_briefs.rename(brief.id, name)
                close_dialog()
                st.rerun()


@st.dialog("Exporter le brief", on_dismiss=close_dialog)
def _export(services: Services, brief: SavedBrief) -> None:
    html(
        "p", "Un fichier qui garde le brief et vos changements du document : pour l’archiver, le partager, le rouvrir."
    )
    with errors_shown():
        found = services.saved_briefs.get(brief.id)
        if found is not None:
            download(found.work, brief.name, key="export-brief")


def download(work: Work, name: str, *, key: str) -> None:
    """A button that gives the brief as a file."""
    st.download_button(
        "Télécharger le brief (.yaml)",
        data=work_yaml(work),
        file_name=file_name(name, ".yaml"),
        mime="application/yaml",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


@st.dialog("Supprimer ce brief ?", on_dismiss=close_dialog)
def _delete(services: Services, brief: SavedBrief) -> None:
    st.write("Le brief et les changements de son document seront effacés de cette machine :")
    html("p", brief.name, kind="named")
    with st.container(horizontal=True):
        if st.button("Supprimer", type="primary", key="confirm-delete-brief"):
            with errors_shown():
                services.saved_briefs.delete(brief.id)
                close_dialog()
                st.rerun()
        if st.button("Garder", key="cancel-delete-brief"):
            close_dialog()
            st.rerun()


_DIALOGS = {"Renommer": _rename, "Exporter": _export, "Supprimer": _delete}

"""Where one starts: a few sentences, an empty form, a file, or one of the saved briefs."""

import streamlit as st

from assistant.drafting.brief import Brief
from assistant.drafting.brief_from_text import brief_from_text
from assistant.drafting.work import parse_work, work_of
from assistant.screens import draft_fiches, draft_saved
from assistant.screens.brief_form_steps import STEPS
from assistant.screens.draft_state import DESCRIPTION, open_work
from assistant.screens.markup import errors_shown, html, show_error
from assistant.screens.services import Services
from ingest.errors import FilError, InputError

TEXT = "draft-description"
TEXT_LENGTH = 6000
EXAMPLE = (
    "Par exemple : cinq recycleries de l’Isère ne savent pas quel régime fiscal s’applique à elles. 10 jours, "
    "11 000 € TTC, démarrage en mars."
)


def show(services: Services) -> None:
    """The field, the other ways to start, and what one started before."""
    with st.container(key="draft-start"):
        html("h1", "Rédiger un cahier des charges")
        html(
            "p",
            "Décrivez la mission en quelques phrases : nombre et type de structures, territoire, besoin, jours, "
            "budget, dates. Ce que vous ne dites pas reste à compléter, rien n’est inventé.",
            kind="intro",
        )
        _show_description(services)
        draft_fiches.show(services)
        draft_saved.show(services)


def _show_description(services: Services) -> None:
    description = st.session_state.pop(DESCRIPTION, None)
    if description is not None:
        st.session_state[TEXT] = description
    st.text_area(
        "Décrivez la mission en quelques phrases",
        key=TEXT,
        height=132,
        max_chars=TEXT_LENGTH,
        placeholder=EXAMPLE,
        persist_state="session",
        label_visibility="collapsed",
    )
    with st.container(key="draft-ways", horizontal=True, vertical_alignment="center"):
        st.button(
            "Commencer",
            key="draft-begin",
            type="primary",
            icon=":material/edit_note:",
            on_click=_begin,
            args=(services,),
        )
        html("p", "ou", kind="quiet")
        _show_other_ways(services)


def _begin(services: Services) -> None:
    """Opens the brief that the words make; without a word there is nothing to begin with."""
    words = str(st.session_state[TEXT]).strip()
    if not words:
        show_error(
            InputError("Écrivez d’abord quelques mots sur la mission, ou choisissez « Formulaire vide »."), "info"
        )
        return
    with errors_shown():
        open_work(services, work_of(brief_from_text(words)), words=words)
        st.session_state[TEXT] = ""


def _show_other_ways(services: Services) -> None:
    st.button(
        "Formulaire vide",
        key="draft-empty",
        icon=":material/list_alt:",
        on_click=open_work,
        args=(services, work_of(Brief())),
        kwargs={"step": STEPS[0].id},
    )
    with st.popover("Ouvrir un fichier", key="draft-import", icon=":material/upload_file:"):
        html("p", "Un brief exporté d’ici, ou écrit à la main : fichier YAML ou JSON.", kind="quiet")
        with st.container(key="upload-one-brief"):
            file = st.file_uploader(
                "Fichier YAML ou JSON", key="draft-file", label_visibility="collapsed", max_upload_size=5
            )
        if file is not None:
            _import(services, file.name, file.getvalue())


def _import(services: Services, name: str, content: bytes) -> None:
    """Opens what the file holds, or says what is wrong with it."""
    try:
        work = parse_work(decoded(content, name), name)
    except FilError as error:
        show_error(error)
        return
    if st.button("Ouvrir ce brief", key="draft-open-file", type="primary"):
        open_work(services, work)
        st.rerun()


def decoded(content: bytes, name: str) -> str:
    """The text of a file. Raises InputError when it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"« {name} » n’est pas un texte en UTF-8. Choisissez un fichier .yaml ou .json enregistré dans ce codage."
        ) from error

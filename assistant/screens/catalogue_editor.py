"""Correcting the catalogue of a guide: a YAML text, checked before it is kept."""

from pathlib import Path

import streamlit as st

from assistant.screens.markup import html, literal, show_error
from assistant.screens.reading import restart
from assistant.screens.services import Services
from assistant.screens.state import close_dialog
from ingest.datamodels import Guide
from ingest.errors import FilError, InputError
from ingest.files import write_atomically
from ingest.settings import Settings
from ingest.structure.catalogues import catalogue_text, draft_catalogue, parse_catalogue, user_folder

FIELDS = (
    "« guide » est le titre affiché ; « reconnaitre » donne des mots de ses premières pages. Chaque fiche a un "
    "« code » et un « titre » ; « titres » liste d’autres façons dont le titre est imprimé ; « genre » vaut fiche, "
    "monographie, chapitre ou section. Les pages sont retrouvées par la lecture : n’en donnez pas."
)


@st.dialog("Corriger le catalogue", width="medium", on_dismiss=close_dialog)
def edit_catalogue(services: Services, guide: Guide) -> None:
    """The catalogue of a guide as text, kept when it is right; its guide is read again."""
    name = catalogue_name(guide)
    html("p", guide.title, kind="source-guide")
    html("p", FIELDS, kind="quiet")
    text = st.text_area(
        f"Catalogue {literal(name)}",
        value=catalogue_text(name, services.settings) or draft_catalogue(guide),
        height=360,
        key="catalogue-text",
    )
    with st.container(horizontal=True):
        if st.button("Enregistrer et relire", type="primary", key="catalogue-save"):
            try:
                save_catalogue(services.settings, name, text)
            except FilError as error:
                show_error(error)
                return
            _read_again(services)
        own = user_folder(services.settings) / name
        if own.is_file() and st.button("Oublier mes corrections", key="catalogue-reset"):
            own.unlink()
            _read_again(services)
        if st.button("Annuler", key="catalogue-cancel"):
            close_dialog()
            st.rerun()


def catalogue_name(guide: Guide) -> str:
    """The name of the catalogue file of a guide: the one it was recognised by, or a new one after the PDF's name."""
    return guide.catalogue or f"{Path(guide.document).stem}.yaml"


def save_catalogue(settings: Settings, name: str, text: str) -> Path:
    """Where the text was kept. Raises CatalogueError naming the field at fault, and then changes nothing."""
    parse_catalogue(text, name)
    path = user_folder(settings) / name
    try:
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise InputError(f"Le catalogue n’a pas pu être enregistré dans {path} ({error.strerror}).") from error
    return path


def _read_again(services: Services) -> None:
    close_dialog()
    restart(services)
    st.rerun()

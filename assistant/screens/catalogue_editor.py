"""Correcting the catalogue of a guide: a YAML text, checked before it is kept."""

import streamlit as st

from assistant.screens.services import Services
from assistant.screens.state import close_dialog
from ingest.datamodels import Guide


@st.dialog("Corriger le catalogue", width="large", on_dismiss=close_dialog)
def edit_catalogue(services: Services, guide: Guide) -> None:
    """The catalogue file of a guide, to be corrected."""
    st.write(guide.title)

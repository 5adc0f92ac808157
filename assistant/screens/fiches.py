"""The Fiches screen: which fiche applies to a situation, the catalogue to browse, and the fiche one opens."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.screens import draft_tray, fiche_card, fiche_catalogue, fiche_matches, situation_box
from assistant.screens.markup import html
from assistant.screens.newest import show_top
from assistant.screens.services import Services
from assistant.screens.state import (
    FICHE,
    SITUATION,
    OpenedFiche,
    close_fiche,
    current_situation,
    opened_fiche,
)
from ingest.datamodels import Guide

STYLE = Path(__file__).parent / "fiches.css"


def show(services: Services) -> None:
    """The fiche one opened; else the fiches of the situation described; else the whole catalogue."""
    guides = [guide for guide in services.guides if guide.fiches]
    st.html(STYLE)
    if not guides:
        html("h1", "Fiches")
        st.info("Aucune fiche n’a été reconnue dans vos guides. L’écran Corpus permet d’en décrire.")
        return
    situation, opened = current_situation(), opened_fiche()
    fiche = services.fiche(opened.document, opened.code) if opened else None
    _keep_in_address(situation, opened if fiche else None)
    draft_tray.show(services, situation)
    if opened and fiche and (guide := services.guide(opened.document)):
        fiche_card.show(services, guide, fiche, opened)
        return
    if opened:
        close_fiche()
    _show_search(services, guides, situation)


def _show_search(services: Services, guides: Sequence[Guide], situation: str) -> None:
    situation_box.show(guides)
    if not situation:
        situation_box.show_examples(guides)
        fiche_catalogue.show(guides)
        return
    with st.spinner("Recherche des fiches…"):
        matches = services.assistant().route(situation)
    show_top(".st-key-found h2", f"{len(matches)} fiches proposées" if matches else "Aucune fiche ne correspond")
    with st.container(key="found"):
        if matches:
            fiche_matches.show(services, situation, matches)
        else:
            fiche_matches.show_none(services, situation)
    if not matches:
        fiche_catalogue.show(guides)


def _keep_in_address(situation: str, opened: OpenedFiche | None) -> None:
    """Writes what is shown in the page's address, so that a reload or a bookmark finds it again."""
    shown = {SITUATION: situation} if situation else {}
    if opened:
        shown |= {"guide": opened.document, FICHE: opened.code}
    if dict(st.query_params) != shown:
        st.query_params.from_dict(shown)

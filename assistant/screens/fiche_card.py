"""One fiche opened: what it is for, what one does with it and what goes with it; beside them, its pages."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from assistant.screens import fiche_actions, fiche_map, page_view
from assistant.screens.markup import fiche_name, html, listed, page_name, page_span
from assistant.screens.newest import show_top
from assistant.screens.services import Services
from assistant.screens.state import FICHE, OpenedFiche, close_fiche, current_situation
from ingest.datamodels import Fiche, Guide

MAP_NODES = 8
SITUATIONS = 4


def show(services: Services, guide: Guide, fiche: Fiche, opened: OpenedFiche) -> None:
    """The way back and the title; below, what the fiche is for on the left, its pages on the right."""
    back = "Retour aux fiches proposées" if current_situation() else "Toutes les fiches"
    st.button(back, key="fiche-back", icon=":material/arrow_back:", type="tertiary", on_click=close_fiche)
    show_top(".st-key-fiche-back button", f"{fiche_name(fiche)}, {guide.title}")
    with st.container(key="fiche-head"):
        html("h1", fiche_name(fiche), kind="fiche-title")
        html("p", f"{guide.title}, {page_span(fiche)} du PDF{_printed(guide, fiche)}", kind="quiet")
    with st.container(key="page-first" if opened.page else "summary-first"), st.container(key="fiche-beside"):
        left, right = st.columns([10, 11], gap="large")
        with left, st.container(key="fiche-card"):
            _show_fiche(guide, fiche)
        with right, st.container(key="fiche-reader"):
            _show_pages(guide, fiche, opened)


def _show_fiche(guide: Guide, fiche: Fiche) -> None:
    if fiche.summary:
        html("p", fiche.summary, kind="summary-text")
    show_situations(fiche.situations, shown=SITUATIONS, heading="h2")
    questions = fiche_actions.french_questions(fiche)
    html("h2", "Elle répond à ces questions" if questions else "Que voulez-vous en faire ?")
    fiche_actions.show_questions(guide, fiche, questions, name="fiche")
    with st.container(key="actions-fiche"):
        fiche_actions.show_keeping(fiche, name="fiche")
    fiche_map.show(guide, fiche, name="fiche", limit=MAP_NODES, heading="h2")


def show_situations(situations: Sequence[str], *, shown: int, heading: str) -> None:
    """When the fiche is of use: the first situations, the others folded; nothing without any."""
    if not situations:
        return
    folded = situations[shown:]
    more = "Une autre situation" if len(folded) == 1 else f"{len(folded)} autres situations"
    rest = f"<details><summary>{more}</summary>{listed(folded)}</details>" if folded else ""
    st.html(f'<div class="when"><{heading}>Quand l’utiliser</{heading}>{listed(situations[:shown])}{rest}</div>')


def _printed(guide: Guide, fiche: Fiche) -> str:
    """The printed number of the first page, where it differs."""
    label = next((page.label for page in guide.pages if page.number == fiche.page), None)
    return f" (imprimée {label})" if label and label != str(fiche.page) else ""


def _show_pages(guide: Guide, fiche: Fiche, opened: OpenedFiche) -> None:
    """The pages of the fiche as images, one at a time, the line that led here highlighted on its page."""
    html("h2", "Lire la fiche", kind="for-listeners")
    last = min(fiche.page_end, len(guide.pages))
    page = min(max(opened.page or fiche.page, fiche.page), last)
    if last > fiche.page:
        with st.container(key="fiche-turning", horizontal=True, vertical_alignment="center"):
            _turn("Page précédente", "arrow_back", replace(opened, page=page - 1), is_off=page <= fiche.page)
            _turn("Page suivante", "arrow_forward", replace(opened, page=page + 1), is_off=page >= last)
            html("p", f"{page_name(page, None)}, {page - fiche.page + 1} sur {last - fiche.page + 1}", kind="quiet")
    is_quoted = page == opened.quoted
    if is_quoted:
        html("p", "La fiche vous est proposée pour une phrase de cette page.", kind="quiet")
    page_view.show(guide, page, opened.quote if is_quoted else "", name="fiche")


def _turn(label: str, icon: str, opened: OpenedFiche, *, is_off: bool) -> None:
    st.button(
        label,
        key=f"fiche-{icon}",
        icon=f":material/{icon}:",
        disabled=is_off,
        on_click=st.session_state.update,
        args=({FICHE: opened},),
    )

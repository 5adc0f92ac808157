"""The screen "Cahier des charges": where one starts, the brief beside its document, and the check of a document."""

from pathlib import Path

import streamlit as st

from assistant.drafting.applied import applied
from assistant.drafting.datamodels import Draft
from assistant.screens import audit_tab, brief_form, draft_beside, draft_document, draft_start, draft_state
from assistant.screens.draft_clicks import listen
from assistant.screens.draft_focus import take_keyboard
from assistant.screens.draft_lists import citations_of
from assistant.screens.draft_panel import Beside, OpenedCitation, OpenedPage, open_panel, panel
from assistant.screens.draft_state import Opened, show_work
from assistant.screens.markup import html
from assistant.screens.newest import show_only
from assistant.screens.services import Services

STYLE = Path(__file__).parent / "drafting.css"
TABS = ("Rédiger", "Vérifier un document")
VIEWS = ("Brief", "Document")


def show(services: Services) -> None:
    """One tab to write, one to check."""
    services.assistant()  # opened before anything is drawn: a missing or foreign index has its own screen
    st.html(STYLE)
    found = draft_state.opened(services)
    draft_state.keep_in_address()
    writing, checking = st.tabs(list(TABS), key="drafting-tabs", on_change="rerun")
    if checking.open:
        with checking:
            audit_tab.show(services)
    else:
        with writing:
            _show_writing(services, found)


def _show_writing(services: Services, found: Opened | None) -> None:
    if found is None:
        _show_start(services, panel())
        return
    # Before the document, so that its first click is heard.
    listen(lambda clicked: open_clicked(_compose(services, found)[1], clicked))
    _show_head(found)
    view = _show_views()
    draft_state.mark_drawn()
    with st.container(key=f"front-{view}"), st.container(key="workspace"):
        left, right = st.columns([9, 11], gap="large")
        with left, st.container(key="brief-side"):
            _show_side(services, found)
        with right, st.container(key="document-side"):
            with st.spinner("Rédaction du document…"):
                proposed, draft = _compose(services, found)
            draft_document.show(services, draft, proposed)
    take_keyboard("document")


def _show_side(services: Services, found: Opened) -> None:
    """The form, or what was opened from the document, each in its own place."""
    opened = panel()
    sides = ("side-form", "side-panel")
    show_only(sides[0] if opened is None else sides[1], sides)
    with st.container(key=sides[0]):
        if opened is None:
            brief_form.show(services)
    with st.container(key=sides[1]):
        if opened is not None:
            with st.container(key="source-panel"):
                draft_beside.show(services, opened, _compose(services, found)[1])


def _compose(services: Services, found: Opened) -> tuple[Draft, Draft]:
    """The document that the brief gives, and the same with the user's changes."""
    proposed = services.draft(found.work.brief, found.work.kind)
    return proposed, applied(proposed, found.work)


def _show_start(services: Services, opened: object) -> None:
    """Where one starts, with the page of a kept fiche beside it when one opened it."""
    services.prepare_drafting()
    listen(lambda _: None)  # loads what hears the clicks in the document
    with st.container(key="beside"):
        left, right = st.columns(2, gap="medium")
        with left, st.container(key="thread"):
            draft_start.show(services)
        if isinstance(opened, OpenedPage):
            with right, st.container(key="source-panel"):
                draft_beside.show(services, opened, None)


def _show_head(found: Opened) -> None:
    """The way back, and what is open."""
    with st.container(key="work-head", horizontal=True, vertical_alignment="center"):
        st.button(
            "Tous les briefs",
            key="draft-back",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=show_work,
            args=(None,),
        )
        html("h1", found.name)
        html("p", "Enregistré sur cette machine" if found.id else "Rien à enregistrer encore", kind="quiet")


def _show_views() -> str:
    """Which of the two one sees where the window has no room for both."""
    st.session_state.setdefault(draft_state.VIEW, VIEWS[0])
    with st.container(key="work-views"):
        chosen = st.segmented_control(
            "Voir", list(VIEWS), key=draft_state.VIEW, required=True, label_visibility="collapsed", width="stretch"
        )
    return "document" if chosen == VIEWS[1] else "brief"


def open_clicked(draft: Draft, clicked: str) -> None:
    """Follows what was clicked in the document or beside it: a gap to its field, a number to its source."""
    kind, _, rest = clicked.partition(":")
    if kind == "gap":
        brief_form.open_field(rest)
        return
    if kind == "cite":
        numbers = [citation.n for citation in draft.citations]
        found, rank = draft.citations, numbers.index(int(rest))
    else:
        *name, last = clicked.split(":")
        found, rank = citations_of(draft, name), int(last)
    opened = panel()
    back = opened if isinstance(opened, Beside) else None
    open_panel(OpenedCitation(found, rank, back, is_of_document=kind == "cite"))

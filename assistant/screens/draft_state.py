"""What a session remembers of the brief being written: the work, kept at every change, and what is open beside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from assistant.drafting.brief import Brief
from assistant.drafting.work import Work
from assistant.screens.draft_focus import forget_focus
from assistant.screens.draft_names import name_of
from assistant.screens.draft_panel import PANEL
from assistant.screens.markup import errors_shown
from assistant.screens.services import Services

OPENED = "draft_opened"
ROUND = "draft_round"
EDITED = "draft_edited"
UNDO = "draft_undo"
STEP = "draft_step"
REFUSED = "draft_refused"
ROWS = "draft_rows"
ASKED = "draft_asked"
WORDS = "draft_words"
DESCRIPTION = "draft_description"
VIEW = "draft_view"
DRAWN = "draft_drawn"
ADDRESS = "brief"
FIRST_STEP = "bref"


@dataclass(frozen=True, slots=True)
class Opened:
    """The work one has open. `id` is None until there is something to keep."""

    work: Work
    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What one did last to the sections, in words, before which section it is said, and the work as it was."""

    told: str
    place: str | None
    work: Work


def opened(services: Services) -> Opened | None:
    """The open work, also after a reload of the page; None on the page where one starts."""
    if OPENED not in st.session_state:
        address = st.query_params.get(ADDRESS)
        st.session_state[OPENED] = None
        with errors_shown():
            st.session_state[OPENED] = load(services, address) if address else None
    found: Opened | None = st.session_state[OPENED]
    return found


def open_work_now() -> Work:
    """The open work, where there is one for sure."""
    found: Opened = st.session_state[OPENED]
    return found.work


def load(services: Services, id: str) -> Opened | None:
    """A saved work, None when it was deleted or belongs to someone else."""
    saved = services.saved_briefs.get(id)
    return Opened(saved.work, saved.name, saved.id) if saved else None


def open_work(services: Services, work: Work, *, step: str = FIRST_STEP, words: str = "") -> None:
    """Opens a new work, kept at once when it says something; `words` are those it was made from."""
    show_work(Opened(work, name_of(work)), step=step)
    st.session_state[WORDS] = words
    if work.brief != Brief(kind=work.brief.kind):
        keep(services, work)


def show_work(found: Opened | None, *, step: str = FIRST_STEP) -> None:
    """Shows a work as it is saved, None to go back to the page where one starts."""
    st.session_state[OPENED] = found
    st.session_state[STEP] = step
    for key in (PANEL, EDITED, UNDO, ASKED, WORDS):
        st.session_state[key] = None
    forget_focus()
    show_form()
    refresh_form()


def refresh_form() -> None:
    """Has the form read its fields from the brief anew: something other than the form changed it."""
    st.session_state[ROUND] = form_round() + 1
    st.session_state[REFUSED] = {}
    st.session_state[ROWS] = {}


def form_round() -> int:
    """Part of the keys of the fields, so that another brief gets other fields."""
    return int(st.session_state.get(ROUND, 0))


def keep(services: Services, work: Work) -> None:
    """Makes `work` the open one and saves it; its name follows the brief as long as nobody chose another."""
    before: Opened = st.session_state[OPENED]
    name = name_of(work) if before.name == name_of(before.work) else before.name
    after = replace(before, work=work, name=name)
    st.session_state[OPENED] = after
    with errors_shown():
        st.session_state[OPENED] = replace(after, id=services.saved_briefs.save(name, work, id=before.id))


def change(services: Services, **changes: Any) -> None:
    """Keeps the open work with these parts changed."""
    before: Opened = st.session_state[OPENED]
    keep(services, replace(before.work, **changes))


def change_sections(services: Services, told: str, place: str | None, **changes: Any) -> None:
    """The same for what one does to sections; it can be undone until the next such change."""
    before: Opened = st.session_state[OPENED]
    change(services, **changes)
    st.session_state[UNDO] = Undo(told, place, before.work) if told else None


def undo(services: Services) -> None:
    """Brings the sections back as they were; what was filled in meanwhile stays."""
    last: Undo | None = st.session_state.get(UNDO)
    if last is not None:
        change(services, order=last.work.order, rewritten=last.work.rewritten, added=last.work.added)
    st.session_state[UNDO] = None


def last_undo() -> Undo | None:
    """What can be undone."""
    found: Undo | None = st.session_state.get(UNDO)
    return found


def show_form() -> None:
    """Brings the form to the front where it shares the window with the document."""
    st.session_state[VIEW] = "Brief"


def mark_drawn() -> None:
    """Notes what the whole screen is drawn from."""
    st.session_state[DRAWN] = _drawn_from()


def is_drawn() -> bool:
    """False when something changed that the whole screen shows, not the form alone."""
    return bool(st.session_state.get(DRAWN) == _drawn_from())


def _drawn_from() -> tuple[object, ...]:
    return tuple(st.session_state.get(key) for key in (OPENED, PANEL, VIEW))


def refused() -> Mapping[str, tuple[str, str]]:
    """What was typed and could not be taken, by field, with the reason."""
    found: Mapping[str, tuple[str, str]] = st.session_state.get(REFUSED, {})
    return found


def keep_in_address() -> None:
    """Writes the open work in the page's address, so that a reload or a bookmark finds it again."""
    found: Opened | None = st.session_state.get(OPENED)
    if found and found.id:
        st.query_params[ADDRESS] = found.id
    else:
        st.query_params.pop(ADDRESS, None)

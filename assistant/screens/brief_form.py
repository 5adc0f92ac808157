"""The brief as a form: a summary, then step by step, each field taken at once; the way from step to step."""

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from assistant.drafting.brief import Brief
from assistant.drafting.brief_checks import problems
from assistant.drafting.missing import missing_fields
from assistant.screens import brief_form_summary, draft_state
from assistant.screens.brief_form_fields import Field, Step, find_field
from assistant.screens.brief_form_labels import key_of
from assistant.screens.brief_form_steps import STEPS
from assistant.screens.brief_form_widgets import show_field
from assistant.screens.draft_focus import focus, take_keyboard
from assistant.screens.draft_panel import open_panel
from assistant.screens.draft_state import FIRST_STEP, STEP, open_work_now
from assistant.screens.markup import counted, html
from assistant.screens.newest import show_only
from assistant.screens.services import Services

NAVIGATION = "brief-steps"
SUMMARY = "En bref"
_PLACES = [FIRST_STEP, *(step.id for step in STEPS)]


@st.fragment
def show(services: Services) -> None:
    """The summary or one step, under the way through them. Going from step to step draws the form alone."""
    if not draft_state.is_drawn():
        st.rerun()
    brief = open_work_now().brief
    with st.container(key="brief-form"):
        _show_progress(brief)
        place = _show_navigation(brief)
        # Each step has its place: what is left of the last one until the run ends is not seen.
        show_only(f"step-{place}", [f"step-{each}" for each in _PLACES])
        for each in _PLACES:
            with st.container(key=f"step-{each}"):
                if each == place:
                    _show_place(services, brief, place)
    take_keyboard("form")


def _show_place(services: Services, brief: Brief, place: str) -> None:
    step = next((step for step in STEPS if step.id == place), None)
    if step is None:
        brief_form_summary.show(services, brief)
    else:
        _show_step(services, brief, step)
    _show_turning(place)


def _show_progress(brief: Brief) -> None:
    """How many fields are filled, and how many of those that the document waits for are not."""
    states = [step.filled(brief) for step in STEPS]
    done, total = sum(filled for filled, _ in states), sum(count for _, count in states)
    missing = len(missing_fields(brief))
    waits = f", {counted(missing, 'information attendue')} dans le document" if missing else ""
    st.html(
        f'<p class="progress"><span>{counted(done, "champ rempli")} sur {total}{waits}</span>'
        f'<progress value="{done}" max="{total}" aria-label="Champs remplis"></progress></p>'
    )


def _show_navigation(brief: Brief) -> str:
    """All steps with how full they are, "!" where something is wrong; returns the one to show."""
    wrong = {found[0].id for each in problems(brief) if each.is_error and (found := find_field(STEPS, each.field))}
    wrong |= {found[0].id for path in draft_state.refused() if (found := find_field(STEPS, path.split("#")[0]))}
    labels = {FIRST_STEP: SUMMARY} | {step.id: _label(step, brief, is_wrong=step.id in wrong) for step in STEPS}
    place = st.session_state.get(STEP, FIRST_STEP)
    st.session_state[NAVIGATION] = place if place in labels else FIRST_STEP
    chosen = st.pills(
        "Étapes du formulaire",
        _PLACES,
        key=NAVIGATION,
        required=True,
        format_func=lambda each: labels[each],
        label_visibility="collapsed",
        on_change=lambda: st.session_state.update({STEP: st.session_state[NAVIGATION]}),
    )
    return str(chosen or FIRST_STEP)


def _label(step: Step, brief: Brief, *, is_wrong: bool) -> str:
    done, total = step.filled(brief)
    sign = " **!**" if is_wrong else " ✓" if done == total else f" {done}/{total}" if done else ""
    return f"{step.name}{sign}"


def _show_step(services: Services, brief: Brief, step: Step) -> None:
    html("h2", step.title, kind="step-title")
    found = problems(brief)
    for group in step.groups:
        if not group.is_for(brief):
            continue
        if group.heading:
            html("h3", group.heading)
        for fields in lines(group.fields):
            with st.container(key=f"pair-{key_of(fields[0].path)}", horizontal=True, vertical_alignment="top"):
                for field in fields:
                    show_field(services, field, found)


def lines(fields: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    """The fields line by line: two halves that follow each other share one."""
    left = list(fields)
    while left:
        is_pair = len(left) > 1 and left[0].is_half and left[1].is_half
        yield tuple(left[: 2 if is_pair else 1])
        left = left[2 if is_pair else 1 :]


def _show_turning(place: str) -> None:
    """To the step before and the next one."""
    at = _PLACES.index(place)
    with st.container(key="brief-turning", horizontal=True, horizontal_alignment="distribute"):
        if at:
            st.button("Étape précédente", key="step-back", icon=":material/arrow_back:", on_click=partial(_go, at - 1))
        if at + 1 < len(_PLACES):
            st.button(
                "Étape suivante" if at else "Remplir le formulaire",
                key="step-next",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=partial(_go, at + 1),
            )


def _go(place: int) -> None:
    st.session_state[STEP] = _PLACES[place]
    focus("brief-steps")


def open_field(path: str) -> None:
    """Shows the field of a gap or a remark, ready to be filled in."""
    found = find_field(STEPS, path)
    if found is None:
        return
    step, field = found
    st.session_state[STEP] = step.id
    open_panel(None)
    draft_state.show_form()
    focus(f"rows-{field.path}" if field.kind == "rows" else key_of(field.path))

"""One field of the brief form, with what is wrong with it beside it; what is typed goes into the brief at once."""

from collections.abc import Sequence

import streamlit as st

from assistant.drafting.brief_checks import Problem
from assistant.drafting.conditions import kind_of, value_of
from assistant.screens import draft_state
from assistant.screens.brief_form_fields import Field
from assistant.screens.brief_form_labels import key_of, show_problems, title_of
from assistant.screens.brief_form_rows import show_rows
from assistant.screens.brief_form_values import as_typed, changed_fields, read_lines, with_typed
from assistant.screens.draft_state import open_work_now
from assistant.screens.services import Services
from ingest.errors import InputError

SEVERAL = ("lines", "rows")


def show_field(services: Services, field: Field, problems: Sequence[Problem]) -> None:
    """The field with its label, and its problems underneath."""
    if field.kind == "rows":
        show_rows(services, field, problems)
        return
    label = title_of(field.path) + (" (un par ligne)" if field.kind == "lines" else "")
    with st.container(key=f"box-{key_of(field.path)}", gap=None):
        show_input(services, field, label, key_of(field.path))
        show_problems([], [each for each in problems if each.field == field.path])


def show_input(services: Services, field: Field, label: str, key: str) -> None:
    """The widget of a field under any label; what was refused stays in it, with the reason below."""
    typed, reason = draft_state.refused().get(field.path, (None, ""))
    value = value_of(field.path, open_work_now().brief)
    shown = as_typed(value) if typed is None else typed
    args = (services, field, key)
    if field.kind == "choice":
        options = _options(field)
        chosen = next((name for name, each in options.items() if each == value), None)
        is_required = field.path == "kind"
        st.pills(label, list(options), default=chosen, key=key, required=is_required, on_change=_take, args=args)
    elif field.kind == "text" or field.kind in SEVERAL:
        example = field.example or None
        st.text_area(label, shown, key=key, height="content", placeholder=example, on_change=_take, args=args)
    else:
        st.text_input(label, shown, key=key, placeholder=field.example or None, on_change=_take, args=args)
    show_problems([reason] if reason else [], [])


def _options(field: Field) -> dict[str, object]:
    """What each label means."""
    return {label: value for value, label in (field.options or {}).items()}


def _take(services: Services, field: Field, key: str) -> None:
    """Puts what was typed into the brief; what cannot be taken stays in its field, with the reason, and leaves the
    brief without a value there."""
    typed = st.session_state[key]
    value = typed
    if field.kind == "choice":
        value = _options(field).get(typed)
    elif field.kind in SEVERAL:
        value = read_lines(typed)
    before = open_work_now().brief
    refused = {each: told for each, told in draft_state.refused().items() if each != field.path}
    try:
        after = with_typed(before, field.path, value)
    except InputError as error:
        after = with_typed(before, field.path, None)
        refused[field.path] = (typed, str(error))
    st.session_state[draft_state.REFUSED] = refused
    is_other_kind = kind_of(before) != kind_of(after)
    draft_state.change(services, brief=after, **({"kind": kind_of(after), "order": None} if is_other_kind else {}))
    # "11 000 € TTC" also says which taxes: that field shows it too.
    for other in changed_fields(before, after):
        if other != field.path:
            st.session_state.pop(key_of(other), None)

"""Where the keyboard goes after an action: to a field of the form or to a text of the document."""

from typing import Literal

import streamlit as st

from assistant.screens.newest import show_field_at

Side = Literal["form", "document"]
TAKEN = "draft_focus_taken"


def focus(key: str, side: Side = "form") -> None:
    """Takes the keyboard to the widget or container of that key when its side is drawn next."""
    st.session_state[_name(side)] = key


def forget_focus() -> None:
    """Leaves the keyboard where it is."""
    for side in ("form", "document"):
        st.session_state.pop(_name(side), None)


def take_keyboard(side: Side) -> None:
    """Does what was asked for on a side, once."""
    wanted = st.session_state.pop(_name(side), None)
    if wanted:
        st.session_state[TAKEN] = st.session_state.get(TAKEN, 0) + 1
        show_field_at(f".st-key-{wanted}", st.session_state[TAKEN])


def _name(side: str) -> str:
    return f"draft_focus_{side}"

"""Bringing what one just asked or opened into the window, and saying aloud what happens."""

from collections.abc import Sequence
from html import escape

import streamlit as st

# Elements above may still grow when the script runs: it looks again a moment later.
SCRIPT = """
<script data-for="%s">
(() => {
  const scroll = () => {
    const found = [...document.querySelectorAll(%s)];
    %s
  };
  [30, 250].forEach((wait) => setTimeout(scroll, wait));
})();
</script>
"""
TO_LAST = """found.at(-1)?.scrollIntoView({ block: "start" });"""
TO_VISIBLE = """const isSeen = (mark) => {
      const box = mark.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    };
    if (!found.some(isSeen)) found[0]?.scrollIntoView({ block: "center" });"""
TO_TOP = """found[0]?.scrollIntoView({ block: "nearest" });
    found[0]?.focus({ preventScroll: true });"""
ACTIVE = "background: var(--accent) !important; color: light-dark(#fff, #10201e) !important;"


def show_newest(announcement: str) -> None:
    """Scrolls to the last question; `announcement` is for those who listen to the screen."""
    _show(announcement, SCRIPT % ("newest", "'h2.question'", TO_LAST))


def show_active_marks(keys: Sequence[str], announcement: str) -> None:
    """Fills the marks of the open source, and scrolls to them when they are out of sight.

    A style sheet does it, since a button drawn as another type would lose the focus of the keyboard.
    """
    buttons = ", ".join(f".st-key-{key} button" for key in keys) or "none"
    if keys:
        st.html(f"<style>{buttons} {{ {ACTIVE} }}</style>")
    _show(announcement, SCRIPT % (escape(announcement), f"'{buttons}'", TO_VISIBLE))


def show_top(selector: str, announcement: str) -> None:
    """Scrolls to the top of what was just opened or found, and takes the keyboard there when it is a button."""
    _show(announcement, SCRIPT % (escape(announcement), f"'{selector}'", TO_TOP))


def _show(announcement: str, script: str) -> None:
    spoken = f'<p class="for-listeners" role="status">{escape(announcement)}</p>'
    st.html(spoken + script, unsafe_allow_javascript=True)

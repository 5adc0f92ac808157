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
TO_FIELD = """found[0]?.scrollIntoView({ block: "nearest" });
    found[0]?.querySelector("input, textarea, button")?.focus({ preventScroll: true });"""
ACTIVE = "background: var(--accent) !important; color: light-dark(#fff, #10201e) !important;"


def show_newest(announcement: str) -> None:
    """Scrolls to the last question; `announcement` is for those who listen to the screen."""
    _show(announcement, SCRIPT % ("newest", "'h2.question'", TO_LAST))


def show_active_marks(keys: Sequence[str], announcement: str) -> None:
    """Fills the marks of the open source, and scrolls to them when they are out of sight.

    A style sheet does it, since a button drawn as another type would lose the focus of the keyboard.
    """
    show_active(", ".join(f".st-key-{key} button" for key in keys) or "none", announcement)


def show_active(marks: str, announcement: str) -> None:
    """The same for the marks that a CSS selector names, "none" for no mark."""
    if marks != "none":
        st.html(f"<style>{marks} {{ {ACTIVE} }}</style>")
    _show(announcement, SCRIPT % (escape(announcement), f"'{marks}'", TO_VISIBLE))


def show_top(selector: str, announcement: str) -> None:
    """Scrolls to the top of what was just opened or found, and takes the keyboard there when it is a button."""
    _show(announcement, SCRIPT % (escape(announcement), f"'{selector}'", TO_TOP))


def show_field_at(selector: str, times: int) -> None:
    """Scrolls to a field and takes the keyboard there; `times` tells one time from the next."""
    _show("", SCRIPT % (f"field-{times}", f"'{selector}'", TO_FIELD))


def show_only(key: str, keys: Sequence[str]) -> None:
    """Hides the containers of `keys` but one, at once: what they held stays drawn until the run ends."""
    hidden = ", ".join(f".st-key-{each}" for each in keys if each != key)
    st.html(f"<style>{hidden} {{ display: none !important; }}</style>")


def _show(announcement: str, script: str) -> None:
    spoken = f'<p class="for-listeners" role="status">{escape(announcement)}</p>'
    st.html(spoken + script, unsafe_allow_javascript=True)

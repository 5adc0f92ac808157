"""Clicks in the text of a draft, which is plain HTML, are told to the screen; long texts are kept while one types."""

from collections.abc import Callable

import streamlit as st

KEY = "draft-clicks"
# One listener for the whole page: the marks stay ordinary parts of their sentence. Streamlit takes what is typed in a
# large field when one leaves it, or at Ctrl + Enter, which is pressed here after a pause: a reload loses nothing.
JS = """
const PAUSE = 1500;
const FIELDS = ".st-key-brief-form textarea, .st-key-draft-sheet textarea";

export default function ({ setTriggerValue }) {
  const leave = new AbortController();
  const listen = (name, react) => document.addEventListener(name, react, { signal: leave.signal });
  const tell = (event) => {
    const place = event.target.closest?.("[data-to-section]")?.dataset.toSection;
    if (place) document.querySelector(`.st-key-section-${place}`)?.scrollIntoView({ block: "start" });
    const clicked = event.target.closest?.("[data-draft]");
    if (clicked) setTriggerValue("clicked", clicked.dataset.draft);
  };
  listen("click", tell);
  listen("keydown", (event) => {
    if (event.target.getAttribute?.("role") !== "button" || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    tell(event);
  });
  let waiting;
  listen("input", (event) => {
    const field = event.target;
    if (!field.matches?.(FIELDS)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
    }, PAUSE);
  });
  return () => leave.abort();
}
"""

_component = st.components.v2.component("fil_conducteur.draft_clicks", html="<span></span>", js=JS)


def listen(handle: Callable[[str], None]) -> None:
    """Calls `handle` with what was clicked: "cite:3", "gap:calendar.start"."""
    with st.container(key="draft-listener"):
        _component(key=KEY, on_clicked_change=lambda: handle(st.session_state[KEY].clicked))

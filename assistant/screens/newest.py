"""Bringing the newest question to the top of the window, and saying aloud what happens."""

from html import escape

import streamlit as st

# Elements above may still grow when the script runs: it looks again a moment later.
SCRIPT = """
<script>
(() => {
  const scroll = () => {
    const questions = document.querySelectorAll("h2.question");
    questions[questions.length - 1]?.scrollIntoView({ block: "start" });
  };
  [30, 250].forEach((wait) => setTimeout(scroll, wait));
})();
</script>
"""


def show_newest(announcement: str) -> None:
    """Scrolls to the last question; `announcement` is for those who listen to the screen."""
    st.html(f'<p class="for-listeners" role="status">{escape(announcement)}</p>{SCRIPT}', unsafe_allow_javascript=True)

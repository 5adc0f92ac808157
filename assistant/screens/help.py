"""The Aide screen: what the assistant can and cannot do, how citations are checked, privacy, adding guides."""

from pathlib import Path

import streamlit as st

from assistant.screens.services import Services

TEXT = Path(__file__).with_name("help.md")


def show(_services: Services) -> None:
    """The help text, which stands in a Markdown file."""
    with st.container(key="help"):
        st.markdown(TEXT.read_text(encoding="utf-8"))

"""Where one describes a situation, or types the code of a fiche, and situations to start from."""

from collections.abc import Sequence

import streamlit as st

from assistant.screens.markup import html, literal, spaced, tied
from assistant.screens.state import current_situation, describe_situation
from ingest.datamodels import Guide

TEXT = "situation-text"
SITUATION_LENGTH = 1200
"""Characters: a situation can also be asked as a question of the chat."""
EXAMPLES = 3
EXAMPLE_LENGTH = (45, 90)


def show(guides: Sequence[Guide]) -> None:
    """The field, filled with the situation in force."""
    html("h1", "Quelle fiche pour votre situation ?")
    origin = "de votre guide" if len(guides) == 1 else f"de vos {spaced(len(guides))} guides"
    html(
        "p",
        f"Dites qui est concerné, quel est le besoin et où vous en êtes. Les fiches proposées viennent {origin}.",
        kind="intro",
    )
    if TEXT not in st.session_state:
        st.session_state[TEXT] = current_situation()
    with st.form("situation-form", border=False):
        st.text_area(
            "Votre situation",
            key=TEXT,
            height=84,
            max_chars=SITUATION_LENGTH,
            placeholder=f"Quelques phrases, un sujet, ou le code d’une fiche : « {guides[0].fiches[0].code} »",
            persist_state="session",
            label_visibility="collapsed",
        )
        with st.container(key="situation-tools", horizontal=True, vertical_alignment="center"):
            st.form_submit_button(
                "Trouver la fiche", key="situation-send", type="primary", icon=":material/search:", on_click=_send
            )
            if current_situation():
                st.form_submit_button(
                    "Effacer et voir toutes les fiches",
                    key="situation-clear",
                    type="tertiary",
                    on_click=describe,
                    args=("",),
                )
            html("p", "ou Ctrl + Entrée", kind="quiet")


def _send() -> None:
    describe_situation(st.session_state[TEXT])


def describe(situation: str) -> None:
    """Looks for the fiches of a situation that was not typed, and writes it in the field."""
    st.session_state[TEXT] = situation
    describe_situation(situation)


def show_examples(guides: Sequence[Guide]) -> None:
    """Situations of the catalogue, which describe themselves when clicked."""
    examples = example_situations(guides)
    if not examples:
        return
    with st.container(key="situation-examples"):
        html("h2", "Par exemple")
        for rank, example in enumerate(examples):
            st.button(literal(tied(example)), key=f"situation-{rank}", on_click=describe, args=(example,), wrap=True)


def example_situations(guides: Sequence[Guide]) -> list[str]:
    """One short situation of each of the guides with most fiches; guides without situations give none."""
    shortest, longest = EXAMPLE_LENGTH
    found = []
    for guide in sorted(guides, key=lambda guide: -len(guide.fiches)):
        situations = (each for fiche in guide.fiches for each in fiche.situations if shortest <= len(each) <= longest)
        found.extend([first] if (first := next(situations, None)) else [])
    return found[:EXAMPLES]

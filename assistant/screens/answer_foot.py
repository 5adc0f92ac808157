"""Below an answer: the state of its citations, copying, and what one thinks of it."""

import streamlit as st

from assistant.comments import Verdict, make_comment
from assistant.conversations import Turn
from assistant.export import to_text
from assistant.screens.copy_button import copy_button
from assistant.screens.markup import errors_shown, html, statuses_summary
from assistant.screens.services import Services


def show_foot(services: Services, turn: Turn, conversation: str) -> None:
    """One line of quiet tools under the answer, and the comment field once an opinion is given."""
    key = f"{conversation}-{turn.number}"
    verdict: Verdict | None = st.session_state.get(f"verdict-{key}")
    summary = statuses_summary(turn.answer.citations)
    if summary:
        html("p", summary, kind="summary")
    with st.container(key=f"foot-{turn.number}", horizontal=True, vertical_alignment="center"):
        copy_button(to_text(turn.answer), key=f"copy-{key}")
        for choice, label, icon in (("up", "Utile", "thumb_up"), ("down", "Pas utile", "thumb_down")):
            st.button(
                label,
                key=f"{choice}-{key}",
                icon=f":material/{icon}:",
                type="primary" if verdict == choice else "tertiary",
                on_click=_judge,
                args=(services, turn, conversation, choice, ""),
            )
    if verdict:
        _show_comment(services, turn, conversation, verdict)


def _show_comment(services: Services, turn: Turn, conversation: str, verdict: Verdict) -> None:
    key = f"{conversation}-{turn.number}"
    if st.session_state.get(f"commented-{key}"):
        st.caption("Merci. Votre avis est gardé sur cette machine.")
        return
    with st.form(f"comment-{key}", border=False, clear_on_submit=False):
        label = "Qu’est-ce qui manque ou se trompe ?" if verdict == "down" else "Qu’est-ce qui vous a été utile ?"
        text = st.text_input(f"{label} (facultatif)", key=f"comment-text-{key}", max_chars=1000)
        sent = st.form_submit_button("Envoyer", key=f"comment-send-{key}")
    if sent:
        _judge(services, turn, conversation, verdict, text)
        st.session_state[f"commented-{key}"] = True
        st.rerun()


def _judge(services: Services, turn: Turn, conversation: str, verdict: Verdict, text: str) -> None:
    """Keeps the opinion at once; a comment sent later replaces it."""
    comment = make_comment(turn.answer, verdict, text, conversation=conversation, turn=turn.number)
    with errors_shown():
        services.comment(comment)
        st.session_state[f"verdict-{conversation}-{turn.number}"] = verdict

"""From a request in the chat ("rédige le cahier des charges...") to a brief opened on its screen."""

from collections.abc import Sequence

import streamlit as st

from assistant.answer.document_answer import told
from assistant.answer.drafting import form_of
from assistant.answer.requests import understand_request
from assistant.conversations import Turn
from assistant.drafting.brief_from_text import brief_from_text, fill
from assistant.drafting.work import work_of
from assistant.screens.draft_state import open_work
from assistant.screens.services import Services
from assistant.screens.state import go

FORMS = ("cahier-des-charges", "proposition")


def asks_for_document(question: str) -> bool:
    """True when a whole cahier des charges or a whole proposal is asked for."""
    return understand_request(question).kind == "draft" and form_of(question) in FORMS


def show_way(services: Services, turn: Turn, conversation: str) -> None:
    """A button to the screen where the document is written, its brief filled with the words of the conversation."""
    if not asks_for_document(turn.question):
        return
    if st.button(
        "Ouvrir dans Cahier des charges",
        key=f"to-draft-{turn.number}",
        type="primary",
        icon=":material/edit_document:",
    ):
        words = words_so_far(services.conversations.turns(conversation), turn)
        brief = brief_from_text(words[0])
        for earlier in words[1:]:
            brief = fill(brief, earlier)
        open_work(services, work_of(brief), words="\n".join(words))
        go("cahier-des-charges")


def words_so_far(turns: Sequence[Turn], turn: Turn) -> list[str]:
    """The request, then what was told before it, the latest first; what was only asked says nothing of the mission."""
    earlier = [each.question for each in turns if each.number < turn.number]
    return [turn.question, *told(reversed(earlier))]

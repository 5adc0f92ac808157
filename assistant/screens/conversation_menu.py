"""What one does with a whole conversation: export, rename, delete."""

from functools import partial

import streamlit as st

from assistant.conversations import TITLE_LENGTH, Conversation, Turn
from assistant.export import file_name, to_docx, to_markdown
from assistant.screens.markup import errors_shown, html
from assistant.screens.services import Services
from assistant.screens.state import close_dialog, current_conversation, open_conversation

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def export_menu(conversation: Conversation, turns: tuple[Turn, ...]) -> None:
    """The conversation with its sources, as a Word or Markdown file; the file is made when one clicks."""
    with st.popover("Exporter", icon=":material/download:", type="tertiary", width="content"):
        st.caption("La conversation avec ses sources en notes de bas de page.")
        st.download_button(
            "Word (.docx)",
            data=partial(to_docx, conversation.title, turns),
            file_name=file_name(conversation.title, ".docx"),
            mime=WORD,
            key="export-docx",
            icon=":material/description:",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            "Markdown (.md)",
            data=partial(to_markdown, conversation.title, turns),
            file_name=file_name(conversation.title, ".md"),
            mime="text/markdown",
            key="export-markdown",
            icon=":material/article:",
            on_click="ignore",
            width="stretch",
        )


@st.dialog("Renommer la conversation", on_dismiss=close_dialog)
def rename_dialog(services: Services, conversation: Conversation) -> None:
    """Asks for another title."""
    with st.form("rename", border=False):
        title = st.text_input("Titre", value=conversation.title, max_chars=TITLE_LENGTH, key="rename-title")
        if st.form_submit_button("Renommer", type="primary", key="rename-confirm"):
            with errors_shown():
                services.conversations.rename(conversation.id, title)
                close_dialog()
                st.rerun()


@st.dialog("Supprimer la conversation ?", on_dismiss=close_dialog)
def delete_dialog(services: Services, conversation: Conversation) -> None:
    """Asks for confirmation, then removes the conversation."""
    st.write("Ses questions et ses réponses seront effacées de cette machine :")
    html("p", conversation.title, kind="named")
    with st.container(horizontal=True):
        if st.button("Supprimer", type="primary", key="confirm-delete"):
            with errors_shown():
                services.conversations.delete(conversation.id)
                if current_conversation() == conversation.id:
                    open_conversation(None)
                close_dialog()
                st.rerun()
        if st.button("Garder", key="cancel-delete"):
            close_dialog()
            st.rerun()

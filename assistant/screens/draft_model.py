"""A section of the document written anew by the language model: asked for, written, set beside the proposed text."""

import streamlit as st

from assistant.drafting.datamodels import Draft, Section
from assistant.drafting.section_markdown import section_markdown
from assistant.screens import draft_state
from assistant.screens.draft_changes import changes_html
from assistant.screens.draft_sections import OWN
from assistant.screens.engine import has_model, model_name
from assistant.screens.markup import show_error
from assistant.screens.services import Services
from ingest.errors import FilError

ASKED, FAILED = "section_asked_of_model", "section_model_failed"
LABEL = "Récrire avec le modèle"


def may_rewrite(services: Services, section: Section) -> bool:
    """Whether a model is set and the section is one that the brief and the guides stand behind."""
    return has_model(services.settings) and not section.id.startswith(OWN)


def ask(section: Section) -> None:
    """Has the model write the section when the screen is drawn next."""
    st.session_state[ASKED] = section.id
    st.session_state.pop(FAILED, None)


def write_asked(services: Services, draft: Draft, section: Section) -> None:
    """Writes the section where it was asked for and draws the screen anew; a failure is told there, the text stays."""
    if st.session_state.get(ASKED) == section.id:
        del st.session_state[ASKED]
        _write(services, draft, section)
    failed: tuple[str, str] = st.session_state.get(FAILED, ("", ""))
    if failed[0] == section.id:
        show_error(f"Le texte n’a pas changé. {failed[1]}")


def _write(services: Services, draft: Draft, section: Section) -> None:
    name = model_name(services.settings)
    try:
        with st.spinner(f"{name} récrit cette section, chaque phrase est vérifiée…"):
            written = services.assistant().rewrite_section(section, draft)
    except FilError as error:
        st.session_state[FAILED] = (section.id, str(error))
        return
    work = draft_state.open_work_now()
    told = f"Section « {section.title} » récrite par {name}."
    rewritten = {**work.rewritten, section.id: written.rewritten or ""}
    draft_state.change_sections(services, told, section.id, rewritten=rewritten)
    st.rerun()


def show_changes(section: Section) -> None:
    """What differs from the proposed text, folded; nothing for a section that nobody changed or of the user's own."""
    if section.rewritten is None or section.id.startswith(OWN):
        return
    proposed = section_markdown(Section(section.id, section.title, section.paragraphs))
    with st.expander("Ce qui change par rapport au texte proposé", key=f"changes-{section.id}"):
        st.html(f'<div class="section-text changes">{changes_html(proposed, section.rewritten)}</div>')

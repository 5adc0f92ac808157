"""One section of the document: its text, what one does with it, its rewriting."""

from functools import partial

import streamlit as st

from assistant.drafting.datamodels import Draft, Section
from assistant.drafting.section_markdown import section_markdown
from assistant.screens import draft_model, draft_sections
from assistant.screens.draft_markup import cited_numbers, paragraphs_html, rewritten_html
from assistant.screens.draft_panel import Beside, open_panel
from assistant.screens.draft_sections import OWN
from assistant.screens.markup import html
from assistant.screens.services import Services

UP, DOWN, BACK, REMOVE = "Monter", "Descendre", "Revenir au texte proposé", "Retirer"
ADVICE = (
    "Une ligne vide sépare deux paragraphes, un tiret ouvre un élément de liste. Gardez les numéros [3] : ce sont les "
    "sources, qui deviennent des notes de bas de page."
)


def show(services: Services, draft: Draft, rank: int) -> None:
    """The section with its tools, or open to be rewritten."""
    section = draft.sections[rank]
    edit = draft_sections.edited()
    with st.container(key=f"section-{section.id}", gap="small"):
        html("h3", f"{rank + 1}. {section.title}", kind="section-title")
        if edit is not None and edit.section == section.id:
            _show_edit(services, section)
            return
        draft_model.write_asked(services, draft, section)
        _show_text(draft, section)
        draft_model.show_changes(section)
        _show_tools(services, draft, rank)


def _show_text(draft: Draft, section: Section) -> None:
    citations = {citation.n: citation for citation in draft.citations}
    gaps = [gap for gap in draft.gaps if gap.section == section.id]
    if section.rewritten is None:
        shown = paragraphs_html(section.paragraphs, citations, gaps)
    else:
        shown = rewritten_html(converted(section.rewritten), citations, gaps)
    st.html(f'<div class="section-text">{shown or "<p>Cette section est vide.</p>"}</div>')


@st.cache_data(max_entries=300, show_spinner=False)
def converted(markdown: str) -> str:
    """The HTML of a Markdown text."""
    from assistant.pandoc import convert

    return convert(markdown, "html5").decode("utf-8")


def _show_tools(services: Services, draft: Draft, rank: int) -> None:
    section = draft.sections[rank]
    with st.container(key=f"section-tools-{section.id}", horizontal=True, vertical_alignment="center", gap=None):
        st.button(
            "Modifier",
            key=f"edit-{section.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=draft_sections.start_edit,
            args=(section,),
        )
        if not section.id.startswith(OWN):
            count = len(cited_numbers(section.paragraphs, section.rewritten))
            st.button(
                f"Sources et raisons ({count})",
                key=f"beside-{section.id}",
                icon=":material/menu_book:",
                type="tertiary",
                on_click=open_panel,
                args=(Beside(section.id),),
            )
        key = f"more-{section.id}"
        st.menu_button(
            "Plus",
            _choices(services, draft, rank),
            key=key,
            type="tertiary",
            on_click=_choose,
            args=(services, draft, section, key),
        )
        if section.rewritten is not None and not section.id.startswith(OWN):
            html("p", "Texte modifié", kind="quiet")


def _choices(services: Services, draft: Draft, rank: int) -> list[str]:
    section = draft.sections[rank]
    by_model = [draft_model.LABEL] if draft_model.may_rewrite(services, section) else []
    is_changed = section.rewritten is not None and not section.id.startswith(OWN)
    up = [UP] if rank else []
    down = [DOWN] if rank + 1 < len(draft.sections) else []
    return [*by_model, *up, *down, *([BACK] if is_changed else []), *([REMOVE] if len(draft.sections) > 1 else [])]


def _choose(services: Services, draft: Draft, section: Section, key: str) -> None:
    choice = st.session_state[key]
    if choice == draft_model.LABEL:
        draft_model.ask(section)
    elif choice in (UP, DOWN):
        draft_sections.move(services, draft, section, -1 if choice == UP else 1)
    elif choice == BACK:
        draft_sections.regenerate(services, draft, section)
    elif choice == REMOVE:
        draft_sections.remove(services, draft, section)


def _show_edit(services: Services, section: Section) -> None:
    key = draft_sections.text_key(section.id)
    html("p", ADVICE, kind="quiet")
    st.text_area(
        f"Texte de la section « {section.title} »",
        section_markdown(section),
        key=key,
        height="content",
        label_visibility="collapsed",
        on_change=draft_sections.rewrite,
        args=(services, section, key),
    )
    with st.container(horizontal=True, key="edit-tools"):
        st.button("Enregistrer", key="edit-save", type="primary", on_click=draft_sections.end_edit)
        st.button("Annuler", key="edit-cancel", on_click=partial(draft_sections.cancel_edit, services))

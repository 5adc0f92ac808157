"""The document written from the brief: what is left to do, its title page, its sections, sections to add."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant.drafting.datamodels import Draft, Remark
from assistant.drafting.document import KINDS
from assistant.screens import draft_exports, draft_section, draft_sections, draft_state
from assistant.screens.draft_lists import cover_html, gaps_html, outline_html, remarks_html
from assistant.screens.markup import counted, html, literal
from assistant.screens.services import Services


def show(services: Services, draft: Draft, proposed: Draft) -> None:
    """The document as it stands; `proposed` is what the brief gives without the user's changes."""
    with st.container(key="draft-document"):
        _show_head(draft)
        for notice in draft.degraded:
            html("p", notice, kind="notice", extra=' role="note"')
        _show_outline(draft)
        _show_gaps(draft)
        _show_remarks(draft.remarks)
        with st.container(key="draft-sheet"):
            st.html(cover_html(KINDS[draft.kind], draft))
            last = draft_state.last_undo()
            for rank, section in enumerate(draft.sections):
                if last and last.place == section.id:
                    _show_undo(services)
                draft_section.show(services, draft, rank)
            if last and last.place is None:
                _show_undo(services)
        _show_adding(services, draft, proposed)


def _show_head(draft: Draft) -> None:
    """What the document is, and the way out with it."""
    with st.container(key="draft-head", horizontal=True, vertical_alignment="center"):
        html("h2", "Document", kind="step-title")
        draft_exports.show(draft)


def _show_outline(draft: Draft) -> None:
    with st.expander(
        f"Sommaire : {counted(len(draft.sections), 'section')}", key="draft-outline", icon=":material/toc:"
    ):
        st.html(outline_html(draft))


def _show_gaps(draft: Draft) -> None:
    """What is to complete, each thing once, leading to its field."""
    if not draft.gaps:
        html("p", "✓ Rien ne reste à compléter.", kind="all-said", extra=' role="status"')
        return
    fields = len({gap.field for gap in draft.gaps})
    with st.expander(f"À compléter : {counted(fields, 'information')}", key="draft-gaps", icon=":material/edit:"):
        st.html(gaps_html(draft))


def _show_remarks(remarks: Sequence[Remark]) -> None:
    """What looks odd beside the operations that the guides tell, the gravest first."""
    if not remarks:
        return
    watched = sum(remark.level != "fine" for remark in remarks)
    label = f"Points à vérifier : {watched}" if watched else "Points à vérifier : rien à signaler"
    with st.expander(label, key="draft-remarks", icon=":material/fact_check:"):
        st.html(remarks_html(remarks))


def _show_undo(services: Services) -> None:
    last = draft_state.last_undo()
    if last is None:
        return
    with st.container(key="draft-undo", horizontal=True, vertical_alignment="center"):
        html("p", last.told, extra=' role="status"')
        st.button("Annuler", key="undo", icon=":material/undo:", on_click=draft_state.undo, args=(services,))


def _show_adding(services: Services, draft: Draft, proposed: Draft) -> None:
    """A section of one's own, or one of those that were removed."""
    shown = {section.id for section in draft.sections}
    left = [section for section in proposed.sections if section.id not in shown]
    with st.popover("Ajouter une section", key="draft-adding", icon=":material/add:"):
        with st.form("new-section-form", border=False):
            st.text_input("Titre de votre section", key=draft_sections.NEW_SECTION, max_chars=120)
            add = partial(draft_sections.add, services, draft)
            st.form_submit_button("Ajouter à la fin", key="add-section", type="primary", on_click=add)
        if left:
            html("p", "Sections proposées qui ne sont pas dans le document :", kind="quiet")
        for section in left:
            st.button(
                literal(section.title),
                key=f"restore-{section.id}",
                icon=":material/add:",
                type="tertiary",
                on_click=draft_sections.restore,
                args=(services, draft, proposed, section.id),
            )

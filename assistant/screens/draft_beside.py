"""Beside the document: the page of a source, or what stands behind a section."""

import streamlit as st

from assistant.datamodels import Citation
from assistant.drafting.composer import sections_of
from assistant.drafting.datamodels import Draft, Section
from assistant.screens import source_view
from assistant.screens.draft_lists import comparables_html, passages_html, reasons_html
from assistant.screens.draft_markup import cited_numbers
from assistant.screens.draft_panel import Beside, OpenedCitation, OpenedPage, open_panel
from assistant.screens.markup import counted, html, listed
from assistant.screens.newest import show_active
from assistant.screens.services import Services
from assistant.screens.source_view import Ways


def show(services: Services, panel: OpenedCitation | OpenedPage | Beside, draft: Draft | None) -> None:
    """The panel; a section that is gone closes it."""
    if isinstance(panel, Beside):
        section = next((each for each in draft.sections if each.id == panel.section), None) if draft else None
        if draft is None or section is None:
            open_panel(None)
            st.rerun()
        show_section(draft, section)
    else:
        show_source(services, panel)


def show_source(services: Services, panel: OpenedCitation | OpenedPage) -> None:
    """The page of a citation with its neighbours, or a page opened for itself."""
    if isinstance(panel, OpenedPage):
        shown = source_view.page_shown(services, panel.document, panel.page)
        ways = _ways(shown.document, panel.back, back=panel.back)
        source_view.show_head("Page du guide", shown, ways)
        show_active("none", shown.told("Page du guide"))
    else:
        citation = panel.citation
        shown = source_view.cited(citation)
        title = f"Source {citation.n}" if panel.is_of_document else f"Source {panel.rank + 1} sur {len(panel.among)}"
        ways = _ways(shown.document, panel, before=_neighbour(panel, -1), after=_neighbour(panel, 1))
        source_view.show_head(title, shown, ways)
        show_active(
            f'.section-text [data-draft="cite:{citation.n}"]' if panel.is_of_document else "none", shown.told(title)
        )
    source_view.show_body(services, shown, ways)


def _ways(document: str, origin: OpenedCitation | None, **targets: object) -> Ways:
    """Closing leads back to what stood behind the section, when the source was opened from there."""
    before = origin.back if origin else None
    return Ways(
        open_panel,
        lambda: open_panel(before),
        to_page=lambda page: OpenedPage(document, page, origin),
        **targets,
    )


def _neighbour(panel: OpenedCitation, step: int) -> OpenedCitation | None:
    rank = panel.rank + step
    if not 0 <= rank < len(panel.among):
        return None
    return OpenedCitation(panel.among, rank, panel.back, panel.is_of_document)


def show_section(draft: Draft, section: Section) -> None:
    """Passages, reasons, comparable operations and clauses left out of a section."""
    citations: dict[int, Citation] = {citation.n: citation for citation in draft.citations}
    numbers = cited_numbers(section.paragraphs, section.rewritten)
    with st.container(key="source-head", horizontal=True, vertical_alignment="center", gap="small"):
        html("h2", section.title)
        st.button(
            "Fermer",
            key="beside-close",
            icon=":material/close:",
            type="tertiary",
            on_click=open_panel,
            args=(None,),
            shortcut="Esc",
        )
    with st.container(key="section-beside"):
        if section.reasons:
            html("h3", "Pourquoi ces clauses")
            st.html(reasons_html(section.reasons, citations))
        if section.comparables:
            html("h3", "Opérations comparables")
            st.html(comparables_html(section.id, section.comparables))
        if numbers:
            html("h3", f"{counted(len(numbers), 'passage utilisé')}")
            st.html(passages_html(numbers, citations))
        else:
            html("p", "Cette section ne s’appuie que sur votre brief : aucun passage des guides n’y est cité.")
        if section.left_out:
            html("h3", "Clauses laissées de côté")
            html("p", "Aucun passage de vos guides ne les appuie :", kind="quiet")
            st.html(listed(left_out_told(draft, section)))


def left_out_told(draft: Draft, section: Section) -> list[str]:
    """Why each clause left out would have stood there, each sentence once."""
    clauses = (clause for plan in sections_of(draft.kind) if plan.id == section.id for clause in plan.clauses)
    return list(dict.fromkeys(clause.why for clause in clauses if clause.id in section.left_out))

"""One fiche: what it is for, where it stands, what goes with it, its pages, and a question about it."""

import streamlit as st

from assistant.screens import page_view
from assistant.screens.markup import fiche_name, html, literal, page_name, page_span
from assistant.screens.state import DOCUMENTS, INPUT, ask, go, open_conversation, open_fiche
from ingest.datamodels import Fiche, Guide


def show(guide: Guide, fiche: Fiche) -> None:
    """The card of a fiche."""
    html("p", guide.title, kind="quiet")
    html("h2", fiche_name(fiche), kind="fiche-title")
    pages = page_span(fiche)
    html("p", f"{pages[0].upper()}{pages[1:]} du PDF{_printed(guide, fiche)}", kind="quiet")
    if fiche.summary:
        html("p", fiche.summary, kind="summary-text")
    _show_situations(fiche)
    _show_asking(guide, fiche)
    _show_related(guide, fiche)
    _show_pages(guide, fiche)


def _printed(guide: Guide, fiche: Fiche) -> str:
    """The printed number of the first page, where it differs."""
    label = next((page.label for page in guide.pages if page.number == fiche.page), None)
    return f" (imprimée {label})" if label and label != str(fiche.page) else ""


def _show_situations(fiche: Fiche) -> None:
    if fiche.situations:
        html("h3", "Quand l’ouvrir")
        for situation in fiche.situations:
            html("p", situation, kind="situation")


def _show_asking(guide: Guide, fiche: Fiche) -> None:
    """Questions that the fiche answers, and a free one: both search in its guide alone."""
    with st.container(key="fiche-asking"):
        if st.button("Poser une question sur cette fiche", type="primary", icon=":material/forum:", key="ask-fiche"):
            _leave_for_questions(guide)
            st.session_state[INPUT] = f"Dans « {fiche.title} » : "
            go("questions")
        for rank, question in enumerate(fiche.questions):
            if st.button(
                literal(question), key=f"fiche-question-{rank}", icon=":material/subdirectory_arrow_right:", wrap=True
            ):
                _leave_for_questions(guide)
                ask(question)
                go("questions")


def _leave_for_questions(guide: Guide) -> None:
    open_conversation(None)
    st.session_state[DOCUMENTS] = [guide.document]


def _show_related(guide: Guide, fiche: Fiche) -> None:
    related = [each for each in guide.fiches if each.code in fiche.related]
    if not related:
        return
    html("h3", "Fiches liées")
    with st.container(key="related"):
        for each in related:
            st.button(
                literal(fiche_name(each)),
                key=f"related-{each.code}",
                icon=":material/link:",
                type="tertiary",
                wrap=True,
                on_click=open_fiche,
                args=(each.document, each.code),
            )


def _show_pages(guide: Guide, fiche: Fiche) -> None:
    """The pages of the fiche as images, one at a time."""
    html("h3", "Lire la fiche")
    last = min(fiche.page_end, len(guide.pages))
    turned = f"fiche-page-{fiche.document}-{fiche.code}"
    page = min(max(st.session_state.get(turned, fiche.page), fiche.page), last)
    if last > fiche.page:
        with st.container(key="fiche-turning", horizontal=True, vertical_alignment="center"):
            _turn("Page précédente", "arrow_back", turned, page - 1, is_off=page <= fiche.page)
            _turn("Page suivante", "arrow_forward", turned, page + 1, is_off=page >= last)
            html("p", f"{page_name(page, None)}, {page - fiche.page + 1} sur {last - fiche.page + 1}", kind="quiet")
    page_view.show(guide, page, "", name="fiche")


def _turn(label: str, icon: str, turned: str, page: int, *, is_off: bool) -> None:
    st.button(
        label,
        key=f"fiche-{icon}",
        icon=f":material/{icon}:",
        disabled=is_off,
        on_click=st.session_state.update,
        args=({turned: page},),
    )

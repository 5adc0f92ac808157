"""The panel beside the conversation: a page as an image, the cited passage highlighted, and where it comes from."""

from dataclasses import dataclass

import streamlit as st

from assistant.conversations import Turn
from assistant.datamodels import Citation
from assistant.screens import page_view
from assistant.screens.answers import mark_keys
from assistant.screens.markup import STATUS_MEANING, fiche_name, html, page_name, status_badge
from assistant.screens.newest import show_active_marks
from assistant.screens.services import Services
from assistant.screens.state import CitedSource, PageSource, Source, close_source, open_source
from ingest.datamodels import Fiche, Guide


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows: a page, and the citation on it when it was opened by one."""

    document: str
    title: str
    page: int
    label: str | None
    fiche: Fiche | None
    citation: Citation | None = None


def show(services: Services, source: Source, turns: tuple[Turn, ...]) -> None:
    """The panel for a citation or a page; a source that no longer exists closes it."""
    citations = _citations(source, turns)
    citation = next((each for each in citations if isinstance(source, CitedSource) and each.n == source.n), None)
    if isinstance(source, CitedSource) and citation is None:
        close_source()
        st.rerun()
    shown = _cited(citation) if citation else _page(services, source)
    _show_head(source, citation, citations)
    _show_place(shown)
    name = f"Source {citation.n}" if citation else "Page du guide"
    marks = [key for turn in turns if citation and _is_of(source, turn) for key in mark_keys(turn, citation.n)]
    show_active_marks(marks, f"{name} : {page_name(shown.page, shown.label)}, {shown.title}")
    if citation:
        _show_quote(citation)
    guide = services.guide(shown.document)
    if guide is None:
        st.info("Ce guide a été retiré du corpus : sa page ne peut plus être montrée.", icon=":material/info:")
        return
    page_view.show(guide, shown.page, citation.quote if citation else "", name="source")
    _show_turning(guide, shown, source)


def _citations(source: Source, turns: tuple[Turn, ...]) -> tuple[Citation, ...]:
    """The citations among which one steps: those of the answer that was clicked."""
    return next((turn.answer.citations for turn in turns if _is_of(source, turn)), ())


def _is_of(source: Source, turn: Turn) -> bool:
    """True when the source is a citation of that turn."""
    return isinstance(source, CitedSource) and source.turn == turn.number


def _cited(citation: Citation) -> Shown:
    return Shown(citation.document, citation.title, citation.page, citation.label, citation.fiche, citation)


def _page(services: Services, source: Source) -> Shown:
    """A page opened for itself, with its printed label and the fiche it lies in."""
    assert isinstance(source, PageSource)
    guide = services.guide(source.document)
    if guide is None:
        return Shown(source.document, source.document, source.page, None, None)
    page = next((page for page in guide.pages if page.number == source.page), None)
    fiches = [fiche for fiche in guide.fiches if fiche.page <= source.page <= fiche.page_end]
    return Shown(guide.document, guide.title, source.page, page.label if page else None, fiches[-1] if fiches else None)


def _show_head(source: Source, citation: Citation | None, citations: tuple[Citation, ...]) -> None:
    """Which source this is, the way to its neighbours, and out."""
    with st.container(key="source-head", horizontal=True, vertical_alignment="center", gap="small"):
        if citation is None:
            html("h2", "Page du guide")
            if isinstance(source, PageSource) and source.back:
                st.button("Revenir à la citation", key="source-back", on_click=open_source, args=(source.back,))
        else:
            numbers = [each.n for each in citations]
            rank = numbers.index(citation.n)
            html("h2", f"Source {citation.n} sur {len(numbers)}")
            _step("Citation précédente", "chevron_left", source, numbers[rank - 1] if rank else None)
            _step("Citation suivante", "chevron_right", source, numbers[rank + 1] if rank + 1 < len(numbers) else None)
        st.button(
            "Fermer la source",
            key="source-close",
            icon=":material/close:",
            type="tertiary",
            on_click=close_source,
            shortcut="Esc",
        )


def _step(label: str, icon: str, source: Source, n: int | None) -> None:
    """A button to a neighbouring citation, off at either end."""
    assert isinstance(source, CitedSource)
    st.button(
        label,
        key=f"source-{icon}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=n is None,
        on_click=open_source,
        args=(CitedSource(source.turn, n or source.n),),
    )


def _show_place(shown: Shown) -> None:
    html("p", shown.title, kind="source-guide")
    if shown.fiche:
        html("p", fiche_name(shown.fiche), kind="source-fiche")
    badge = status_badge(shown.citation.status) if shown.citation else ""
    st.html(f'<p class="source-page"><span>{page_name(shown.page, shown.label)}</span> {badge}</p>')


def _show_quote(citation: Citation) -> None:
    html("blockquote", citation.quote, kind="quote")
    if citation.status != "exact":
        html("p", STATUS_MEANING[citation.status], kind="status-meaning")


def _show_turning(guide: Guide, shown: Shown, source: Source) -> None:
    """The pages before and after, to read a passage in its surroundings."""
    back = source if isinstance(source, CitedSource) else source.back
    with st.container(key="source-turning", horizontal=True, horizontal_alignment="distribute"):
        for label, page, icon in (
            ("Page précédente", shown.page - 1, "arrow_back"),
            ("Page suivante", shown.page + 1, "arrow_forward"),
        ):
            st.button(
                label,
                key=f"turn-{icon}",
                icon=f":material/{icon}:",
                icon_position="left" if page < shown.page else "right",
                type="tertiary",
                disabled=not 1 <= page <= len(guide.pages),
                on_click=open_source,
                args=(PageSource(guide.document, page, back),),
            )

"""A page as an image with its cited passage highlighted, where it comes from, and the way to its neighbours and out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from assistant.datamodels import Citation
from assistant.screens import page_view
from assistant.screens.markup import STATUS_MEANING, fiche_name, html, page_name, status_badge
from assistant.screens.services import Services
from ingest.datamodels import Fiche, Guide


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and the citation on it when it was opened by one."""

    document: str
    title: str
    page: int
    label: str | None
    fiche: Fiche | None
    citation: Citation | None = None

    def told(self, name: str) -> str:
        """What is shown, for those who listen to the screen."""
        return f"{name} : {page_name(self.page, self.label)}, {self.title}"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead: what `open` takes for the citations before and after, for the one it was opened from
    (None where there is none), and for another page."""

    open: Callable[[Any], None]
    close: Callable[[], None]
    to_page: Callable[[int], Any]
    before: Any = None
    after: Any = None
    back: Any = None


def cited(citation: Citation) -> Shown:
    """The page of a citation."""
    return Shown(citation.document, citation.title, citation.page, citation.label, citation.fiche, citation)


def page_shown(services: Services, document: str, number: int) -> Shown:
    """A page opened for itself, with its printed label and the fiche it lies in."""
    guide = services.guide(document)
    if guide is None:
        return Shown(document, document, number, None, None)
    page = next((page for page in guide.pages if page.number == number), None)
    fiches = [fiche for fiche in guide.fiches if fiche.page <= number <= fiche.page_end]
    return Shown(guide.document, guide.title, number, page.label if page else None, fiches[-1] if fiches else None)


def show_head(title: str, shown: Shown, ways: Ways) -> None:
    """Which source this is, the way to its neighbours, and out."""
    with st.container(key="source-head", horizontal=True, vertical_alignment="center", gap="small"):
        html("h2", title)
        if shown.citation is None and ways.back is not None:
            st.button("Revenir à la citation", key="source-back", on_click=ways.open, args=(ways.back,))
        elif shown.citation is not None:
            _step("Citation précédente", "chevron_left", ways.before, ways)
            _step("Citation suivante", "chevron_right", ways.after, ways)
        st.button(
            "Fermer la source",
            key="source-close",
            icon=":material/close:",
            type="tertiary",
            on_click=ways.close,
            shortcut="Esc",
        )


def _step(label: str, icon: str, target: Any, ways: Ways) -> None:
    """A button to a neighbouring citation, off at either end."""
    st.button(
        label,
        key=f"source-{icon}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=target is None,
        on_click=ways.open,
        args=(target,),
    )


def show_body(services: Services, shown: Shown, ways: Ways) -> None:
    """Guide, fiche and page; the quote with its state; the page itself and the way to the next ones."""
    html("p", shown.title, kind="source-guide")
    if shown.fiche:
        html("p", fiche_name(shown.fiche), kind="source-fiche")
    badge = status_badge(shown.citation.status) if shown.citation else ""
    st.html(f'<p class="source-page"><span>{page_name(shown.page, shown.label)}</span> {badge}</p>')
    if shown.citation:
        _show_quote(shown.citation)
    guide = services.guide(shown.document)
    if guide is None:
        st.info("Ce guide a été retiré du corpus : sa page ne peut plus être montrée.", icon=":material/info:")
        return
    page_view.show(guide, shown.page, shown.citation.quote if shown.citation else "", name="source")
    _show_turning(guide, shown, ways)


def _show_quote(citation: Citation) -> None:
    html("blockquote", citation.quote, kind="quote")
    if citation.status != "exact":
        html("p", STATUS_MEANING[citation.status], kind="status-meaning")


def _show_turning(guide: Guide, shown: Shown, ways: Ways) -> None:
    """The pages before and after, to read a passage in its surroundings."""
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
                on_click=ways.open,
                args=(ways.to_page(page),),
            )

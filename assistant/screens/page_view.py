"""A page of a guide as an image: highlight, zoom, opening and downloading of the PDF."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit import runtime

from assistant.screens.markup import page_name
from ingest.datamodels import Guide
from ingest.pages.images import find_boxes, render_page

ZOOMS = {"Page entière": 0, "150 %": 150, "200 %": 200}
BASE_WIDTH = 480
"""Width in pixels from which a zoom of 150 % is counted: that of the panel on a usual screen."""


def show(guide: Guide, page: int, quote: str, *, name: str) -> None:
    """The page with the quote highlighted; `name` keeps apart the views of different screens."""
    path = Path(guide.source)
    if not path.exists():
        _show_text_instead(guide, page)
        return
    zoom = choose_zoom(name)
    image, is_highlighted = _picture(str(path), path.stat().st_mtime_ns, page, quote, 3.0 if zoom else 2.0)
    highlight = f". Passage surligné : {quote}" if is_highlighted else ""
    with st.container(key=f"{name}-image"):
        st.image(
            image,
            width=BASE_WIDTH * zoom // 100 if zoom else "stretch",
            alt=f"{page_name(page, None)}, {guide.title}{highlight}",
        )
    if quote and not is_highlighted:
        st.caption("Le passage n’a pas pu être situé sur l’image : lisez la page entière.")
    _show_file_tools(guide, path, page, name)


def choose_zoom(name: str) -> int:
    """The chosen zoom in percent, 0 for the whole page."""
    zoom = st.segmented_control(
        "Taille de la page",
        list(ZOOMS),
        default="Page entière",
        key=f"{name}-zoom",
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    return ZOOMS[zoom or "Page entière"]


def _show_file_tools(guide: Guide, path: Path, page: int, name: str) -> None:
    """The PDF itself: opened at the page in another tab, or downloaded."""
    with st.container(key=f"{name}-tools", horizontal=True, vertical_alignment="center"):
        address = _address(path, guide.document)
        if address:
            st.link_button(
                f"Ouvrir le PDF à la page {page}",
                f"{address}#page={page}",
                key=f"{name}-open",
                icon=":material/open_in_new:",
                type="tertiary",
            )
        st.download_button(
            "Télécharger",
            data=partial(path.read_bytes),
            file_name=guide.document,
            mime="application/pdf",
            key=f"{name}-download",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


def _address(path: Path, document: str) -> str | None:
    """Where the reader's browser finds the PDF, so that it opens at a page; None outside of a server.

    Streamlit has no public call for it; st.image and st.audio go through the same media files.
    """
    if not runtime.exists():
        return None
    files = runtime.get_instance().media_file_mgr
    return files.add(str(path), "application/pdf", coordinates=f"guide-{document}", file_name=document)


@st.cache_data(max_entries=60, show_spinner="Préparation de la page…")
def _picture(path: str, changed: int, page: int, quote: str, scale: float) -> tuple[bytes, bool]:
    """The image of a page and whether the quote is highlighted on it; `changed` renews it when the file changes."""
    boxes = find_boxes(Path(path), page, quote) if quote else []
    return render_page(Path(path), page, scale=scale, boxes=boxes), bool(boxes)


def _show_text_instead(guide: Guide, page: int) -> None:
    st.info(
        f"Le fichier {guide.document} n’est plus dans le dossier des guides : voici le texte lu sur cette page.",
        icon=":material/info:",
    )
    st.text(next((each.text for each in guide.pages if each.number == page), ""))

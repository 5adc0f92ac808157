"""The Fiches screen: the catalogue by guide, and the fiche one opens."""

from collections.abc import Sequence

import streamlit as st

from assistant.screens import fiche_card
from assistant.screens.markup import counted, html, literal
from assistant.screens.services import Services
from assistant.screens.state import open_fiche, opened_fiche
from ingest.datamodels import Fiche, Guide
from ingest.text import fold

ALL = ""


def show(services: Services) -> None:
    """The catalogue on the left, the open fiche on the right."""
    guides = services.guides
    html("h1", "Fiches")
    if not any(guide.fiches for guide in guides):
        st.info("Aucune fiche n’a été reconnue dans vos guides. L’écran Corpus permet d’en décrire.")
        return
    found = _search(guides)
    opened = _opened(services, found)
    with st.container(key="catalogue"):
        left, right = st.columns([9, 13], gap="large")
        with left:
            _show_list(found, opened)
        with right, st.container(key="fiche-card"):
            guide = services.guide(opened.document) if opened else None
            if opened and guide:
                st.query_params.update({"guide": opened.document, "fiche": opened.code})
                fiche_card.show(guide, opened)


def _search(guides: Sequence[Guide]) -> list[tuple[Guide, list[Fiche]]]:
    """The fiches that the search field and the guide filter keep, by guide."""
    titles = {guide.document: guide.title for guide in guides if guide.fiches}
    with st.container(key="fiche-search", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Chercher une fiche",
            key="fiche-words",
            placeholder="Mot du titre, code ou résumé",
            icon=":material/search:",
            persist_state="session",
        )
        chosen = st.selectbox(
            "Guide",
            [ALL, *titles],
            format_func=lambda document: titles.get(document, "Tous les guides"),
            key="fiche-guide",
            persist_state="session",
        )
    found = []
    for guide in guides:
        fiches = [fiche for fiche in guide.fiches if matches(fiche, words)]
        if fiches and chosen in (ALL, guide.document):
            found.append((guide, fiches))
    return found


def matches(fiche: Fiche, words: str) -> bool:
    """True when every word typed stands in the fiche's code, titles, summary or situations; accents do not count."""
    text = fold(" ".join([fiche.code, fiche.title, *fiche.variants, fiche.summary, *fiche.situations]))
    return all(word in text for word in fold(words).split())


def _show_list(found: list[tuple[Guide, list[Fiche]]], opened: Fiche | None) -> None:
    count = sum(len(fiches) for _, fiches in found)
    html(
        "p",
        counted(count, "fiche") if count else "Aucune fiche ne contient ces mots.",
        kind="quiet",
        extra=' role="status"',
    )
    with st.container(key="fiche-list"):
        for guide, fiches in found:
            html("h2", guide.title)
            for fiche in fiches:
                _show_entry(fiche, is_open=fiche == opened)


def _show_entry(fiche: Fiche, *, is_open: bool) -> None:
    label = literal(fiche.title)
    if not fiche.title.startswith(fiche.code):
        label = f"**{literal(fiche.code)}**  {label}"
    with st.container(key=f"fiche-entry-{'open-' if is_open else ''}{fiche.document}-{fiche.code}"):
        st.button(
            label,
            key=f"entry-{fiche.document}-{fiche.code}",
            type="tertiary",
            width="stretch",
            wrap=True,
            on_click=open_fiche,
            args=(fiche.document, fiche.code),
        )


def _opened(services: Services, found: list[tuple[Guide, list[Fiche]]]) -> Fiche | None:
    """The fiche to show: the one that was opened, else the first of the list."""
    opened = opened_fiche()
    fiche = services.fiche(*opened) if opened else None
    return fiche or (found[0][1][0] if found else None)

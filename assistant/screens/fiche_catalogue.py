"""The catalogue to browse: every guide with its fiches, filtered by words."""

from collections.abc import Sequence

import streamlit as st

from assistant.screens.markup import counted, html, literal, tied
from assistant.screens.state import open_fiche
from ingest.datamodels import Fiche, Guide
from ingest.text import fold

ALL = ""


def show(guides: Sequence[Guide]) -> None:
    """The filter and the guides, folded as long as nothing is looked for."""
    with st.container(key="catalogue"):
        html("h2", "Toutes les fiches")
        words, chosen = _show_filter(guides)
        kept = [guide for guide in guides if chosen in (ALL, guide.document)]
        found = [(guide, [fiche for fiche in guide.fiches if matches(fiche, words)]) for guide in kept]
        count = sum(len(fiches) for _, fiches in found)
        told = counted(count, "fiche") if count else "Aucune fiche ne contient ces mots."
        html("p", told, kind="quiet", extra=' role="status"')
        for guide, fiches in found:
            if fiches:
                _show_guide(guide, fiches, is_open=bool(words.strip()) or len(kept) == 1)


def _show_filter(guides: Sequence[Guide]) -> tuple[str, str]:
    """The words and the guide that the fiches listed must have."""
    titles = {guide.document: guide.title for guide in guides}
    with st.container(key="fiche-search", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Filtrer les fiches",
            key="fiche-words",
            placeholder="Mot du titre, code ou résumé",
            icon=":material/filter_list:",
            persist_state="session",
        )
        chosen = st.selectbox(
            "Guide",
            [ALL, *titles],
            format_func=lambda document: titles.get(document, "Tous les guides"),
            key="fiche-guide",
            persist_state="session",
        )
    return words, chosen


def matches(fiche: Fiche, words: str) -> bool:
    """True when every word typed stands in the fiche's code, titles, summary or situations; accents do not count."""
    text = fold(" ".join([fiche.code, fiche.title, *fiche.variants, fiche.summary, *fiche.situations]))
    return all(word in text for word in fold(words).split())


def _show_guide(guide: Guide, fiches: Sequence[Fiche], *, is_open: bool) -> None:
    # A key for each state: Streamlit keeps what the user folded, also when the filter should unfold it.
    state = "open" if is_open else "folded"
    label = f"**{literal(guide.title)}**  {counted(len(fiches), 'fiche')}"
    with (
        st.expander(label, expanded=is_open, key=f"shelf-{state}-{guide.document}"),
        st.container(key=f"fiche-tiles-{guide.document}"),
    ):
        for fiche in fiches:
            st.button(
                tile_label(fiche),
                key=f"entry-{fiche.document}-{fiche.code}",
                width="stretch",
                wrap=True,
                on_click=open_fiche,
                args=(fiche.document, fiche.code),
            )


def tile_label(fiche: Fiche) -> str:
    """Code above title as Markdown; the title alone when it opens with the code."""
    title = literal(tied(fiche.title))
    return title if fiche.title.startswith(fiche.code) else f"**{literal(fiche.code)}**  \n{title}"

"""The panel beside the conversation: the page of a citation, or a page opened for itself."""

import streamlit as st

from assistant.conversations import Turn
from assistant.datamodels import Citation
from assistant.screens import source_view
from assistant.screens.answers import mark_keys
from assistant.screens.newest import show_active_marks
from assistant.screens.services import Services
from assistant.screens.source_view import Ways
from assistant.screens.state import CitedSource, PageSource, Source, close_source, open_source


def show(services: Services, source: Source, turns: tuple[Turn, ...]) -> None:
    """The panel for a citation or a page; a source that no longer exists closes it."""
    citations = _citations(source, turns)
    citation = next((each for each in citations if isinstance(source, CitedSource) and each.n == source.n), None)
    if isinstance(source, CitedSource) and citation is None:
        close_source()
        st.rerun()
    if citation is not None:
        shown, rank = source_view.cited(citation), citations.index(citation)
        title, name = f"Source {citation.n} sur {len(citations)}", f"Source {citation.n}"
    else:
        assert isinstance(source, PageSource)
        shown, rank = source_view.page_shown(services, source.document, source.page), None
        title = name = "Page du guide"
    ways = _ways(source, citations, rank, shown.document)
    source_view.show_head(title, shown, ways)
    marks = [key for turn in turns if citation and _is_of(source, turn) for key in mark_keys(turn, citation.n)]
    show_active_marks(marks, shown.told(name))
    source_view.show_body(services, shown, ways)


def _ways(source: Source, citations: tuple[Citation, ...], rank: int | None, document: str) -> Ways:
    """The neighbours of citation number `rank`; from a page opened for itself, the way back to its citation."""
    back = source if isinstance(source, CitedSource) else source.back

    def neighbour(step: int) -> CitedSource | None:
        if rank is None or not isinstance(source, CitedSource) or not 0 <= rank + step < len(citations):
            return None
        return CitedSource(source.turn, citations[rank + step].n)

    return Ways(
        open_source,
        close_source,
        to_page=lambda page: PageSource(document, page, back),
        before=neighbour(-1),
        after=neighbour(1),
        back=back,
    )


def _citations(source: Source, turns: tuple[Turn, ...]) -> tuple[Citation, ...]:
    """The citations among which one steps: those of the answer that was clicked."""
    return next((turn.answer.citations for turn in turns if _is_of(source, turn)), ())


def _is_of(source: Source, turn: Turn) -> bool:
    """True when the source is a citation of that turn."""
    return isinstance(source, CitedSource) and source.turn == turn.number

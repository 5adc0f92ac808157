"""What is open beside the document or the report: what stands behind a section, a citation, a page."""

from dataclasses import dataclass

import streamlit as st

from assistant.datamodels import Citation

PANEL = "draft_panel"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands behind a section, shown beside the document."""

    section: str


@dataclass(frozen=True, slots=True)
class OpenedCitation:
    """Citation number `rank` of those among which one steps; `back` is what was open before."""

    among: tuple[Citation, ...]
    rank: int
    back: Beside | None = None
    is_of_document: bool = False
    """Its number stands in the text of the document."""

    @property
    def citation(self) -> Citation:
        """The citation itself."""
        return self.among[self.rank]


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page opened for itself, or reached by turning from a citation."""

    document: str
    page: int
    back: OpenedCitation | None = None


Panel = Beside | OpenedCitation | OpenedPage


def panel() -> Panel | None:
    """What is open beside the document, None for the form."""
    found: Panel | None = st.session_state.get(PANEL)
    return found


def open_panel(target: Panel | None) -> None:
    """Opens something beside the document; None brings the form back."""
    st.session_state[PANEL] = target

"""The Corpus screen: the guides, their quality, adding, removing, reading again."""

import streamlit as st

from assistant.screens import corpus_guide, corpus_upload
from assistant.screens.jobs import ReadingJob
from assistant.screens.markup import counted, html, literal, spaced
from assistant.screens.reading import has_guides, restart, show_failure, show_progress
from assistant.screens.reading_report import show_report
from assistant.screens.services import Services
from assistant.screens.state import close_dialog, is_dialog_open, open_dialog
from ingest.datamodels import Guide
from ingest.errors import IndexMismatchError, IndexMissingError


def show(services: Services) -> None:
    """The guides in use and what one does with them."""
    with st.container(key="corpus"):
        _show(services)


def _show(services: Services) -> None:
    html("h1", "Corpus")
    html("p", "Les guides dans lesquels l’assistant cherche ses réponses. Ils restent sur cette machine.", kind="intro")
    job = services.reading()
    is_busy = job is not None and job.is_alive()
    if job is not None:
        _show_job(services, job)
    guides = _guides(services)
    if guides:
        _show_totals(guides)
    corpus_upload.show(services, guides, is_busy=is_busy)
    if guides:
        html("h2", "Guides")
        for guide in guides:
            corpus_guide.show(services, guide, is_busy=is_busy)
    _show_rereading(services, is_busy=is_busy)


def _guides(services: Services) -> list[Guide]:
    """The guides of the index by title; none while there is no usable index."""
    try:
        guides = services.guides
    except IndexMissingError:
        return []
    except IndexMismatchError as error:
        st.warning(literal(str(error)), icon=":material/sync_problem:")
        return []
    return sorted(guides, key=lambda guide: guide.title.casefold())


def _show_job(services: Services, job: ReadingJob) -> None:
    """The reading in progress, or what the last one came to, until it is put away."""
    with st.container(key="job"):
        if job.is_alive():
            html("h2", "Lecture en cours")
            show_progress(services, job)
        elif job.error or job.failed:
            show_failure(services, job)
        else:
            show_report(services, job)


def _show_totals(guides: list[Guide]) -> None:
    totals = (
        ("Guides", len(guides)),
        ("Pages", sum(len(guide.pages) for guide in guides)),
        ("Fiches", sum(len(guide.fiches) for guide in guides)),
        ("Passages", sum(len(guide.passages) for guide in guides)),
    )
    cells = "".join(f"<div><dt>{name}</dt><dd>{spaced(number)}</dd></div>" for name, number in totals)
    st.html(f'<dl class="totals">{cells}</dl>')


def _show_rereading(services: Services, *, is_busy: bool) -> None:
    html("h2", "Dossier des guides")
    html("p", str(services.settings.corpus), kind="path")
    if not has_guides(services):
        html("p", "Ce dossier est vide : ajoutez un premier guide ci-dessus.", kind="quiet")
        return
    with st.container(key="rereading", horizontal=True):
        st.button(
            "Relire ce qui a changé",
            key="reread",
            icon=":material/sync:",
            disabled=is_busy,
            on_click=restart,
            args=(services,),
            help="Lit les PDF ajoutés ou modifiés dans le dossier, et retire ceux qui n’y sont plus.",
        )
        st.button(
            "Tout reconstruire",
            key="rebuild",
            icon=":material/restart_alt:",
            disabled=is_busy,
            help="Relit tous les guides depuis le début.",
            on_click=open_dialog,
            args=("rebuild",),
        )
    if is_dialog_open("rebuild"):
        _confirm_rebuild(services)


@st.dialog("Tout reconstruire ?", on_dismiss=close_dialog)
def _confirm_rebuild(services: Services) -> None:
    pages = sum(len(guide.pages) for guide in _guides(services))
    size = f" ({counted(pages, 'page')})" if pages else ""
    st.write(
        f"Tous les guides seront relus{size}. L’index actuel sert jusqu’à la fin ; vos conversations sont gardées."
    )
    with st.container(horizontal=True):
        if st.button("Reconstruire", type="primary", key="confirm-rebuild"):
            restart(services, rebuild=True)
            close_dialog()
            st.rerun()
        if st.button("Annuler", key="cancel-rebuild"):
            close_dialog()
            st.rerun()

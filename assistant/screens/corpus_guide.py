"""One guide of the corpus: its size, the quality of its reading, its catalogue, its removal."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.screens.catalogue_editor import edit_catalogue
from assistant.screens.markup import counted, errors_shown, html, literal, page_ranges
from assistant.screens.services import Services
from assistant.screens.state import close_dialog, is_dialog_open, open_dialog
from ingest.datamodels import Guide, Page
from ingest.errors import InputError

REMOVED = "guides-retires"


def show(services: Services, guide: Guide, *, is_busy: bool) -> None:
    """The guide on a few lines, with its details and what one can do with it."""
    with st.container(key=f"guide-{guide.document}", border=True):
        html("h3", guide.title)
        origin = ", ".join(str(part) for part in (guide.publisher, guide.year) if part)
        html("p", " · ".join(part for part in (origin, guide.document) if part), kind="quiet")
        counts = (
            counted(len(guide.pages), "page"),
            counted(len(guide.fiches), "fiche"),
            counted(len(guide.passages), "passage"),
        )
        html("p", " · ".join(counts), kind="counts")
        _show_quality(guide)
        with st.container(key=f"guide-tools-{guide.document}", horizontal=True):
            st.button(
                "Corriger le catalogue",
                key=f"edit-{guide.document}",
                icon=":material/edit_note:",
                type="tertiary",
                disabled=is_busy,
                help="Titre, éditeur, année et fiches de ce guide.",
                on_click=open_dialog,
                args=("catalogue", guide.document),
            )
            st.button(
                "Retirer",
                key=f"remove-{guide.document}",
                icon=":material/delete:",
                type="tertiary",
                disabled=is_busy,
                on_click=open_dialog,
                args=("removal", guide.document),
            )
    if is_dialog_open("catalogue", guide.document):
        edit_catalogue(services, guide)
    elif is_dialog_open("removal", guide.document):
        _confirm_removal(services, guide)


def _show_quality(guide: Guide) -> None:
    """Which pages cannot be cited, were read by OCR or are doubtful, each with what it means."""
    missing = [page for page in guide.pages if page.source == "none"]
    scanned = [page for page in guide.pages if page.source == "ocr"]
    noted = [page for page in guide.pages if page.note and page not in missing]
    if not missing and not scanned and not noted:
        _show_state("exact", "✓", "Toutes les pages ont été lues.")
        return
    if missing:
        noun = "ces pages ne peuvent pas être citées" if len(missing) > 1 else "cette page ne peut pas être citée"
        _show_state("not-found", "!", f"{counted(len(missing), 'page')} sans texte : {noun}.")
    if scanned:
        _show_state("approximate", "≈", f"{counted(len(scanned), 'page lue')} par reconnaissance de caractères (OCR).")
    with st.expander("Détail par page", key=f"quality-{guide.document}"):
        for title, pages in (("Sans texte", missing), ("Lues par OCR", scanned), ("À vérifier", noted)):
            if pages:
                html("p", f"{title} : {page_ranges([page.number for page in pages])}")
        for note in _notes([*missing, *noted]):
            html("p", note, kind="quiet")


def _show_state(kind: str, sign: str, text: str) -> None:
    st.html(f'<p class="quality"><span class="badge {kind}"><span aria-hidden="true">{sign}</span></span> {text}</p>')


def _notes(pages: Sequence[Page]) -> list[str]:
    """Each different note once, with its pages."""
    notes: dict[str, list[int]] = {}
    for page in pages:
        if page.note:
            notes.setdefault(page.note, []).append(page.number)
    return [f"Pages {page_ranges(numbers)} : {note}" for note, numbers in notes.items()]


@st.dialog("Retirer ce guide ?", on_dismiss=close_dialog)
def _confirm_removal(services: Services, guide: Guide) -> None:
    folder = services.settings.data / REMOVED
    st.write(f"**{literal(guide.title)}** ne sera plus cherché ni cité.")
    if _is_in_corpus(services, guide):
        place = literal(str(folder))
        st.write(f"Le fichier {literal(guide.document)} est rangé dans {place} : vous pourrez l’y reprendre.")
    with st.container(horizontal=True):
        if st.button("Retirer", type="primary", key="confirm-removal"):
            with errors_shown():
                remove_guide(services, guide)
                close_dialog()
                st.rerun()
        if st.button("Garder", key="cancel-removal"):
            close_dialog()
            st.rerun()


def remove_guide(services: Services, guide: Guide) -> None:
    """Takes the guide out of the index, and its PDF out of the folder where the next reading would find it.

    Raises FilError when another reading holds the index, or when the file cannot be moved.
    """
    services.reader.remove(services.settings, guide.document)
    source = Path(guide.source)
    if not _is_in_corpus(services, guide) or not source.exists():
        return
    folder = services.settings.data / REMOVED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(source, folder / guide.document)
    except OSError as error:
        raise InputError(
            f"« {guide.document} » est retiré, mais son fichier n’a pas pu être déplacé ({error.strerror}) : "
            "fermez-le dans les autres programmes et ôtez-le du dossier, sinon la prochaine lecture le reprendra."
        ) from error


def _is_in_corpus(services: Services, guide: Guide) -> bool:
    return Path(guide.source).resolve().is_relative_to(services.settings.corpus.resolve())

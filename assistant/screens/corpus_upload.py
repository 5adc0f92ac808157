"""Adding guides: each file is checked on its own, the good ones go to the user's folder and are read."""

import re
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import streamlit as st

from assistant.screens.markup import counted, html, show_error
from assistant.screens.reading import restart
from assistant.screens.services import Services
from ingest.datamodels import Guide
from ingest.errors import FilError, InputError

REFUSED = "refused_uploads"
ROUND = "upload_round"
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class Upload(Protocol):
    """A file as the browser sent it."""

    name: str

    def getvalue(self) -> bytes:
        """The file's bytes."""


def show(services: Services, guides: Sequence[Guide], *, is_busy: bool) -> None:
    """The field for new PDFs, and the sentence of each file that was refused."""
    html("h2", "Ajouter des guides")
    with st.container(key="upload"):
        files = st.file_uploader(
            "Fichiers PDF à ajouter",
            type="pdf",
            accept_multiple_files=True,
            # A new key empties the field once its files are taken.
            key=f"uploads-{st.session_state.get(ROUND, 0)}",
            disabled=is_busy,
            help="Un guide par fichier, 200 Mo au plus. Un fichier du même nom remplace le précédent.",
        )
        if files and st.button(
            f"Ajouter {counted(len(files), 'fichier')}",
            type="primary",
            icon=":material/add:",
            disabled=is_busy,
            key="add-uploads",
        ):
            st.session_state[REFUSED] = _take(services, files, guides)
            st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
            st.rerun()
    for sentence in st.session_state.get(REFUSED, ()):
        show_error(sentence, "block")


def _take(services: Services, files: Sequence[Upload], guides: Sequence[Guide]) -> list[str]:
    """Keeps the files that can be read and starts reading them; returns a sentence for each of the others."""
    refused = []
    kept = 0
    for file in files:
        try:
            save_upload(services, file, guides)
            kept += 1
        except FilError as error:
            refused.append(str(error))
    if kept:
        restart(services)
    return refused


def save_upload(services: Services, file: Upload, guides: Sequence[Guide]) -> Path:
    """Where the file was saved. Raises FilError when it cannot be read or its name belongs to a guide elsewhere.

    The file is checked before it takes its place: a bad one never replaces a good one of the same name.
    """
    target = services.settings.uploads / safe_name(file.name)
    for guide in guides:
        if guide.document == target.name and Path(guide.source).resolve() != target.resolve():
            raise InputError(
                f"« {target.name} » : un guide de ce nom se trouve déjà dans {Path(guide.source).parent}. "
                "Renommez votre fichier, ou retirez d’abord l’autre guide."
            )
    with tempfile.TemporaryDirectory() as folder:
        checked = Path(folder) / target.name
        checked.write_bytes(file.getvalue())
        services.reader.check(checked)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.getvalue())
    except OSError as error:
        raise InputError(
            f"« {target.name} » n’a pas pu être enregistré dans {target.parent} ({error.strerror}). "
            "Vérifiez la place et les droits sur ce dossier."
        ) from error
    return target


def safe_name(name: str) -> str:
    """The file's name without folders nor signs that a system refuses, ending in .pdf."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = FORBIDDEN.sub(" ", re.sub(r"\.pdf$", "", base, flags=re.IGNORECASE))
    stem = " ".join(stem.split()).strip(". ")
    if not stem:
        raise InputError(f"« {name} » n’est pas un nom de fichier. Renommez-le avant de l’ajouter.")
    return f"{stem[:150]}.pdf"

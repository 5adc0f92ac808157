"""Vectors of questions and passages by sentence-transformers; the only file that knows it.

Without a model (`FIL_MODEL` empty) there is no embedder and the search is lexical alone, which the report, the
screens and the JSON announce by `LEXICAL_ONLY`.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.datamodels import Passage
from ingest.errors import SettingsError
from ingest.files import digest_of_text
from ingest.settings import ROOT, Settings

LEXICAL_ONLY = "Recherche lexicale seule : aucun modèle de vecteurs n'est réglé (FIL_MODEL)."
_BATCH = 32
_SAMPLE = 65536

Vectors = NDArray[np.float32]


def embedded_text(passage: Passage, guide_title: str) -> str:
    """What is encoded of a passage: guide title and heading path on a line, then its text."""
    return " > ".join(dict.fromkeys((guide_title, *passage.path))) + "\n" + passage.text


class Embedder(Protocol):
    """What makes unit-length vectors; `name` identifies everything that shapes those of passages."""

    @property
    def name(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def encode_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages, shape (len(texts), dimension)."""
        ...


def embedder_name(settings: Settings) -> str | None:
    """Name of the embedder that the settings ask for, without loading it; None when they ask for none."""
    if not settings.model:
        return None
    folder = _folder(settings.model)
    name, shape = (folder.name, _fingerprint(folder)) if folder else (settings.model, "")
    prompt = digest_of_text(settings.passage_prompt)[:8] if settings.passage_prompt else ""
    return "@".join(part for part in (name, shape, prompt) if part)


def _folder(model: str) -> Path | None:
    """The folder of the model, from the working folder or that of the project; None for the name of a model."""
    return next((folder for folder in (Path(model), ROOT / model) if folder.is_dir()), None)


def _fingerprint(folder: Path) -> str:
    """Digest of the model folder: names, sizes and ends of its files, so that new weights under an old name show."""
    parts = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _SAMPLE))
            parts += [path.relative_to(folder).as_posix(), str(size), file.read().hex()]
    return digest_of_text(*parts)[:12]


def load_embedder(settings: Settings) -> Embedder | None:
    """The embedder of the settings, None when they ask for none. Raises SettingsError when the model is not there."""
    name = embedder_name(settings)
    return None if name is None else SentenceEmbedder(settings, name)


class SentenceEmbedder:
    """A sentence-transformers model on the processor. A prompt of the settings wins over the model's own."""

    def __init__(self, settings: Settings, name: str) -> None:
        # Read when huggingface_hub is imported; a user who wants a download sets it to 0.
        offline = os.environ.setdefault("HF_HUB_OFFLINE", "1").lower() not in {"0", "false", "no", "off"}
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # Loading draws a bar of its own among the messages of the command line.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        place = str(_folder(settings.model) or settings.model)
        try:
            self._model: Any = SentenceTransformer(place, device="cpu", local_files_only=offline)
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"Le modèle FIL_MODEL={settings.model} ne peut pas être chargé : il n'est pas sur ce poste, ou son "
                "dossier est incomplet. Indiquez le dossier d'un modèle sentence-transformers, autorisez son "
                "téléchargement (HF_HUB_OFFLINE=0), ou videz FIL_MODEL pour la recherche lexicale seule."
            ) from error
        self.name = name
        self._query_prompt = settings.query_prompt or None
        self._passage_prompt = settings.passage_prompt or None
        # A model need not declare it.
        self.dimension = len(self.encode_query("dimension"))

    def encode_query(self, text: str) -> Vectors:
        """The unit-length vector of a question, shape (dimension,)."""
        vector: Vectors = self._encode(self._model.encode_query, [text], self._query_prompt)[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The unit-length vectors of passages, shape (len(texts), dimension)."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return self._encode(self._model.encode_document, texts, self._passage_prompt)

    def _encode(self, encode: Any, texts: Sequence[str], prompt: str | None) -> Vectors:
        vectors = encode(
            list(texts), prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

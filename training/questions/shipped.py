"""Reads the questions written on the sections of the shipped guides."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from assistant.index import Index
from ingest.datamodels import Passage
from ingest.text import fold
from training.translation.corpora import Asked

FOLDER = Path(__file__).parent / "shipped"
"""Two JSON Lines files per guide, one line per section: fiche (its code), section (its heading), and its questions. In
GUIDE.jsonl these are fr, para (French, in lay words) and en; in GUIDE.lay.jsonl fr and en are lists, mostly in lay
words."""
LAY = ".lay.jsonl"


def questions_on_sections(
    index: Index, documents: Collection[str] = (), lay: bool = False
) -> Iterator[tuple[Passage, Asked]]:
    """Questions on each section, with the passage that opens it in the shipped PDF; of all guides, or of those named.

    `lay` questions are those of GUIDE.lay.jsonl, which share few words with their section.
    Raises LookupError for a fiche that the index lacks; a heading that opens no passage of its own counts for the
    beginning of its fiche.
    """
    for path in sorted(FOLDER.glob("*.jsonl")):
        document = f"{path.name.partition('.')[0]}.pdf"
        if path.name.endswith(LAY) != lay or (documents and document not in documents):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield _section(index, document, row["fiche"], row["section"]), asked_in(row)


def asked_in(row: dict[str, Any]) -> Asked:
    """The questions of one line by language, the plain French one first."""
    return {"fr": [*_listed(row["fr"]), *_listed(row.get("para", []))], "en": _listed(row["en"])}


def _listed(texts: str | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else texts


def _section(index: Index, document: str, fiche: str, heading: str) -> Passage:
    """The first passage under a heading of a fiche."""
    passages = [each for each in index.passages if each.document == document and each.fiche == fiche]
    if not passages:
        raise LookupError(f"{document}: no passage of {fiche}")
    under = [each for each in passages if fold(heading) in map(fold, each.path)]
    return (under or passages)[0]

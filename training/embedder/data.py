"""What the embedding model learns from: pairs of texts, and questions about passages of guides."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.translation.corpora import PARALLEL, PASSAGES, QUESTIONS, read_pairs

ANSWERS = {
    "piaf_v11": 9000,
    "piafml_fiches": 4000,
    "mon_entreprise_fr": 1000,
    "opensource_guide_fr": 1000,
    "guides_etalab": 1500,
    "doc_datagouv": 500,
    "utilitr": 1500,
    "rgaa": 500,
    "cdtn": 200,
    "ca_fr_title_section": 12000,
    "ca_en_title_fr_section": 12000,
    "legal_fr_title_article": 12000,
    "legal_fr_first_rest": 3000,
}
"""Files of questions or titles with the text that answers, and the pairs taken of each."""

STYLES = ("fr", "para", "en")


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage as it is encoded in the index, the guide it comes from and the questions it answers."""

    guide: str
    page: int
    text: str
    questions: tuple[str, ...]


def parallel_pairs(folder: Path, *, longest: int = 130, limit: int = 28000) -> list[tuple[str, str]]:
    """English-French pairs of at most `longest` characters a side, `limit` a file, spread over each file."""
    kept: list[tuple[str, str]] = []
    for name in PARALLEL:
        pairs = [
            (english, french)
            for english, french in read_pairs(folder, name)
            if 2 < len(english) <= longest and 2 < len(french) <= longest
        ]
        kept += spread(list(dict.fromkeys(pairs)), limit)
    return kept


def answer_pairs(folder: Path) -> list[tuple[str, str]]:
    """Questions or titles with the text that answers, of all general files."""
    return [pair for name, limit in ANSWERS.items() for pair in spread(list(read_pairs(folder, name)), limit)]


def spread(items: Sequence[Any], limit: int) -> list[Any]:
    """At most `limit` of the items, evenly spread."""
    step = max(1.0, len(items) / limit)
    return [items[int(place * step)] for place in range(int(len(items) / step))]


def asked_of_guides(folder: Path) -> list[Asked]:
    """The passages of the guides that have questions (`guide_passages.jsonl`, `guide_questions.jsonl`)."""
    questions = {row["id"]: tuple(row[style] for style in STYLES if row.get(style)) for row in rows(folder / QUESTIONS)}
    return [
        Asked(row["document"], row["page"], row["text"], questions[row["id"]])
        for row in rows(folder / PASSAGES)
        if row["id"] in questions
    ]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())

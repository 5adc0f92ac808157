"""Reads the training data: pairs of texts from JSON Lines, compressed or not."""

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.datamodels import Language
from assistant.question.translation import english_stem
from ingest.terms import analyse, tokens
from ingest.text import fold

PARALLEL = {
    "ca_enfr_sent": 1.0,
    "ca_enfr_terms": 1.0,
    "tatoeba_enfr": 1.0,
    "europarl_enfr": 2.0,
    "mon_entreprise_enfr": 3.0,
    "ngc_enfr": 1.5,
    "opensource_guide_enfr": 2.0,
}
"""English-French files and the weight of a pair: everyday and administrative language count more than statutes."""

Asked = dict[Language, list[str]]
"""Questions by language."""
PASSAGES, QUESTIONS = "guide_passages.jsonl", "guide_questions.jsonl"
"""Passages of guides (id, document, page) and questions on them (id; fr and para in French, en in English)."""

_ENGLISH_STOP_TEXT = """
    a an the and or of to in on at by for with from as is are was were be been being it its this that these those
    there here he she they him his them her hers their our your my we you i me us who whom whose which what when
    where why how do does did done doing have has had having can could shall should will would may might must not
    no nor so if than then too very s t re ve d ll m don isn aren wasn doesn didn won any some such each all both
    into onto upon about over under up down out off own same just only also more most other another one get got let
"""
_ENGLISH_STOP = frozenset(_ENGLISH_STOP_TEXT.split())


def read_pairs(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """The pairs of the file `name`, those whose two sides are the same text left out."""
    with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            if pair["a"] != pair["b"]:
                yield pair["a"], pair["b"]


def read_passages(folder: Path) -> dict[str, str]:
    """Text of each passage of the guides, by its id."""
    return {passage["id"]: passage["text"] for passage in _objects(folder / PASSAGES)}


def questions_by_passage(folder: Path) -> Iterator[tuple[str, Asked]]:
    """Id of a passage and the questions it answers, the plain French one first."""
    for asked in _objects(folder / QUESTIONS):
        yield asked["id"], {"fr": [asked[style] for style in ("fr", "para") if style in asked], "en": [asked["en"]]}


def passage_places(folder: Path) -> dict[str, tuple[str, int]]:
    """Document and PDF page of each passage, by its id."""
    return {passage["id"]: (passage["document"], passage["page"]) for passage in _objects(folder / PASSAGES)}


def questions_by_page(folder: Path) -> dict[tuple[str, int], Asked]:
    """Questions by document and PDF page of the passage they are about."""
    places = passage_places(folder)
    pages: dict[tuple[str, int], Asked] = {}
    for passage, asked in questions_by_passage(folder):
        page = pages.setdefault(places[passage], {"fr": [], "en": []})
        for language, texts in asked.items():
            page[language] += texts
    return pages


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def english_terms(text: str) -> list[str]:
    """Stems of the English words of a text that are not function words."""
    folded = (fold(word) for word in tokens(re.sub(r"['’]s\b", "", text)))
    return [english_stem(word) for word in folded if word not in _ENGLISH_STOP and _is_word(word)]


def french_terms(text: str) -> list[str]:
    """Index terms of a French text, without numbers, which need no translation."""
    return [term for term in analyse(text) if _is_word(term)]


def _is_word(term: str) -> bool:
    return len(term) > 1 and not any(letter.isdigit() for letter in term)

"""Understands a question: language, shorthand, typos, acronyms, translation, history -> weighted index terms."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Language, Query
from assistant.question import history as conversation
from assistant.question.guide_names import GuideNames
from assistant.question.language import detect
from assistant.question.terms import Group, Reading, TermReader
from ingest.datamodels import Guide

CARRIED = 0.5
"""Weight of the words of the earlier question that completes this one; its own earlier question weighs less again."""


class Lexicon(Protocol):
    """What the analysis needs of a lexical index (`ingest.lexical.LexicalIndex`)."""

    @property
    def words(self) -> Mapping[str, int]:
        """Folded words and the number of passages that hold each."""

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Index terms and the number of passages that hold each."""

    def scores(self, terms: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 of every passage for weighted terms."""

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term."""


class Analyser:
    """Turns questions into queries against one lexical index. `folder` may hold the user's own tables; `guides` are
    those that a question may ask to keep to."""

    def __init__(self, lexical: Lexicon, *, folder: Path | None = None, guides: Sequence[Guide] = ()) -> None:
        self._terms = TermReader(lexical.words, lexical.vocabulary, folder)
        self._guides = GuideNames(guides)

    def analyse(self, question: str, history: Sequence[str] = ()) -> Query:
        """The question as understood after `history` (earlier questions of the conversation, oldest first)."""
        language = detect(question, default=detect(history[-1]) if history else "fr")
        completion = conversation.complete(question, history, self._content, self._guides)
        reading = self._terms.read(completion.searched, language)
        groups = [*reading.groups]
        # "Un exemple ?" has no word of its own to search: the question before then speaks in full.
        weight = 1.0 if groups else 1 / CARRIED
        for earlier in completion.carried:
            weight *= CARRIED
            carried = self._terms.read(earlier, detect(earlier, default=language))
            groups += [{term: share * weight for term, share in group.items()} for group in carried.groups]
        groups = _without_repeats(groups)
        return Query(
            question=question,
            standalone=self._in_words(reading, completion, language),
            language=language,
            terms=_total(groups),
            corrections=reading.corrections,
            expansions=reading.expansions,
            unknown=tuple(dict.fromkeys(reading.unknown)),
            followed=completion.followed,
            groups=tuple(groups),
            read=completion.question,
            documents=completion.guides.documents if completion.guides else (),
        )

    def _in_words(self, reading: Reading, completion: conversation.Completion, language: Language) -> str:
        """The question as understood, its typos and those of the one it was completed from mended."""
        about = (_mended(self._terms.read(text, detect(text, default=language)), text) for text in completion.about)
        completion = replace(completion, about=tuple(about))
        return conversation.in_words(_mended(reading, completion.question), completion, language)

    def _content(self, text: str) -> list[str]:
        return self._terms.content(text, detect(text))


def score_query(lexical: Lexicon, query: Query) -> NDArray[np.float32]:
    """Score of every passage: the sum over groups, the terms of a group counting as one word.

    A group is a probabilistic structured query (Darwish & Oard 2003): its alternatives pool their occurrences
    and share the rarity that the mixture has, so that a rare unlikely translation cannot outweigh the likely one.
    """
    single = _total(group for group in query.groups if len(group) == 1)
    scores = lexical.scores(single)
    for group in query.groups:
        if len(group) > 1:
            scores = scores + _score_group(lexical, group, len(scores))
    return scores


def _score_group(lexical: Lexicon, group: Mapping[str, float], size: int) -> NDArray[np.float32]:
    idf = {term: value for term in group if (value := lexical.idf(term)) > 0}
    # Lucene's idf is ln((N + 1) / (df + 0.5)), solved here for df.
    frequency = sum(group[term] * ((size + 1) / math.exp(value) - 0.5) for term, value in idf.items())
    mixture = math.log(1 + max(0.0, size - frequency + 0.5) / (frequency + 0.5))
    return lexical.scores({term: group[term] * mixture / value for term, value in idf.items()})


def _without_repeats(groups: Sequence[Group]) -> list[Group]:
    """Groups without repetition: the same idea said twice keeps its greatest weight and a little more."""
    merged: dict[tuple[str, ...], Group] = {}
    for group in groups:
        key = tuple(sorted(group))
        if key not in merged:
            merged[key] = dict(group)
            continue
        kept = merged[key]
        for term, weight in group.items():
            kept[term] = max(kept[term], weight) + 0.2 * min(kept[term], weight)
    return list(merged.values())


def _total(groups: Iterable[Mapping[str, float]]) -> dict[str, float]:
    terms: dict[str, float] = {}
    for group in groups:
        for term, weight in group.items():
            terms[term] = terms.get(term, 0.0) + weight
    return terms


def _mended(reading: Reading, question: str) -> str:
    """The question with its corrections in place."""
    for typed, meant in reading.corrections.items():
        question = re.sub(rf"(?<![\w'’]){re.escape(typed)}(?!\w)", meant, question)
    return " ".join(question.split())

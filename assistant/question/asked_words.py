"""The words of the questions known about pages, in both languages."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Language, Query
from assistant.question.query import score_query
from assistant.question.question_words import QuestionWords
from assistant.question.tokens import Token
from ingest.lexical import LexicalIndex

K1, B = 1.2, 0.75
UNMATCHED = 0.5
"""Weight of a word that the guides lack but earlier questions may hold."""
ENGLISH = 0.5
"""Weight of English questions in English words, beside their translation."""

LANGUAGES: tuple[Language, ...] = ("fr", "en")
Asked = Mapping[Language, Sequence[str]]
"""Questions by language."""
Scores = NDArray[np.float32]


class AskedWords:
    """BM25 indexes of the subjects of questions, one a language; row n of both is page n."""

    def __init__(self, indexes: Mapping[Language, LexicalIndex]) -> None:
        self._indexes = indexes
        self._question_words = QuestionWords.load()

    @classmethod
    def build(cls, pages: Iterable[Asked]) -> "AskedWords":
        """The words of the questions of each page."""
        words, pages = QuestionWords.load(), list(pages)
        subjects = {
            language: [_joined(words.subject(text, language) for text in asked[language]) for asked in pages]
            for language in LANGUAGES
        }
        return cls({language: LexicalIndex.build(texts, k1=K1, b=B) for language, texts in subjects.items()})

    @classmethod
    def load(cls, folder: Path) -> "AskedWords":
        """Raises OSError or ValueError when the folder is missing or damaged."""
        return cls({language: LexicalIndex.load(folder / language) for language in LANGUAGES})

    def save(self, folder: Path) -> None:
        """Write the indexes into `folder`."""
        for language, index in self._indexes.items():
            index.save(folder / language)

    def scores(self, query: Query) -> Scores:
        """Score of each page, on the scale of BM25; 0.0 where no question resembles the query."""
        subject = self._question_words.subject(query.standalone, query.language)
        own = {token.term: 1.0 for token in subject}
        scores = score_query(self._indexes["fr"], query)
        if query.language == "en":
            return scores + np.float32(ENGLISH) * self._indexes["en"].scores(own)
        # Everyday words that the guides lack, others have used before.
        return scores + self._indexes["fr"].scores({term: UNMATCHED for term in own if term not in query.terms})


def _joined(subjects: Iterable[Sequence[Token]]) -> str:
    return " ".join(token.text for subject in subjects for token in subject)

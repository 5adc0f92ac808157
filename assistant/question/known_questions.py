"""Questions known to be answered on given pages of given guides: a page is also found by what people ask about it.

Document expansion by queries (Nogueira et al. 2019), kept apart from the passages: what is quoted stays the guide's.
The questions come from training/translation; a guide that they do not know is searched without them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Language, Query
from assistant.question.query import score_query
from assistant.question.question_words import QuestionWords
from assistant.question.tables import SHIPPED
from assistant.question.tokens import Token
from ingest.datamodels import Passage
from ingest.lexical import LexicalIndex, analyse

FOLDER = SHIPPED / "known_questions"
K1, B = 1.2, 0.75
UNMATCHED = 0.5
"""Weight of a word that the guides lack but earlier questions may hold."""
ENGLISH = 0.5
"""Weight of English questions in English words, beside their translation."""
PROBES = 12
"""Questions on a guide that are tried when it is looked for in an index."""
NEAR = 5
"""Passages among which a probe must find its page."""

LANGUAGES: tuple[Language, ...] = ("fr", "en")
Scores = NDArray[np.float32]
Place = tuple[str, int]
"""Document and PDF page."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A question by which a guide is recognised: its page and the words of its subject."""

    document: str
    page: int
    words: tuple[str, ...]


class KnownQuestions:
    """The questions by page, in both languages. Row n of both indexes is `places[n]`."""

    def __init__(
        self, french: LexicalIndex, english: LexicalIndex, places: Sequence[Place], probes: Sequence[Probe]
    ) -> None:
        self._french, self._english = french, english
        self._places, self._probes = tuple(places), tuple(probes)
        self._question_words = QuestionWords.load()

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "KnownQuestions":
        """The shipped questions. Raises OSError or ValueError when they are missing or damaged."""
        about = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        places = [(document, page) for document, page in about["places"]]
        probes = [Probe(document, page, tuple(words)) for document, page, words in about["probes"]]
        return cls(LexicalIndex.load(folder / "french"), LexicalIndex.load(folder / "english"), places, probes)

    @classmethod
    def build(cls, questions: Mapping[Place, Mapping[Language, Sequence[str]]]) -> "KnownQuestions":
        """The questions of each page, by language; the first French one of some pages serves to recognise the guide."""
        words = QuestionWords.load()
        subjects = {
            language: [[words.subject(text, language) for text in asked[language]] for asked in questions.values()]
            for language in LANGUAGES
        }
        indexes = {
            language: LexicalIndex.build((_joined(page) for page in pages), k1=K1, b=B)
            for language, pages in subjects.items()
        }
        by_document: dict[str, list[Probe]] = defaultdict(list)
        for (document, page), asked in zip(questions, subjects["fr"], strict=True):
            if asked:
                by_document[document].append(Probe(document, page, tuple(token.text for token in asked[0])))
        probes = [probe for each in by_document.values() for probe in each[:: -(-len(each) // PROBES)]]
        return cls(indexes["fr"], indexes["en"], list(questions), probes)

    def save(self, folder: Path = FOLDER) -> None:
        """Write the questions into `folder`."""
        self._french.save(folder / "french")
        self._english.save(folder / "english")
        probes = [(probe.document, probe.page, probe.words) for probe in self._probes]
        about = json.dumps({"places": self._places, "probes": probes}, ensure_ascii=False)
        (folder / "places.json").write_text(about, encoding="utf-8")

    def scores(self, query: Query) -> Scores:
        """Score of each known page, on the scale of BM25; 0.0 where no question resembles the query."""
        subject = self._question_words.subject(query.standalone, query.language)
        own = {token.term: 1.0 for token in subject}
        scores = score_query(self._french, query)
        if query.language == "en":
            return scores + np.float32(ENGLISH) * self._english.scores(own)
        # Everyday words that the guides lack, others have used before.
        return scores + self._french.scores({term: UNMATCHED for term in own if term not in query.terms})

    def bind(self, lexical: LexicalIndex, passages: Sequence[Passage]) -> "PassageQuestions":
        """The questions laid on the passages of an index (row n of `lexical` is `passages[n]`).

        Guides are recognised by their content, whatever their file names.
        """
        documents = dict.fromkeys(document for document, _ in self._places)
        names = {document: self._recognise(document, lexical, passages) for document in documents}
        rows = {(names[document], page): row for row, (document, page) in enumerate(self._places)}
        none = len(self._places)
        columns = [
            [rows.get((passage.document, page), none) for page in (passage.page, passage.page_end)]
            for passage in passages
        ]
        return PassageQuestions(self, np.array(columns, np.int32).reshape(-1, 2))

    def _recognise(self, document: str, lexical: LexicalIndex, passages: Sequence[Passage]) -> str | None:
        """The document of the index where questions on a guide find their pages; None when there is none."""
        votes = Counter[str]()
        probes = [probe for probe in self._probes if probe.document == document]
        for probe in probes:
            scores = lexical.scores({term: 1.0 for word in probe.words for term in analyse(word)})
            best = (passages[row] for row in np.argsort(-scores, kind="stable")[:NEAR] if scores[row] > 0)
            votes.update({passage.document for passage in best if passage.page <= probe.page <= passage.page_end})
        found, count = votes.most_common(1)[0] if votes else (None, 0)
        return found if count > len(probes) / 2 else None


@dataclass(frozen=True)
class PassageQuestions:
    """Known questions laid on passages: `columns` are the rows of the known pages that each passage stands on."""

    known: KnownQuestions
    columns: NDArray[np.int32]

    def scores(self, query: Query) -> Scores:
        """Score of every passage for what is asked about its pages; 0.0 on pages that nothing is known of."""
        by_page = np.append(self.known.scores(query), np.float32(0.0))
        best: Scores = by_page[self.columns].max(axis=1, initial=0.0)
        return best


def _joined(subjects: Sequence[Sequence[Token]]) -> str:
    return " ".join(token.text for subject in subjects for token in subject)

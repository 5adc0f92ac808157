"""Questions known to be answered on given pages of given guides: a page is also found by what people ask about it.

Document expansion by queries (Nogueira et al. 2019), kept apart from the passages: what is quoted stays the guide's.
Questions are compared by their words and, with the model that made their vectors, by meaning. They come from
training/questions; a guide that they do not know is searched without them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Query
from assistant.question.asked_words import Asked, AskedWords, Scores
from assistant.question.question_vectors import QuestionVectors
from assistant.question.question_words import QuestionWords
from assistant.question.tables import SHIPPED
from ingest.datamodels import Passage
from ingest.embedder import Embedder, Vectors
from ingest.lexical import LexicalIndex
from ingest.terms import analyse

FOLDER = SHIPPED / "known_questions"
VECTORS = "vectors"
LAY = 0.3
"""Weight of the words of lay questions beside those of plain ones. In one index with them they draw plain questions
away: of those written on a shipped guide, 68 % still find their own page first, instead of 88 %."""
PROBES = 12
"""Questions on a guide that are tried when it is looked for in an index."""
NEAR = 5
"""Passages of a document among which a probe must find its page."""
USUAL = 0.4
"""Score of the questions as a share of the text score of the same passage (passages and contexts added): the mean over
the best eight passages of the visible questions is 0.38."""

Place = tuple[str, int]
"""Document and PDF page."""
_NOTHING: Asked = {"fr": (), "en": ()}


@dataclass(frozen=True, slots=True)
class Probe:
    """A question by which a guide is recognised: its page and the words of its subject."""

    document: str
    page: int
    words: tuple[str, ...]


class KnownQuestions:
    """The questions by page. Row n of the indexes is `places[n]`."""

    def __init__(
        self,
        plain: AskedWords,
        lay: AskedWords,
        places: Sequence[Place],
        probes: Sequence[Probe],
        vectors: QuestionVectors | None = None,
    ) -> None:
        self._plain, self._lay, self.vectors = plain, lay, vectors
        self._places, self._probes = tuple(places), tuple(probes)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "KnownQuestions":
        """The shipped questions. Raises OSError or ValueError when they are missing or damaged."""
        about = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        places = [(document, page) for document, page in about["places"]]
        probes = [Probe(document, page, tuple(words)) for document, page, words in about["probes"]]
        plain, lay = (AskedWords.load(folder / name) for name in ("plain", "lay"))
        vectors = folder / VECTORS
        return cls(plain, lay, places, probes, QuestionVectors.load(vectors) if vectors.is_dir() else None)

    @classmethod
    def build(
        cls,
        plain: Mapping[Place, Asked],
        embedder: Embedder | None = None,
        *,
        lay: Mapping[Place, Asked] = MappingProxyType({}),
        akin: Mapping[Place, Asked] = MappingProxyType({}),
    ) -> "KnownQuestions":
        """The questions of each page, by language; the first plain French one of some pages serves to recognise the
        guide.

        Without an embedder they are compared by words alone. `lay` questions share few words with their page; `akin`
        ones were asked about guides that say the same in other words, and are compared by meaning alone.
        """
        sources = (plain, lay, akin)
        places = list(dict.fromkeys(chain.from_iterable(sources)))
        laid = [[source.get(place, _NOTHING) for place in places] for source in sources]
        texts = [
            [text for asked in page for text in chain.from_iterable(asked.values())] for page in zip(*laid, strict=True)
        ]
        vectors = QuestionVectors.build(texts, embedder) if embedder else None
        return cls(AskedWords.build(laid[0]), AskedWords.build(laid[1]), places, _probes(plain), vectors)

    def save(self, folder: Path = FOLDER) -> None:
        """Write the questions into `folder`."""
        self._plain.save(folder / "plain")
        self._lay.save(folder / "lay")
        if self.vectors is not None:
            self.vectors.save(folder / VECTORS)
        probes = [(probe.document, probe.page, probe.words) for probe in self._probes]
        about = json.dumps({"places": self._places, "probes": probes}, ensure_ascii=False)
        (folder / "places.json").write_text(about, encoding="utf-8")

    def scores(self, query: Query) -> Scores:
        """Score of each known page, on the scale of BM25; 0.0 where no question resembles the query."""
        return self._plain.scores(query) + np.float32(LAY) * self._lay.scores(query)

    def bind(self, lexical: LexicalIndex, passages: Sequence[Passage]) -> "PassageQuestions":
        """The questions laid on the passages of an index (row n of `lexical` is `passages[n]`).

        Guides are recognised by their content, whatever their file names.
        """
        known = self._recognise(lexical, passages)
        rows = {place: row for row, place in enumerate(self._places)}
        columns = [
            [
                rows.get((known.get(passage.document, ""), page), len(self._places))
                for page in (passage.page, passage.page_end)
            ]
            for passage in passages
        ]
        asked = np.array([passage.document in known for passage in passages], dtype=np.bool_)
        return PassageQuestions(self, np.array(columns, np.int32).reshape(-1, 2), asked)

    def _recognise(self, lexical: LexicalIndex, passages: Sequence[Passage]) -> dict[str, str]:
        """Documents of the index in which most questions on a known guide find their page, with that guide's name."""
        rows: dict[str, list[int]] = defaultdict(list)
        for row, passage in enumerate(passages):
            rows[passage.document].append(row)
        votes, probes = Counter[tuple[str, str]](), Counter(probe.document for probe in self._probes)
        for probe in self._probes:
            scores = lexical.scores({term: 1.0 for word in probe.words for term in analyse(word)})
            for document, own in rows.items():
                best = (passages[row] for row in sorted(own, key=lambda row: -scores[row])[:NEAR] if scores[row] > 0)
                votes[document, probe.document] += any(each.page <= probe.page <= each.page_end for each in best)
        return {document: guide for (document, guide), count in votes.items() if count > probes[guide] / 2}


@dataclass(frozen=True)
class PassageQuestions:
    """Known questions laid on passages: `columns` are the rows of the known pages that each passage stands on,
    `asked` tells the passages of guides that the questions know."""

    known: KnownQuestions
    columns: NDArray[np.int32]
    asked: NDArray[np.bool_]

    def scores(self, query: Query, text: Scores) -> Scores:
        """Score of every passage for what is asked about its pages, 0.0 on pages that nothing is known of.

        A passage of a guide unknown here gets the usual share of its `text` score, so that the known guides do not
        pass before it for having been asked about.
        """
        by_page = np.append(self.known.scores(query), np.float32(0.0))
        return np.where(self.asked, self._by_passage(by_page), np.float32(USUAL) * text)

    def similarities(self, query: Vectors, model: str) -> Scores | None:
        """Cosine similarity of the query to the nearest question known about each passage's pages, 0.0 where nothing is
        known or the nearest one points away; None when the questions have no vectors of that model."""
        vectors = self.known.vectors
        if vectors is None or vectors.model != model:
            return None
        return self._by_passage(np.append(vectors.similarities(query), np.float32(0.0)))

    def _by_passage(self, by_page: Scores) -> Scores:
        """What the better page of each passage gets; the last row of `by_page` stands for pages not known."""
        best: Scores = by_page[self.columns].max(axis=1, initial=0.0)
        return best


def _probes(questions: Mapping[Place, Asked]) -> list[Probe]:
    words, by_document = QuestionWords.load(), defaultdict[str, list[Probe]](list)
    for (document, page), asked in questions.items():
        if asked["fr"]:
            subject = tuple(token.text for token in words.subject(asked["fr"][0], "fr"))
            by_document[document].append(Probe(document, page, subject))
    return [probe for each in by_document.values() for probe in each[:: -(-len(each) // PROBES)]]

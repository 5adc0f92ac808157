"""Pages are found by the questions known about them, in guides recognised by their content."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.question.known_questions import USUAL, KnownQuestions, PassageQuestions
from assistant.question.query import Analyser
from ingest.datamodels import Passage, Span
from ingest.embedder import embedder_name
from ingest.lexical import LexicalIndex
from ingest.settings import Settings

TEXTS = [
    "Le comité de pilotage suit l'action et réunit les financeurs.",
    "Le cahier des charges décrit la mission, ses livrables et son budget.",
    "La capitalisation transmet les enseignements aux réseaux.",
]
KNOWN = KnownQuestions.build(
    {
        ("guide.pdf", 1): {"fr": ["Qui siège au comité de pilotage ?", "qui mène la barque ?"], "en": ["Who decides?"]},
        ("guide.pdf", 2): {"fr": ["Que contient le cahier des charges ?"], "en": ["What goes into the contract?"]},
        ("guide.pdf", 3): {
            "fr": ["Comment transmettre les enseignements aux réseaux ?", "faire des petits ailleurs"],
            "en": ["How do we spread the word?"],
        },
    }
)


def _passages(document: str, pages: tuple[tuple[int, int], ...] = ((1, 1), (2, 2), (3, 3))) -> list[Passage]:
    return [
        Passage(f"p{row}", document, row, TEXTS[row], (), (Span(first, 0, 9), Span(last, 0, 9)), "prose", None)
        for row, (first, last) in enumerate(pages)
    ]


INDEX = LexicalIndex.build(TEXTS)
ANALYSER = Analyser(INDEX)


TEXT = np.ones(len(TEXTS), dtype=np.float32)


def _best(bound: PassageQuestions, question: str) -> int:
    return int(np.argmax(bound.scores(ANALYSER.analyse(question), TEXT)))


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("qui mène la barque ici ?", 0),
        ("le contenu du cahier des charges", 1),
        ("on veut faire des petits ailleurs", 2),
        ("What is in the contract?", 1),
        ("spread the word", 2),
    ],
)
def test_page_is_found_by_its_questions(question: str, row: int) -> None:
    assert _best(KNOWN.bind(INDEX, _passages("guide.pdf")), question) == row


def test_renamed_guide_is_recognised() -> None:
    assert _best(KNOWN.bind(INDEX, _passages("autre nom.pdf")), "on veut faire des petits") == 2


def test_other_guide_of_the_same_name_is_not() -> None:
    texts = ["Recette de la carbonade.", "Recette de la tarte au sucre.", "Recette du potjevleesch."]
    bound = KNOWN.bind(LexicalIndex.build(texts), _passages("guide.pdf"))
    assert not bound.asked.any()


def test_unknown_guide_gets_the_usual_share_of_its_text_score() -> None:
    own = _passages("à moi.pdf")[:1]
    passages = [*_passages("guide.pdf"), *(replace(passage, id="own") for passage in own)]
    bound = KNOWN.bind(LexicalIndex.build([*TEXTS, "Tarte au sucre."]), passages)
    scores = bound.scores(ANALYSER.analyse("faire des petits ailleurs"), np.array([1, 1, 1, 2], dtype=np.float32))
    assert scores[3] == pytest.approx(2 * USUAL)
    assert scores[2] > 0 and not scores[:2].any()


def test_copies_of_a_guide_are_both_recognised() -> None:
    copies = [*_passages("guide.pdf"), *_passages("copie.pdf")]
    assert KNOWN.bind(LexicalIndex.build(TEXTS * 2), copies).asked.all()


def test_passage_over_two_pages_takes_the_better() -> None:
    bound = KNOWN.bind(INDEX, _passages("guide.pdf", ((1, 1), (2, 3), (3, 3))))
    scores = bound.scores(ANALYSER.analyse("faire des petits ailleurs"), TEXT)
    assert scores[1] == scores[2] > 0


def test_unrelated_question_scores_nothing() -> None:
    bound = KNOWN.bind(INDEX, _passages("guide.pdf"))
    assert not bound.scores(ANALYSER.analyse("recette de la carbonade"), TEXT).any()


def test_no_passages_no_scores() -> None:
    empty = LexicalIndex.build([])
    assert KNOWN.bind(empty, []).scores(ANALYSER.analyse("le comité"), np.zeros(0, dtype=np.float32)).shape == (0,)


def test_round_trip(tmp_path: Path) -> None:
    KNOWN.save(tmp_path)
    query = ANALYSER.analyse("qui siège au comité de pilotage")
    assert np.array_equal(KnownQuestions.load(tmp_path).scores(query), KNOWN.scores(query))


def test_shipped_questions_load_and_answer() -> None:
    known = KnownQuestions.load()
    assert known.scores(ANALYSER.analyse("Comment constituer un comité de pilotage ?")).max() > 0
    assert known.scores(ANALYSER.analyse("How should we set up a steering committee?")).max() > 0


def test_questions_have_vectors_of_the_shipped_model() -> None:
    """Run `python -m training.questions` again when the model changes."""
    vectors = KnownQuestions.load().vectors
    assert vectors is not None
    assert vectors.model == embedder_name(Settings(model=Settings.model_fields["model"].default))


def test_passages_are_near_by_the_vectors_of_one_model_only() -> None:
    known = KnownQuestions.build(
        {("guide.pdf", 2): {"fr": ["Que contient le cahier des charges ?"], "en": []}}, OneWay()
    )
    bound = known.bind(INDEX, _passages("guide.pdf"))
    near = bound.similarities(np.array([0.6, 0.8], np.float32), "one way")
    assert near is not None and near == pytest.approx([0.0, 0.6, 0.0], abs=0.01)
    assert bound.similarities(np.array([0.6, 0.8], np.float32), "another model") is None


class OneWay:
    """Gives every question the same direction."""

    name, dimension = "one way", 2

    def encode_query(self, text: str) -> np.ndarray:
        """That direction."""
        return np.array([1.0, 0.0], np.float32)

    def encode_passages(self, texts: object) -> np.ndarray:
        """Not needed here."""
        raise NotImplementedError

"""The nearest question known about a page is found by its vector."""

from pathlib import Path

import numpy as np
import pytest

from assistant.question.question_vectors import QuestionVectors

DIRECTIONS = {"qui siège": (1.0, 0.0), "qui décide": (0.8, 0.6), "combien": (0.0, 1.0), "à l'envers": (-1.0, 0.0)}


class Pointing:
    """Gives each text its direction."""

    name, dimension = "pointing", 2

    def encode_query(self, text: str) -> np.ndarray:
        """The direction of a text."""
        return np.array(DIRECTIONS[text], np.float32)

    def encode_passages(self, texts: object) -> np.ndarray:
        """Not needed here."""
        raise NotImplementedError


@pytest.fixture
def vectors() -> QuestionVectors:
    return QuestionVectors.build([["qui siège", "combien"], ["combien"], ["à l'envers", "qui décide"]], Pointing())


def test_each_page_counts_by_its_nearest_question(vectors: QuestionVectors) -> None:
    found = vectors.similarities(np.array([1.0, 0.0], np.float32))
    assert found == pytest.approx([1.0, 0.0, 0.8], abs=0.01)


def test_a_question_that_points_away_counts_for_nothing(vectors: QuestionVectors) -> None:
    assert vectors.similarities(np.array([0.0, -1.0], np.float32)) == pytest.approx([0.0, 0.0, 0.0], abs=0.01)


def test_they_come_back_from_their_folder(vectors: QuestionVectors, tmp_path: Path) -> None:
    vectors.save(tmp_path / "vectors")
    again = QuestionVectors.load(tmp_path / "vectors")
    query = np.array([0.6, 0.8], np.float32)
    assert again.model == "pointing"
    assert np.array_equal(again.similarities(query), vectors.similarities(query))

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import make_answer, make_refusal

from assistant import evaluation as ev
from assistant.datamodels import Answer, FicheMatch, Hit
from ingest.datamodels import Fiche, Passage, Span
from ingest.errors import InputError

ROW = {
    "id": "q1",
    "kind": "how",
    "lang": "fr",
    "style": "plain",
    "question": "Comment ?",
    "any": False,
    "gold": [{"document": "a.pdf", "pages": [1]}, {"document": "a.pdf", "pages": [4, 5]}],
    "fiche": ["Fiche 2"],
}


def hit(rank: int, *pages: int, document: str = "a.pdf") -> Hit:
    spans = tuple(Span(page, 0, 1) for page in pages)
    return Hit(rank, Passage(f"{rank}", document, rank, "texte", (), spans, "prose", None), 1.0)


def fiche(code: str, title: str, variants: tuple[str, ...] = ()) -> Fiche:
    return Fiche("a.pdf", code, title, "fiche", 1, 2, variants=variants)


def question(**changes: object) -> ev.Question:
    return ev._question({**ROW, **changes})


class Scripted:
    """Gives the same passages, fiches and answer to every question."""

    def __init__(self, hits: list[Hit], matches: list[FicheMatch], answer: Answer) -> None:
        self.hits, self.matches, self.answer = hits, matches, answer

    def search(self, question: str, *, k: int, history: Sequence[str]) -> list[Hit]:
        return self.hits[:k]

    def route(self, situation: str, *, k: int, history: Sequence[str]) -> list[FicheMatch]:
        return self.matches[:k]

    def ask(self, question: str, *, history: Sequence[str]) -> Answer:
        return self.answer


def test_places_are_distinct_and_in_reading_order() -> None:
    assert ev.places([hit(1, 3, 4), hit(2, 4), hit(3, 1, document="b.pdf")]) == [
        ("a.pdf", 3),
        ("a.pdf", 4),
        ("b.pdf", 1),
    ]


@pytest.mark.parametrize(
    ("found", "any_suffices", "recall"),
    [
        ([1, 4], False, 1.0),
        ([5, 2], False, 0.5),
        ([2, 3], False, 0.0),
        ([2, 4], True, 1.0),
        ([2, 3, 1], True, 0.0),
    ],
)
def test_recall_among_the_first_two_places(found: list[int], any_suffices: bool, recall: float) -> None:
    places = [("a.pdf", page) for page in found]
    assert ev.page_recall(question(any=any_suffices), places, 2) == recall


def test_reciprocal_rank_of_the_first_gold_place() -> None:
    assert ev.reciprocal_rank(question(), [("b.pdf", 1), ("a.pdf", 9), ("a.pdf", 5)]) == pytest.approx(1 / 3)
    assert ev.reciprocal_rank(question(), [("b.pdf", 1)]) == 0.0


@pytest.mark.parametrize(
    ("named", "designation"),
    [
        (fiche("Fiche III-4", "Mobilité"), "fiche iii-4"),
        (fiche("II.A", "Une démarche partenariale"), "II - A UNE DÉMARCHE PARTENARIALE"),
        (fiche("3.1", "Mobilité", ("Monographie n°1",)), "monographie n° 1"),
        (fiche("x", "Les œuvres"), "Les oeuvres"),
        (fiche("II.A", "Le DLA au service du développement local"), "A. LE DLA AU SERVICE DU DEVELOPPEMENT LOCAL"),
    ],
)
def test_designations_of_a_fiche(named: Fiche, designation: str) -> None:
    assert ev.is_fiche(named, [designation])
    assert not ev.is_fiche(named, ["Fiche III-5", ""])


def test_outcome_of_an_answered_question() -> None:
    matches = [FicheMatch(1, fiche("Fiche 1", "A"), "", 0.9), FicheMatch(2, fiche("Fiche 2", "B"), "", 0.8)]
    outcome = ev.evaluate_question(question(), Scripted([hit(1, 2), hit(2, 4)], matches, make_answer()))
    assert outcome.measures["recall@1"] == 0.0 and outcome.measures["recall@5"] == 0.5
    assert outcome.measures["mrr"] == 0.5
    assert (outcome.measures["fiche@1"], outcome.measures["fiche@3"]) == (0.0, 1.0)
    assert outcome.measures["false_refusal"] == 0.0
    statuses = [citation.status for citation in make_answer().citations]
    assert outcome.measures["exact_citations"] == statuses.count("exact") / len(statuses)


def test_refusal_counts_for_questions_without_answer_only() -> None:
    refusing = Scripted([], [], make_refusal("?"))
    assert ev.evaluate_question(question(kind="none", gold=[], fiche=[]), refusing).measures["refusal"] == 1.0
    assert ev.evaluate_question(question(), refusing).measures["false_refusal"] == 1.0


def test_summary_means_by_group() -> None:
    french, english = question(), question(lang="en")
    summary = ev.summarise([ev.Outcome(french, {"mrr": 1.0}), ev.Outcome(english, {"mrr": 0.5})])
    assert summary["all"] == {"questions": 2.0, "mrr": 0.75}
    assert summary["en"] == {"questions": 1.0, "mrr": 0.5}
    assert "| en | 1 | 0.5 |" in ev.table(summary)


def test_bad_question_files_are_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(ROW) + '\n{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"Ligne 2 de questions\.jsonl"):
        ev.read_questions(path)
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="aucune question"):
        ev.read_questions(path)
    with pytest.raises(InputError, match="ne peut pas être lu"):
        ev.read_questions(tmp_path / "absent.jsonl")

"""What is quoted, and what is not."""

import pytest
from answer_guide import make_index

from assistant.answer.answer_blocks import Block
from assistant.answer.choosing import Candidate, Chooser, aspect_of, is_back_matter_title, is_note, within
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request
from assistant.answer.sentences import Unit, only_announces, points_back
from assistant.answer.shelf import Shelf
from assistant.datamodels import Hit, Query
from ingest.datamodels import Passage, Span

INDEX = make_index()


def candidate(words: str, score: float, *, share: float = 1.0, path: str = "A") -> Candidate:
    passage = Passage(path, "a.pdf", 0, words, (path,), (Span(1, 0, 1),), "prose", None)
    block = Block("sentence", path, (passage, Unit("sentence", words, 0, len(words))), (), 0)
    return Candidate(block, Hit(1, passage, 1.0), score, share)


def words_of(chosen: list[Candidate]) -> list[str]:
    return [each.block.words for each in chosen]


def test_the_best_come_first_within_the_length() -> None:
    offered = [candidate("a" * 60, 3.0), candidate("b" * 60, 2.9, path="B"), candidate("c" * 30, 2.8, path="C")]
    assert words_of(within(offered, budget=100)) == ["a" * 60, "c" * 30]


def test_the_best_is_given_whole_however_long() -> None:
    assert words_of(within([candidate("a" * 500, 3.0), candidate("b", 2.9)], budget=100)) == ["a" * 500]


def test_what_is_far_below_the_best_is_not_padding() -> None:
    assert words_of(within([candidate("a", 9.0), candidate("b", 1.0)], budget=100)) == ["a"]


def test_further_down_a_block_must_speak_to_the_question() -> None:
    offered = [candidate("a", 5.0), candidate("b", 2.5, share=0.1), candidate("c", 2.4, share=0.9)]
    assert words_of(within(offered, budget=100)) == ["a", "c"]


def test_another_section_may_speak_after_some_blocks_of_one() -> None:
    offered = [candidate("a", 5.0), candidate("b", 4.9), candidate("c", 4.8), candidate("d", 4.78, path="B")]
    assert words_of(within(offered, budget=3)) == ["a", "d", "b"]


def test_candidates_are_ranked_by_what_they_say() -> None:
    hits = [Hit(rank, passage, 0.5) for rank, passage in enumerate(INDEX.passages, 1)]
    query = Query("q", "q", "fr", {}, groups=({"coût": 1.0}, {"cout": 1.0}, {"consult": 1.0}, {"jour": 1.0}))
    relevance = Relevance(query, INDEX.lexical)
    ranked = Chooser(Shelf(INDEX.passages)).candidates(relevance, Request("fact", ("amount",)), hits)
    assert ranked[0].block.words.startswith("L’accompagnement a coûté 7 450 euros")
    assert ranked == sorted(ranked, key=lambda each: -each.score)


@pytest.mark.parametrize("words", ["Il décide.", "Cette démarche coûte.", "Cependant, elle dure.", "C'est un choix."])
def test_points_back(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize("words", ["Le comité décide.", "Cesser d'agir.", "Illustrer le propos.", "Oui, souvent."])
def test_does_not_point_back(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "title", ["Pour aller plus loin", "Bibliographie", "Missions clefs", "Sommaire", "Remerciements"]
)
def test_back_matter(title: str) -> None:
    assert is_back_matter_title(title)


@pytest.mark.parametrize(
    "title", ["Les missions clefs d'une démarche de territoire", "Ressources humaines", "Contexte"]
)
def test_not_back_matter(title: str) -> None:
    assert not is_back_matter_title(title)


def test_aspects() -> None:
    titles = ("Points de vigilance", "CLEFS DE RÉUSSITE", "Clés de réussite", "Les difficultés", "Le contexte")
    assert [aspect_of(title) for title in titles] == ["caution", "success", "success", "caution", None]


def test_introductions_that_only_announce() -> None:
    assert only_announces("Sont mis en avant les éléments suivants :")
    assert only_announces("Elle permet de :")
    assert not only_announces("Le prestataire doit remettre les documents suivants à l’opérateur du dispositif :")


def test_footnotes() -> None:
    assert is_note(Passage("x", "a.pdf", 0, "¹ Voir le site", (), (), "prose", None))
    assert not is_note(INDEX.passages[0])

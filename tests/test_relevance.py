"""How much of a question a text speaks to."""

import pytest

from assistant.answer.relevance import Relevance
from assistant.datamodels import Query

RARITY = {"comit": 2.0, "pilotag": 4.0, "velo": 6.0, "bicyclet": 6.0}


class Rarities:
    def idf(self, term: str) -> float:
        return RARITY.get(term, 0.0)


def query(*groups: dict[str, float]) -> Query:
    terms = {term: weight for group in groups for term, weight in group.items()}
    return Query("q", "q", "fr", terms, groups=groups)


def test_each_idea_counts_by_its_rarity() -> None:
    relevance = Relevance(query({"comit": 1.0}, {"pilotag": 1.0}), Rarities())
    assert relevance.share("Le comité se réunit.") == pytest.approx(1 / 3)
    assert relevance.share("Le comité de pilotage") == 1.0
    assert relevance.share("Autre chose") == 0.0


def test_alternatives_of_an_idea_count_once() -> None:
    relevance = Relevance(query({"velo": 1.0, "bicyclet": 0.5}), Rarities())
    assert relevance.share("un vélo et une bicyclette") == 1.0
    assert relevance.share("une bicyclette") == 0.5


def test_texts_are_taken_together() -> None:
    relevance = Relevance(query({"comit": 1.0}, {"pilotag": 1.0}), Rarities())
    assert relevance.share("Le comité", "Pilotage") == 1.0


def test_words_that_the_corpus_does_not_know_weigh_nothing() -> None:
    assert Relevance(query({"inconnu": 1.0}), Rarities()).share("inconnu") == 0.0


def test_a_query_without_groups_goes_by_its_terms() -> None:
    relevance = Relevance(Query("q", "q", "fr", {"comit": 1.0}), Rarities())
    assert relevance.share("Le comité") == 1.0

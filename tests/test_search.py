from pathlib import Path

import pytest
from small_index import FIRST, SECOND, SmallIndex, make_small_index

from assistant.datamodels import Query
from assistant.retriever import GuideRetriever
from assistant.search import kept_documents
from ingest.errors import InputError


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallIndex:
    return make_small_index(Path(tmp_path_factory.mktemp("search")))


@pytest.mark.parametrize(
    ("question", "document", "page"),
    [
        ("Combien de fois se réunit le comité de pilotage ?", FIRST, 1),
        ("combien de fois se reunit le comite", FIRST, 1),
        ("sur quoi choisir un prestataire", FIRST, 2),
        ("combien d'euros pour neuf jours ?", SECOND, 1),
        ("How is the provider chosen?", FIRST, 2),
        ("How many days does the budget plan for?", SECOND, 1),
    ],
)
def test_best_passage_answers(small: SmallIndex, question: str, document: str, page: int) -> None:
    best = small.searcher.search(question)[0]
    assert (best.passage.document, best.passage.page) == (document, page)


def test_scores_fall_and_compare_between_questions(small: SmallIndex) -> None:
    good = small.searcher.search("Combien de fois se réunit le comité de pilotage ?")
    poor = small.searcher.search("Le comité des fêtes de Roubaix recherche des bénévoles pour la braderie de septembre")
    scores = [hit.score for hit in good]
    assert scores == sorted(scores, reverse=True) and [hit.rank for hit in good] == list(range(1, len(good) + 1))
    assert all(0 < hit.score <= 1 for hit in good + poor)
    assert good[0].score > 2 * poor[0].score


def test_follow_up_is_completed_and_change_of_topic_is_not(small: SmallIndex) -> None:
    history = ["Comment choisir le prestataire ?"]
    followed = small.searcher.search("et combien d'entretiens ?", history=history)[0]
    changed = small.searcher.search("Autre chose : quel budget en euros ?", history=history)[0]
    assert (followed.passage.document, followed.passage.page) == (FIRST, 2)
    assert changed.passage.document == SECOND


def test_only_the_named_documents_are_searched(small: SmallIndex) -> None:
    hits = small.searcher.search("comité de pilotage", documents=[SECOND])
    assert {hit.passage.document for hit in hits} <= {SECOND}
    with pytest.raises(InputError, match=r"inconnu\.pdf"):
        small.searcher.search("comité", documents=["inconnu.pdf"])


def test_nothing_is_found_for_words_of_another_world(small: SmallIndex) -> None:
    assert small.searcher.search("xylophone chromatique") == []


def test_retriever_gives_langchain_documents(small: SmallIndex) -> None:
    found = GuideRetriever(searcher=small.searcher, k=2).invoke("qui est dans le comité de pilotage ?")
    assert len(found) == 2
    assert found[0].metadata["document"] == FIRST and found[0].metadata["page"] == 1
    assert "financeurs" in found[0].page_content


@pytest.mark.parametrize(
    ("chosen", "asked", "kept"),
    [
        ((), (), ()),
        ((FIRST,), (), (FIRST,)),
        ((), (SECOND,), (SECOND,)),
        ((FIRST, SECOND), (SECOND,), (SECOND,)),
        ((FIRST,), (SECOND,), (FIRST,)),
    ],
)
def test_a_guide_asked_for_counts_within_those_chosen(
    chosen: tuple[str, ...], asked: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    query = Query("et dans le guide ?", "", "fr", {}, documents=asked)
    assert tuple(kept_documents(chosen, query)) == kept

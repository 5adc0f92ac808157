"""Examples come first where they are asked for, and the more so after an explanation."""

from dataclasses import replace

import pytest
from answer_guide import GUIDE, STORIES, make_index

from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import Candidate
from assistant.answer.examples import Examples, is_example
from assistant.datamodels import Hit
from ingest.datamodels import Fiche, Passage

INDEX = make_index()
EXPLAINS, TELLS = INDEX.guide(GUIDE).passages[0], INDEX.guide(STORIES).passages[0]
EXAMPLES = Examples(INDEX.fiche_of)


def candidate(passage: Passage, score: float) -> Candidate:
    return Candidate(read_blocks([passage])[0], Hit(1, passage, 0.5), score, 0.5)


def test_a_monographie_tells_of_an_experience() -> None:
    assert EXAMPLES.tells(TELLS)
    assert not EXAMPLES.tells(EXPLAINS)


def test_what_restates_an_account_retells_it() -> None:
    def restating(passage: Passage) -> Fiche | None:
        fiche = INDEX.fiche_of(passage)
        return fiche and replace(fiche, restated_guide="coorace-manuel-dts.yaml", restates=("Fiche III-4",))

    assert Examples(restating).retells(EXPLAINS)
    assert not Examples(restating).tells(EXPLAINS)


@pytest.mark.parametrize(("score", "first"), [(0.5, TELLS), (0.3, EXPLAINS)])
def test_an_account_found_nearly_as_well_comes_first(score: float, first: Passage) -> None:
    hits = [Hit(1, EXPLAINS, 0.6), Hit(2, TELLS, score)]
    found = EXAMPLES.first_found(hits, count=1)
    assert [(hit.rank, hit.passage) for hit in found] == [(1, first)]


def test_an_account_gains_more_after_an_explanation() -> None:
    candidates = [candidate(EXPLAINS, 5.0), candidate(TELLS, 3.0)]
    assert [each.block.passage for each in EXAMPLES.first_among(candidates, again=False)] == [EXPLAINS, TELLS]
    assert [each.block.passage for each in EXAMPLES.first_among(candidates, again=True)] == [TELLS, EXPLAINS]


def test_a_heading_announces_an_example() -> None:
    block = read_blocks([EXPLAINS])[0]
    assert is_example(replace(block, title="Exemple"))
    assert not is_example(replace(block, title="Ce qui fait exemple"))

"""The order of an answer about a fact."""

from answer_guide import make_index

from assistant.answer.answer_blocks import Block
from assistant.answer.arranging import facts_first
from assistant.answer.choosing import Candidate
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request
from assistant.answer.sentences import Unit
from assistant.datamodels import Hit, Query
from ingest.datamodels import Passage

PASSAGE = Passage("p", "a.pdf", 0, "", ("Repères",), (), "table", None)
QUERY = Query("q", "q", "fr", {}, groups=({"consult": 1.0}, {"jour": 1.0}))
RELEVANCE = Relevance(QUERY, make_index().lexical)


def table(*rows: str) -> Candidate:
    items = tuple((PASSAGE, Unit("row", row, 0, len(row))) for row in rows)
    return Candidate(Block("table", "Repères", None, items, 0), Hit(1, PASSAGE, 1.0), 5.0, 1.0)


def facts(candidate: Candidate) -> list[list[str]]:
    found = facts_first([candidate], RELEVANCE, Request("fact", ("duration",)))
    return [[unit.words for _, unit in each.block.items] for each in found]


def test_the_row_that_holds_the_fact_comes_first_and_the_others_after_it() -> None:
    rows = ("Coût | 7 450 euros", "Consultant | 6 jours", "Lieu | Brive")
    assert facts(table(*rows)) == [["Consultant | 6 jours"], ["Coût | 7 450 euros", "Lieu | Brive"]]


def test_a_row_of_many_columns_keeps_the_header() -> None:
    rows = ("Lieu | Durée | Coût", "Brive | 6 jours de consultant | 7 450", "Tulle | sans date | 900", "Ussel | - | -")
    assert facts(table(*rows))[0] == [rows[0], rows[1]]


def test_a_table_of_which_most_rows_tell_stays_whole() -> None:
    rows = ("Consultant | 6 jours", "Consultant adjoint | 2 jours", "Lieu | Brive")
    assert facts(table(*rows)) == [list(rows)]

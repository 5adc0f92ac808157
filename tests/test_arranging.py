"""The order of an answer about a fact."""

from answer_guide import make_index

from assistant.answer.answer_blocks import Block
from assistant.answer.arranging import facts_first, lead_of, narrowed, sections_of
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


def test_a_table_of_which_most_rows_tell_stays_whole() -> None:
    rows = ("Consultant | 6 jours", "Consultant adjoint | 2 jours", "Lieu | Brive")
    assert facts(table(*rows)) == [list(rows)]


def titled(title: str, words: str, score: float) -> Candidate:
    block = Block("sentence", title, (PASSAGE, Unit("sentence", words, 0, len(words))), (), 0)
    return Candidate(block, Hit(1, PASSAGE, 1.0), score, 1.0)


def test_the_summary_of_the_best_fiche_opens_an_explanation_but_not_a_fact() -> None:
    chosen = [titled("Les étapes", "Le comité vote, puis il publie ses choix et les explique à tous.", 5.0)]
    chosen.append(titled("En bref", "Un comité.", 4.0))
    assert lead_of(chosen, Request("explain")).block.title == "En bref"
    assert lead_of(chosen, Request("fact")).block.title == "Les étapes"


def test_cautions_come_last_unless_they_are_asked_for() -> None:
    first, *rest = [titled(title, title, 5.0) for title in ("En bref", "Points de vigilance", "Les étapes")]
    ordered = [each[0].block.title for each in sections_of([first, *rest], Request("explain"), first=first)]
    assert ordered == ["Les étapes", "Points de vigilance"]
    asked = sections_of([first, *rest], Request("explain", (), "caution"), first=first)
    assert asked[0][0].block.title == "Points de vigilance"


def test_a_table_of_which_no_row_tells_stays_whole() -> None:
    rows = ("Lieu | Brive", "Public | salariés", "Coût | élevé")
    request = Request("fact", ("amount",))
    assert narrowed(table(*rows).block, RELEVANCE, request) == (table(*rows).block, None)

"""What stands around a passage."""

from answer_guide import GUIDE, make_index

from assistant.answer.shelf import RUN, Shelf
from ingest.datamodels import Passage, Span


def passages(count: int, path: str = "A") -> list[Passage]:
    return [
        Passage(f"{path}{order}", "a.pdf", order, "texte", (path,), (Span(1, 0, 1),), "prose", None)
        for order in range(count)
    ]


def test_around_stops_at_the_heading() -> None:
    index = make_index()
    shelf = Shelf(index.passages)
    assert [each.id for each in shelf.around(index.passages[index.row("g0")])] == ["g0", "g1"]
    assert [each.id for each in shelf.around(index.passages[index.row("g2")])] == ["g2"]


def test_around_takes_no_more_than_a_run_on_either_side() -> None:
    every = passages(20)
    found = Shelf(every).around(every[10])
    assert [each.order for each in found] == list(range(10 - RUN, 10 + RUN + 1))


def test_order_is_that_of_the_guide_whatever_the_input() -> None:
    every = passages(3)
    assert [each.order for each in Shelf(reversed(every)).around(every[0])] == [0, 1, 2]


def test_of_fiche() -> None:
    shelf = Shelf(make_index().passages)
    assert [each.id for each in shelf.of_fiche(GUIDE, "Fiche 1")] == ["g0", "g1"]
    assert shelf.of_fiche(GUIDE, "Fiche 9") == []

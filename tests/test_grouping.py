from collections.abc import Callable

import pytest

from assistant.datamodels import Hit
from assistant.grouping import (
    are_twins,
    continues_list,
    continues_sentence,
    group_twins,
    join_neighbours,
    official_first,
)
from ingest.datamodels import Passage, Span

COMMON = (
    "comité pilotage réunit financeurs structures réseaux partenaires territoire projet objectifs calendrier budget"
)


def passage(name: str, text: str, document: str = "a.pdf", fiche: str | None = "Fiche 1") -> Passage:
    return Passage(name, document, 0, text, ("Fiche 1",), (Span(1, 0, len(text)),), "prose", fiche)


def hit(rank: int, found: Passage) -> Hit:
    return Hit(rank, found, 1 / rank)


def words(found: Passage) -> frozenset[str]:
    return frozenset(found.text.split())


def test_twins_share_most_words_of_the_shorter() -> None:
    one = frozenset(COMMON.split())
    assert are_twins(one, one | {"autre", "mot"})
    assert not are_twins(one, frozenset(COMMON.split()[:6]) | frozenset("abcdefg"))
    assert not are_twins(frozenset("abc"), frozenset("abc"))


def test_twin_of_another_document_goes_under_the_better_hit() -> None:
    first, twin, other = (
        passage("1", COMMON),
        passage("2", COMMON + " aussi", "b.pdf"),
        passage("3", "tout autre chose", "b.pdf"),
    )
    kept = group_twins([hit(1, first), hit(2, twin), hit(3, other)], words)
    assert [each.passage.id for each in kept] == ["1", "3"]
    assert kept[0].twins == (twin,)


def test_repetition_inside_one_document_is_kept() -> None:
    kept = group_twins([hit(1, passage("1", COMMON)), hit(2, passage("2", COMMON))], words)
    assert [each.passage.id for each in kept] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "after", "runs_on"),
    [
        ("Le comité réunit les", "financeurs et les élus.", True),
        ("Le comité se réunit.", "Il décide.", False),
        ("Fin de phrase.", "minuscule pourtant", False),
    ],
)
def test_sentence_running_on(text: str, after: str, runs_on: bool) -> None:
    assert continues_sentence(text, after) is runs_on


@pytest.mark.parametrize(
    ("text", "after", "runs_on"),
    [
        ("Il faut :", "• un budget", True),
        ("Il faut :\n• un budget", "• un calendrier", True),
        ("Un paragraphe.", "• un calendrier", False),
        ("Il faut :\n• un budget", "Autre paragraphe", False),
    ],
)
def test_list_running_on(text: str, after: str, runs_on: bool) -> None:
    assert continues_list(text, after) is runs_on


def test_continuation_is_joined_and_not_repeated() -> None:
    start, rest = passage("1", "Il faut :\n• un budget"), passage("2", "• un calendrier")
    joined = join_neighbours([hit(1, start), hit(2, rest)], lambda each: rest if each is start else None)
    assert [each.passage.id for each in joined] == ["1"] and joined[0].following == (rest,)


def test_passage_of_another_fiche_is_no_continuation() -> None:
    start, other = passage("1", "Il faut :"), passage("2", "• un calendrier", fiche="Fiche 2")
    joined = join_neighbours([hit(1, start)], lambda _: other)
    assert joined[0].following == ()


def official_of(*officials: Hit) -> Callable[[Passage], Hit | None]:
    """What `official_first` asks: fiche "Fiche 1" of b.pdf restates these, of which the best is the first."""
    return lambda each: officials[0] if (each.document, each.fiche) == ("b.pdf", "Fiche 1") else None


def test_official_text_takes_the_place_of_its_restatement() -> None:
    own, official = passage("own", "redit", "b.pdf"), passage("official", "dit", "a.pdf")
    other, more = passage("other", "autre", "c.pdf"), passage("more", "redit encore", "b.pdf")
    hits = [Hit(0, own, 0.9), Hit(0, other, 0.8), Hit(0, more, 0.6), Hit(0, official, 0.2)]
    found = official_first(hits, official_of(hits[3]))
    assert [(each.passage.id, each.score) for each in found] == [("official", 0.9), ("other", 0.8)]
    assert found[0].twins == (own, more)


def test_official_text_keeps_its_better_place() -> None:
    own, official = passage("own", "redit", "b.pdf"), passage("official", "dit", "a.pdf")
    hits = [Hit(0, official, 0.9), Hit(0, own, 0.8)]
    assert official_first(hits, official_of(hits[0])) == [Hit(0, official, 0.9, twins=(own,))]


@pytest.mark.parametrize(("score", "listed"), [(0.5, ["official"]), (0.1, ["own", "more"])])
def test_official_text_that_was_not_found_speaks_when_it_answers_too(score: float, listed: list[str]) -> None:
    own, more = passage("own", "redit", "b.pdf"), passage("more", "redit encore", "b.pdf")
    away = Hit(0, passage("official", "dit", "a.pdf"), score)
    # The second passage alone would give way: a fiche gives way with its best passage or not at all.
    found = official_first([Hit(0, own, 0.9), Hit(0, more, 0.2)], official_of(away))
    assert [each.passage.id for each in found] == listed


def test_twins_of_a_twin_stay_known() -> None:
    first, twin, under = passage("1", COMMON), passage("2", COMMON, "b.pdf"), passage("3", "redit", "c.pdf")
    kept = group_twins([hit(1, first), Hit(2, twin, 0.5, twins=(under,))], words)
    assert kept[0].twins == (twin, under)

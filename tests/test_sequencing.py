"""The best sequence of matches."""

from ingest.structure.entries import Entry
from ingest.structure.headings import Heading
from ingest.structure.sequencing import Located, Match, by_openers, in_order, opener_of, with_bonus

ENTRIES = [Entry(f"Fiche {rank}", f"Titre {rank}") for rank in range(6)]
OPENERS = [Heading("En bref", row, row + 1, 12.0) for row in (12, 32, 52, 72, 92, 112)]


def test_the_sequence_with_the_highest_sum_wins_over_a_single_better_match() -> None:
    quoted = Match(2, 1, 2, 1.0)
    found = [Match(0, 10, 11, 0.8), Match(1, 30, 31, 0.8), Match(2, 50, 51, 0.8), quoted]
    assert in_order(found) == found[:3]
    assert in_order([]) == []


def test_one_place_serves_one_entry() -> None:
    assert len(in_order([Match(0, 10, 11, 0.9), Match(1, 10, 11, 0.8)])) == 1


def test_titles_before_the_heading_that_opens_fiches_are_preferred() -> None:
    matches = [Match(rank, 20 * rank + 10, 20 * rank + 11, 0.8) for rank in range(6)]
    opener = opener_of(matches, OPENERS)
    assert opener[0] == "en bref"
    assert with_bonus(matches[0], opener).score > 0.8
    assert with_bonus(Match(0, 2, 3, 0.8), opener).score == 0.8
    assert opener_of(matches[:2], OPENERS) == ("", {})


def test_a_lost_title_is_told_by_the_one_opener_left() -> None:
    matches = [Match(rank, 20 * rank + 10, 20 * rank + 11, 0.8) for rank in range(6)]
    opener = opener_of(matches, OPENERS)
    found = [Located(ENTRIES[rank], 20 * rank + 10, 20 * rank + 11) for rank in range(6) if rank != 3]
    result = by_openers(ENTRIES, found, OPENERS, opener)
    assert [(each.entry.code, each.first, each.last) for each in result][3] == ("Fiche 3", 72, 72)
    two = [each for each in found if each.entry.code != "Fiche 4"]
    assert len(by_openers(ENTRIES, two, OPENERS, opener)) == 4

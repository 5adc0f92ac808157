"""How deep a heading lies inside its fiche."""

from ingest.structure.headings import Heading
from ingest.structure.ranks import Ranks


def heading(title: str, size: float = 12.0, kind: str | None = None) -> Heading:
    return Heading(title, 0, 1, size, None, kind)


def levels(*fiches: list[Heading]) -> list[list[int]]:
    ranks = Ranks([(each.title, number) for number, fiche in enumerate(fiches) for each in fiche])
    found = []
    for fiche in fiches:
        ranks.restart(1)
        found.append([ranks.level(each) for each in fiche])
    return found


def test_headings_that_recur_once_a_fiche_are_siblings_whatever_their_size() -> None:
    brief, what, own = heading("En bref", 10.5), heading("De quoi s'agit-il ?", 13), heading("Un point", 10.5)
    assert levels([brief, what, own], [brief, own, what], [brief, what]) == [[2, 2, 3], [2, 3, 2], [2, 2]]


def test_heading_as_large_as_the_largest_rubric_lies_in_none() -> None:
    brief, when, own = heading("En bref", 11), heading("Quand l'utiliser", 11.5), heading("Les étapes", 11.5)
    other = heading("Les coûts", 11.5)
    assert levels([brief, when, own], [brief, when, other], [brief, when]) == [[2, 2, 2], [2, 2, 2], [2, 2]]


def test_headings_that_recur_within_fiches_lie_under_the_one_before() -> None:
    problem, actions = heading("Problématique", 13), heading("Actions", 10)
    first, second = heading("Un premier exemple", 10.5), heading("Un second exemple", 10.5)
    assert levels([first, problem, actions, second, problem, actions, first, problem, actions]) == [
        [2, 3, 3, 2, 3, 3, 2, 3, 3]
    ]


def test_sizes_and_numbers_rank_the_others() -> None:
    large, small = heading("Grand titre", 16), heading("Petit titre", 12)
    assert levels([large, small, heading("Autre petit", 12), heading("Autre grand", 16)]) == [[2, 3, 3, 2]]
    roman = [heading("I. Un", 12, "roman"), heading("Détail", 12), heading("II. Deux", 12, "roman")]
    assert levels(roman) == [[2, 3, 2]]

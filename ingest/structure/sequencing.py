"""The best sequence of matches between announced fiches and places of the guide."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.entries import Entry
from ingest.structure.headings import Heading
from ingest.structure.likeness import plain

OPENER_BONUS = 0.15
REACH = 8
"""The recurring first heading of a fiche ("En bref") stands within this many rows of its title."""

Opener = tuple[str, dict[int, int]]
"""Title of the heading that opens most fiches, and for each row near before one of them the row where it stands."""


@dataclass(frozen=True, slots=True)
class Located:
    """An entry found: its title is rows `first:last`, empty where the title is lost and the place told otherwise."""

    entry: Entry
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    entry: int
    first: int
    last: int
    score: float


def opener_of(matches: Sequence[Match], headings: Sequence[Heading]) -> Opener:
    """The recurring heading that follows most titles, and for each row near before it the row where it stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for heading in headings:
        places[plain(heading.title)].append(heading.first)
    wanted: dict[int, set[int]] = defaultdict(set)
    for match in matches:
        for ahead in range(match.last, match.last + REACH):
            wanted[ahead].add(match.entry)
    follows: Counter[str] = Counter()
    for title, rows in places.items():
        if len(rows) >= 4:
            follows[title] = len(set().union(*(wanted[row] for row in rows)))
    title, count = max(follows.items(), key=lambda each: each[1], default=("", 0))
    if count < 4 or count < 0.3 * len({match.entry for match in matches}):
        return "", {}
    return title, {row - back: row for row in reversed(places[title]) for back in range(1, REACH + 4)}


def with_bonus(match: Match, opener: Opener) -> Match:
    ahead = opener[1].get(match.first)
    if ahead is None or ahead - match.last > REACH:
        return match
    return Match(match.entry, match.first, match.last, match.score + OPENER_BONUS)


def in_order(matches: Sequence[Match]) -> list[Match]:
    """The sequence of matches, each entry and row once and both rising, with the highest sum of scores."""
    ordered = sorted(matches, key=lambda match: (match.first, -match.entry))
    best: list[tuple[float, int]] = []
    for at, match in enumerate(ordered):
        above, link = 0.0, -1
        for before in range(at):
            other = ordered[before]
            if other.entry < match.entry and other.first < match.first and best[before][0] > above:
                above, link = best[before][0], before
        best.append((above + match.score, link))
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


def by_openers(
    entries: Sequence[Entry],
    found: Sequence[Located],
    headings: Sequence[Heading],
    opener: Opener,
) -> list[Located]:
    """`found` with the entries whose title is lost where the opener shows one place left between their neighbours."""
    openers = sorted(set(opener[1].values()))
    known = {id(each.entry) for each in found}
    result = list(found)
    for index, entry in enumerate(entries):
        if id(entry) in known or entry.code is None:
            continue
        before = max((each.last for each in found if entries.index(each.entry) < index), default=-1)
        after = min((each.first for each in found if entries.index(each.entry) > index), default=10**9)
        claimed = {next((row for row in openers if row >= each.first), -1) for each in found if each.entry.code}
        free = [row for row in openers if before <= row < after and row not in claimed]
        lost = sum(id(each) not in known and each.code is not None for each in entries[max(0, index - 1) : index + 2])
        if len(free) == 1 and lost == 1:
            result.append(Located(entry, free[0], free[0]))
    return sorted(result, key=lambda each: each.first)

"""The outline of a guide: fiches and parts in their place, the headings inside them, and what is only navigation."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ingest.datamodels import Page
from ingest.pages.pdf import Bookmark
from ingest.structure.back_index import index_rows
from ingest.structure.bookmarked import with_bookmarks
from ingest.structure.entries import Entry
from ingest.structure.headings import Heading, find_headings
from ingest.structure.likeness import number_key, plain
from ingest.structure.locating import codes_are_references, locate
from ingest.structure.navigation import links, tabs
from ingest.structure.numbered import numbered_entries, titled_entries
from ingest.structure.ranks import RECURS, Ranks
from ingest.structure.rows import Row, rows_of
from ingest.structure.sequencing import Located
from ingest.structure.titles import REFERENCE, clean_title, is_capitals, join_titles, numbering
from ingest.structure.toc import find_contents


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in its place: it governs the rows from `first` to the next node's; its title ends before `last`.

    `entry` is the fiche or part that opens here, None for a heading inside one; `level` counts from 1.
    """

    title: str
    first: int
    last: int
    level: int
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A guide's rows, its headings in order, and the rows that are neither title nor text (contents, navigation)."""

    rows: tuple[Row, ...]
    nodes: tuple[Node, ...]
    aside: frozenset[int]


def outline_of(pages: Sequence[Page], entries: Sequence[Entry] = (), bookmarks: Sequence[Bookmark] = ()) -> Outline:
    """The outline of the guide; `entries` come from its catalogue file and replace those of its table of contents."""
    rows = rows_of(pages)
    contents = find_contents(rows)
    headings = with_bookmarks(find_headings(rows), rows, bookmarks)
    aside = contents.rows | index_rows(rows) | tabs(headings) | links(rows, pages)
    announced = list(entries) or _grouped(contents.entries)
    refers = codes_are_references(announced, rows, aside)
    headings = [each for each in headings if each.first not in aside and not _refers(each, refers)]
    located = locate(announced, rows, headings, aside)
    if not entries:
        located = numbered_entries([_as_printed(each, rows) for each in located], headings)
        located += _back_matter(rows, headings, located)
        located = located if any(each.entry.code for each in located) else titled_entries(rows, headings)
    nodes = _nodes(rows, headings, located)
    return Outline(tuple(rows), tuple(nodes), frozenset(aside))


def _grouped(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a table of contents; where it numbers fiches ("Fiche I-A-1"), other numbers are mere parts."""
    if not any(entry.kind == "fiche" for entry in entries):
        return list(entries)
    return [entry if entry.kind == "fiche" else _as_part(entry) for entry in entries]


def _as_printed(located: Located, rows: Sequence[Row]) -> Located:
    """The entry with its printed title where that bears the same number and goes on where the announced one stops."""
    number, _, printed = numbering(_printed(rows, located))
    is_same = number is not None and number_key(number) == number_key(located.entry.code or "")
    short, whole = plain(located.entry.title), plain(printed)
    if not is_same or not whole.startswith(short + " ") or is_capitals(printed):
        return located
    return replace(located, entry=replace(located.entry, title=printed))


def _as_part(entry: Entry) -> Entry:
    return replace(entry, code=None, kind="section", title=entry.titles[0] if entry.titles else entry.title)


def _refers(heading: Heading, codes_refer: bool) -> bool:
    """Whether the heading only sends the reader to a fiche."""
    found = REFERENCE.match(heading.title)
    return found is not None and (codes_refer or found.group("see") is not None)


def _back_matter(rows: Sequence[Row], headings: Sequence[Heading], located: Sequence[Located]) -> list[Located]:
    """What closes the last fiche where fiches share their headings: the first new page title after the last of these.

    Only an index, a bibliography or credits stand there; a catalogue file says so by itself.
    """
    fiches = [each.first for each in located if each.entry.code is not None]
    counts = Counter(plain(each.title) for each in headings)
    shared = [each.first for each in headings if counts[plain(each.title)] >= max(RECURS, len(fiches) / 2)]
    if len(fiches) <= RECURS or not shared or shared[-1] < fiches[-1]:
        return []
    for each in headings:
        if each.first > shared[-1] and each.large and rows[each.first].page != rows[each.first - 1].page:
            return [Located(Entry(None, each.title, 1, "section"), each.first, each.last)]
    return []


def _nodes(rows: Sequence[Row], headings: Sequence[Heading], located: Sequence[Located]) -> list[Node]:
    """Headings and located entries in order, with their levels."""
    taken = {row for each in located for row in range(each.first, each.last)}
    parts = {plain(each.entry.title): each.entry for each in located if each.entry.code is None}
    at_row = {each.first: each for each in located}
    inner = {each.first: each for each in headings if each.first not in taken}
    places = sorted(at_row.keys() | inner.keys())
    owners = _owners(places, at_row)
    ranks = Ranks([(each.title, owners[each.first]) for each in inner.values() if plain(each.title) not in parts])
    nodes: list[Node] = []
    for place in places:
        if place in at_row:
            each = at_row[place]
            nodes.append(Node(_title(rows, each), each.first, each.last, each.entry.level, each.entry))
            ranks.restart(each.entry.level)
        if place not in inner:
            continue
        heading = inner[place]
        part = _part(heading, parts) if heading.last in at_row or heading.last in inner else None
        if part is not None:
            nodes.append(Node(heading.title, heading.first, heading.last, part.level, part))
            ranks.restart(part.level)
        else:
            nodes.append(Node(heading.title, heading.first, heading.last, ranks.level(heading)))
    return nodes


def _part(heading: Heading, parts: Mapping[str, Entry]) -> Entry | None:
    """The part whose title is printed again here, as a breadcrumb before each of its fiches."""
    words = plain(heading.title)
    return next((part for title, part in parts.items() if fuzz.ratio(title, words) >= 93), None)


def _owners(places: Sequence[int], at_row: Mapping[int, Located]) -> dict[int, int]:
    """For each place the row of the fiche it lies in, -1 before the first."""
    owner, owners = -1, {}
    for place in places:
        owner = place if place in at_row else owner
        owners[place] = owner
    return owners


def _printed(rows: Sequence[Row], located: Located) -> str:
    return clean_title(join_titles([row.line for row in rows[located.first : located.last]]))


def _title(rows: Sequence[Row], located: Located) -> str:
    """The title as printed where it says more than the announced one, which is better written otherwise."""
    announced = located.entry.title
    printed = _printed(rows, located)
    if located.entry.code is None:
        return printed or announced
    words = set(plain(numbering(printed)[2]).split())
    adds = {word for word in words - set(plain(announced).split()) if not word.isdigit() and len(word) > 2}
    return printed if len(adds) > 1 and not is_capitals(printed) else announced


def governed(nodes: Sequence[Node], count: int, aside: Collection[int]) -> list[tuple[Node | None, list[int]]]:
    """For each node in order (None first, for what stands before them) the text rows that it governs."""
    edges = [0, *(node.first for node in nodes), count]
    titles = {row for node in nodes for row in range(node.first, node.last)}
    return [
        (node, [row for row in range(start, end) if row not in aside and row not in titles])
        for node, start, end in zip([None, *nodes], edges, edges[1:], strict=False)
    ]


def paths(nodes: Sequence[Node]) -> list[tuple[Node, ...]]:
    """For each node the nodes that it lies under, from the top down, itself last."""
    found: list[tuple[Node, ...]] = []
    above: list[Node] = []
    for node in nodes:
        above = [each for each in above if each.level < node.level]
        above.append(node)
        found.append(tuple(above))
    return found

"""Where the fiches announced by a table of contents or a catalogue stand in the body of the guide.

Titles are compared loosely (the body's often differ from the announced ones), in document order: the best sequence of
matches wins, so that a title quoted elsewhere does not draw a fiche out of its place.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from ingest.structure.entries import Entry
from ingest.structure.headings import Heading
from ingest.structure.likeness import likeness, number_key, plain
from ingest.structure.rows import Row, paragraph_end
from ingest.structure.sequencing import Located, Match, by_openers, in_order, opener_of, with_bonus
from ingest.structure.titles import REFERENCE, numbering, unglued
from ingest.text import joined

FLOOR = 0.72
"""Matches under this likeness (0 to 1) are none."""
HEADING_BONUS = 0.08
NUMBER_BONUS = 0.25
LONGEST_TITLE = 260
REACH = 8
"""The recurring first heading of a fiche ("En bref") stands within this many rows of its title."""


def locate(
    entries: Sequence[Entry], rows: Sequence[Row], headings: Sequence[Heading], excluded: Collection[int]
) -> list[Located]:
    """The entries that the body holds, in document order; rows `excluded` (tables of contents) are not searched."""
    if not entries:
        return []
    starts = {heading.first: heading for heading in headings}
    matches = _matches(entries, rows, starts, excluded)
    opener = opener_of(matches, headings)
    best = in_order([with_bonus(match, opener) if entries[match.entry].code else match for match in matches])
    found = [Located(entries[match.entry], match.first, match.last) for match in best]
    return by_openers(entries, found, headings, opener)


def _matches(
    entries: Sequence[Entry], rows: Sequence[Row], starts: Mapping[int, Heading], excluded: Collection[int]
) -> list[Match]:
    """Every likeness of an entry and a place, strong enough to count."""
    by_word: dict[str, set[int]] = defaultdict(set)
    titles = [[plain(title) for title in (entry.titles or (entry.title,))] for entry in entries]
    anchors = [[plain(anchor) for anchor in entry.anchors] for entry in entries]
    numbers = [number_key(entry.code) if entry.code else "" for entry in entries]
    for index in range(len(entries)):
        for words in titles[index] + anchors[index]:
            by_word[_first_word(words)].add(index)
    for index, known in enumerate(numbers):
        by_word[known].add(index)
    coded = not codes_are_references(entries, rows, excluded)
    found = []
    for first, row in enumerate(rows):
        if not (row.opens or first in starts) or first in excluded:
            continue
        heading = starts.get(first)
        reference = REFERENCE.match(row.line.text)
        if reference is not None and not coded:
            continue
        number, _, bare = numbering(heading.title if heading else unglued(row.line.text))
        likely = by_word.get(_first_word(bare), set()) | by_word.get(_first_word(unglued(row.line.text)), set())
        key = number_key(number) if number else ""
        likely = likely | (by_word.get(key, set()) if key else set())
        if heading is not None:
            likely = likely | _sharing(plain(heading.title), titles)
        if not likely:
            continue
        candidates = list(_candidates(rows, first, heading))
        for index in likely:
            score, last = _score(titles[index], anchors[index], candidates)
            if key and key == numbers[index]:
                score += NUMBER_BONUS if score >= 0.4 else 0
            score += HEADING_BONUS if heading is not None and score >= FLOOR else 0
            if score >= FLOOR:
                end = max(last, heading.last if heading and last else first)
                end = _wrapped(rows, first, end) if heading is None and last else end
                found.append(Match(index, first, end, score))
    return found


def _sharing(words: str, titles: Sequence[Sequence[str]]) -> set[int]:
    """Entries whose title looks like the heading though its first word differs (a slip of a scan, a lost article)."""
    return {
        index
        for index, each in enumerate(titles)
        if any(abs(len(title) - len(words)) <= 0.4 * len(title) and fuzz.ratio(title, words) >= 80 for title in each)
    }


def _first_word(text: str) -> str:
    return plain(text[:24]).split(" ", 1)[0]


def _wrapped(rows: Sequence[Row], first: int, end: int) -> int:
    """Row after the title, with what it wraps over beyond the words announced; a short paragraph is all title."""
    last = paragraph_end(rows, first)
    if last - first <= 3 and not rows[last - 1].line.text.rstrip().endswith((".", ":", ";", ",")):
        return max(end, last)
    while end < min(len(rows), first + 4) and not rows[end].opens:
        text = rows[end].line.text
        if not text[:1].islower() and any(map(str.isalnum, text)):
            break
        end += 1
    return end


def _candidates(rows: Sequence[Row], first: int, heading: Heading | None) -> Iterable[tuple[str, int]]:
    """The texts that may be the title starting at this row, with the row after each: one line, two lines..."""
    text, opened = "", 0
    for index in range(first, min(first + 6, len(rows))):
        row = rows[index]
        if index > first and (row.page != rows[first].page or row.line.bullet):
            return
        if index > first and row.opens:
            opened += 1
            if opened > 1 or heading is None:
                return
        text = joined(text, row.line.text) if text else unglued(row.line.text)
        if len(text) > LONGEST_TITLE:
            return
        _, _, bare = numbering(text)
        yield plain(bare), index + 1
        if index == first and bare != text:
            yield plain(text), index + 1


def _score(titles: Sequence[str], anchors: Sequence[str], candidates: Sequence[tuple[str, int]]) -> tuple[float, int]:
    """The best likeness of the entry and the candidates, and the row after the title (0: an anchor, no title)."""
    best, last = 0.0, 0
    for text, end in candidates:
        if any(text.startswith(anchor) or (len(text) > 12 and anchor.startswith(text)) for anchor in anchors):
            return 1.2, 0
        for rank, title in enumerate(titles):
            score = likeness(title, text) - 0.01 * min(rank, 5)
            if score > best + 1e-6:
                best, last = score, end
    return best, last


def codes_are_references(entries: Sequence[Entry], rows: Sequence[Row], excluded: Collection[int]) -> bool:
    """Whether codes at the start of lines point elsewhere, as they do when they are not in the order of the fiches."""
    ranks = {number_key(entry.code.split(" ", 1)[-1]): rank for rank, entry in enumerate(entries) if entry.code}
    seen = [
        ranks[key]
        for index, row in enumerate(rows)
        if row.opens and index not in excluded and not row.line.bullet
        if (found := REFERENCE.match(row.line.text)) and (key := number_key(found.group("code"))) in ranks
    ]
    drops = sum(after < before for before, after in pairwise(seen))
    return drops > 0.2 * len(seen) or len(seen) > 2 * len(set(seen))

"""Chapters and fiches that a guide numbers in its body: what a table of contents without them, or none, leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.datamodels import FicheKind
from ingest.structure.entries import Entry
from ingest.structure.headings import Heading
from ingest.structure.likeness import number_key
from ingest.structure.rows import Row
from ingest.structure.sequencing import Located
from ingest.structure.titles import designation, numbering

FEWEST_SECTIONS = 3
SHORTEST_SECTION = 600
"""Titles that govern fewer characters than this on average are no sections to choose from."""
DEEPEST = 2
"""Decimal numbers of more parts (3.1.1) are sections of a fiche, not fiches; so are lists four numberings deep."""
GAP = 3
"""A numbering goes on when it rises by at most this much: some headings are lost."""

_WORD = r"fiche(?: [^\W\d_]+)?|monographie|chapitre|partie|annexe|module|titre|axe|th[èe]me"
_FICHE_WORD = re.compile(rf"^(?:{_WORD})\b", re.IGNORECASE)
_LETTERED = re.compile(rf"^(?P<word>{_WORD}|exp[ée]rience)\s*[:–-]\s*(?P<title>\S.*)$", re.IGNORECASE)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class _Part:
    """An open numbered part: the style of its numbering, its rank in it, and its code."""

    kind: str
    value: int
    code: str


def numbered_entries(located: Sequence[Located], headings: Sequence[Heading]) -> list[Located]:
    """`located` and the numbered headings that it lacks. A guide whose table names its fiches by code has no others."""
    if any(each.entry.kind == "fiche" and each.entry.code for each in located):
        return list(located)
    known = {each.first: each for each in located}
    codes = {number_key(each.entry.code) for each in located if each.entry.code}
    above: list[_Part] = []
    found = list(located)
    for heading in headings:
        number, kind, title = numbering(heading.title)
        if heading.first in known:
            above = _reopened(above, known[heading.first].entry.code, kind, number)
            continue
        if number is None or kind is None or len(title) < 4:
            continue
        made = _entry(heading, number, "arabic" if kind == "bare" else kind, title, above)
        if made is not None and number_key(made[0].code or "") not in codes:
            entry, above = made
            codes.add(number_key(entry.code or ""))
            found.append(Located(entry, heading.first, heading.last))
    return sorted(found, key=lambda each: each.first)


def titled_entries(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Located]:
    """The main sections of a guide that numbers nothing, as "Section 1", "Section 2"...: its largest recurring titles.

    Empty where no size of title parts the guide into sections worth choosing from.
    """
    titles = [each for each in headings if each.large and rows[each.first].page > rows[0].page]
    for size in sorted({round(each.size) for each in titles}, reverse=True):
        chosen = [each for each in titles if round(each.size) == size]
        length = sum(len(row.line.text) for row in rows[chosen[0].first :])
        is_distinct = len({each.title for each in chosen}) == len(chosen)
        if len(chosen) >= FEWEST_SECTIONS:
            if not is_distinct or length < SHORTEST_SECTION * len(chosen):
                return []
            return [
                Located(Entry(f"Section {rank}", each.title, 1, "section"), each.first, each.last)
                for rank, each in enumerate(chosen, 1)
            ]
    return []


def _reopened(above: list[_Part], code: str | None, kind: str | None, number: str | None) -> list[_Part]:
    """The open parts after an entry already known."""
    if code is None:
        return above
    style = "arabic" if kind in (None, "bare") else str(kind)
    value = _value(style, number or code) or 1
    kinds = [each.kind for each in above]
    return [*above[: kinds.index(style) if style in kinds else len(above)], _Part(style, value, code)]


def _value(kind: str, number: str) -> int | None:
    """Rank of the number in its numbering: 3 for "III", "C" and "3"; None for what cannot be ranked."""
    if kind == "roman":
        return _ROMANS.index(number) + 1 if number in _ROMANS else None
    if kind == "letter":
        return ord(number) - ord("A") + 1
    return int(number) if number.isdigit() else None


def _numeral(kind: str, value: int) -> str:
    return _ROMANS[value - 1] if kind == "roman" else chr(ord("A") + value - 1) if kind == "letter" else str(value)


def _entry(
    heading: Heading, number: str, kind: str, title: str, above: list[_Part]
) -> tuple[Entry, list[_Part]] | None:
    """The entry that a numbered heading makes, and the parts open after it; None when it makes none."""
    if kind == "keyword":
        code = designation(number)
        return _made(code, title, [], _Part(kind, 0, code), heading) if _FICHE_WORD.match(number) else None
    if kind == "decimal":
        parent = number.rsplit(".", 1)[0]
        chain = [each for each in above if each.code == parent]
        return _made(number, title, chain, _Part(kind, 0, number), heading) if number.count(".") < DEEPEST else None
    value = _value(kind, number)
    if numbering(heading.title)[1] == "bare" and value != 1 and not any(each.kind == kind for each in above):
        return None
    places = _chain(above, kind, value) if value is not None else None
    if places is None or value is None or len(places) > DEEPEST or (kind == "arabic" and not heading.large):
        return None
    lettered = _LETTERED.match(title)
    if lettered is not None:
        code = f"{lettered.group('word').capitalize()} {number}"
        return _made(code, lettered.group("title"), places, _Part(kind, value, code), heading)
    code = f"{places[-1].code}.{number}" if places else number
    return _made(code, title, places, _Part(kind, value, code), heading)


def _chain(above: list[_Part], kind: str, value: int) -> list[_Part] | None:
    """The parts that the next number of that kind lies in; None when it goes on from none before it.

    A numbering that starts again at 1 tells of a part whose own heading is lost: its number is the next one.
    """
    kinds = [each.kind for each in above]
    if kind not in kinds:
        return list(above) if value <= 2 else None
    place = kinds.index(kind)
    if 0 < value - above[place].value <= GAP:
        return above[:place]
    if value != 1 or place == 0:
        return None
    lost = above[place - 1]
    code = ".".join([*lost.code.split(".")[:-1], _numeral(lost.kind, lost.value + 1)])
    return [*above[: place - 1], _Part(lost.kind, lost.value + 1, code)]


def _made(code: str, title: str, chain: Sequence[_Part], part: _Part, heading: Heading) -> tuple[Entry, list[_Part]]:
    word = code.lower()
    kind: FicheKind = "fiche" if word.startswith("fiche") else "monographie" if word.startswith("mono") else "chapitre"
    parent = chain[-1].code if chain else None
    entry = Entry(code, title, len(chain) + 1, kind, titles=(heading.title, title), parent=parent)
    return entry, [*chain, part]

"""Which fiches of a guide refer to which, by its text ("voir la fiche 3", "cf. II-2") and by its catalogue file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.likeness import plain
from ingest.structure.outline import Node, Outline
from ingest.text import fold

_PART = r"(?:\d{1,2}|[A-Z])(?![\w'’])"
_COMPOUND = rf"(?:[IVX]{{1,5}}|\d{{1,2}}|[A-Z])(?:[.-]{_PART})+"
# A small letter alone is a word: "cette partie a été", "la partie d’un territoire".
_NUMBER = rf"(?:{_COMPOUND}|[IVX]{{1,5}} {_PART}|(?:(?-i:[IVX]{{1,5}}|[A-Z])|\d{{1,2}})(?![\w'’]))"
_LIST = rf"{_NUMBER}(?:\s*(?:,|;|/|\bet|\bou|\b[àa])\s*{_NUMBER})*"
_REFERENCE = re.compile(
    rf"\b(?P<word>fiche|monographie|chapitre|partie|section|paragraphe|module|annexe)s?(?P<sort>\s+[^\W\d_]{{4,}})?"
    rf"\s*(?:\s|:\s*)(?:n\s*°\s*)?(?P<numbers>{_LIST})(?!\w)",
    re.IGNORECASE,
)
_POINTER = re.compile(
    rf"(?:\b(?:cf|voir|reporter|r[ée]f[ée]rer|renvoie|renvoi)\b\.?(?:\s+(?:aussi|ci-\w+|à|a|au|aux|la|le|les))*|§)\s*"
    rf"(?P<numbers>{_COMPOUND}(?:\s*(?:,|;|/|\bet|\bou)\s*{_COMPOUND})*)(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:fiche|monographie|chapitre|partie|section)\s+[«\"“]\s*(?P<title>[^»\"”]{4,120}?)\s*[»\"”]", re.I
)
_NEUTRAL = frozenset({"liee", "suivante", "precedente", "numero"})
"""Words between "fiche" and its number that say nothing of which fiche it is."""
_PLAIN_PARTS = frozenset({"fiche", "monographie", "chapitre", "partie", "section", "module"})
"""What people call a part that has a bare number for its code ("chapitre 3" for "3"); annexes are numbered apart."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The fiches of a guide by what a text may call them, each way with the codes meant."""

    designations: Mapping[str, str]
    numbers: Mapping[str, str]
    """Compound numbers, with or without the word before them: "iii 4" for "Fiche III-4", "3 1" for "3.1"."""
    bare: Mapping[str, str]
    """Codes that are a number alone."""
    titles: Mapping[str, str]
    order: tuple[str, ...]


def related_fiches(nodes: Sequence[Node], outline: Outline) -> dict[str, list[str]]:
    """For each code the codes of the fiches that it names or that name it, in the order of the guide."""
    names = _names(nodes)
    links: dict[str, set[str]] = defaultdict(set)
    for code, text in _texts(outline):
        _link(links, code, _named(text, names))
    for node in nodes:
        if node.entry is not None and node.entry.code is not None:
            _link(links, node.entry.code, (each for each in node.entry.related if each in names.order))
    return {code: [each for each in names.order if each in links[code]] for code in links}


def _link(links: Mapping[str, set[str]], code: str, others: Iterable[str]) -> None:
    for other in others:
        if other != code:
            links[code].add(other)
            links[other].add(code)


def _texts(outline: Outline) -> Iterator[tuple[str, str]]:
    """The text under each heading, heading included, with the code of the fiche it lies in."""
    code = None
    edges = [*(node.first for node in outline.nodes), len(outline.rows)]
    for node, (start, end) in zip(outline.nodes, pairwise(edges), strict=True):
        code = node.entry.code if node.entry is not None else code
        if code is not None:
            # A heading may name a fiche too: "Bâtir le budget d'intervention Fiche pratique 7".
            rows = (outline.rows[index] for index in range(start, end) if index not in outline.aside)
            yield code, " ".join(row.line.text for row in rows)


def _names(nodes: Sequence[Node]) -> _Names:
    designations: dict[str, str] = {}
    numbers: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, str] = {}
    titles: dict[str, str] = {}
    order: list[str] = []
    for node in nodes:
        if node.entry is None or node.entry.code is None:
            continue
        code = node.entry.code
        order.append(code)
        for name in (code, *node.entry.variants):
            designations.setdefault(_key(name), code)
        titles.setdefault(plain(node.entry.title), code)
        if re.fullmatch(_NUMBER, code, re.IGNORECASE):
            bare[_key(code)] = code
        number = re.search(rf"(?:^|\s)({_COMPOUND})$", code, re.IGNORECASE)
        if number:
            numbers[_key(number[1])].append(code)
    distinct = {number: codes[0] for number, codes in numbers.items() if len(codes) == 1}
    return _Names(designations, distinct, bare, titles, tuple(order))


def _named(text: str, names: _Names) -> Iterator[str]:
    """Codes of the fiches that the text names; what names no fiche of the guide is left out."""
    for found in _REFERENCE.finditer(text):
        word, sort = fold(found["word"]), fold(found["sort"] or "").strip().removesuffix("s")
        label = word if sort in _NEUTRAL else f"{word} {sort}".strip()
        yield from _listed(found["numbers"], label, names)
    for found in _POINTER.finditer(text):
        yield from _listed(found["numbers"], "", names)
    for found in _TITLED.finditer(text):
        code = names.titles.get(plain(found["title"]))
        if code is not None:
            yield code


def _listed(numbers: str, label: str, names: _Names) -> Iterator[str]:
    """Codes of the numbers of a list; "1 à 4" stands for what lies between too."""
    previous, end = None, 0
    for found in re.finditer(_NUMBER, numbers, re.IGNORECASE):
        code = _resolved(found[0], label, names)
        is_range = re.fullmatch(r"\s*[àa]\s*", numbers[end : found.start()]) is not None
        if code is not None and previous is not None and is_range:
            yield from names.order[names.order.index(previous) : names.order.index(code)]
        if code is not None:
            yield code
        previous, end = code, found.end()


def _resolved(number: str, label: str, names: _Names) -> str | None:
    """The code that a number means after those words; a number of more parts than any code means what it lies in."""
    key = _key(number)
    code = names.designations.get(f"{label} {key}") if label else None
    if code is not None or " " in label:
        return code
    if label in _PLAIN_PARTS and key in names.bare:
        return names.bare[key]
    parts = key.split(" ")
    shorter = (" ".join(parts[:count]) for count in range(len(parts), 1, -1))
    return next((names.numbers[each] for each in shorter if each in names.numbers), None)


def _key(name: str) -> str:
    """Designation as compared: "FICHE III 3" and "Fiche III-3" are one, and so are "monographie n° 3" and "... n°3"."""
    words = re.split(r"[\s.-]+", re.sub(r"n\s*°\s*", "", fold(name)))
    return " ".join(word for word in words if word)

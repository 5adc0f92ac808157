"""Operations of guides that the project does not know: tables with a column of costs, fiches that tell an experience.

Only what is said without a doubt is read: an operation has one cost and days or structures beside it; where a fiche
gives several costs, its sections are read one by one, and what still has several is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.answer.quoting import Sources
from assistant.datamodels import Citation
from assistant.drafting.datamodels import Comparable
from assistant.drafting.operations import Operation
from assistant.drafting.printed_figures import (
    COST,
    DAYS,
    LABELS,
    STRUCTURES,
    Figure,
    only,
    read_cost,
    read_days,
    read_phrase,
    read_structures,
    taxes_of,
)
from assistant.index import Index
from ingest.datamodels import Fiche, Passage
from ingest.pages.tables import CELL
from ingest.text import BULLET, fold

READERS = {COST: read_cost, DAYS: read_days, STRUCTURES: read_structures}
_TELLS = re.compile(r"monographie|experience|exemple|etude de cas|cas pratique|temoignage|retours? d'experience")
_INVENTED = re.compile(r"invente|fictif|imagin|texte d'exemple|conseil du projet")
_LABEL = re.compile(r"^[•\s]*(?P<label>[^:|]{3,50}?)\s*(?:[:|])\s*(?P<value>.+)$")
_MAX_LABEL_WORDS = 5

Found = dict[str, tuple[Passage, Figure]]


def told_operations(index: Index, fiches: Sequence[Fiche]) -> list[Operation]:
    """The operations that tables of the index tell, and those of these fiches that tell an experience."""
    rows = [row for passage in index.passages for row in _rows(passage)]
    told = [unit for fiche in fiches if _tells(fiche) for unit in _units(fiche, _passages(index, fiche))]
    operations = [_operation(index, unit) for unit in (*told, *rows)]
    return [operation for operation in operations if operation is not None]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What was read of one operation, each figure with the passage that holds it."""

    name: str
    found: Found
    passages: tuple[Passage, ...]


def _tells(fiche: Fiche) -> bool:
    return fiche.kind == "monographie" or bool(_TELLS.search(fold(f"{fiche.code} {fiche.title}")))


def _passages(index: Index, fiche: Fiche) -> list[Passage]:
    return [index.passages[row] for row in index.rows_of_fiche(fiche)]


def _units(fiche: Fiche, passages: Sequence[Passage]) -> Iterator[_Unit]:
    """The operation of a fiche, or those of its sections where it gives several costs."""
    whole = _Unit(fiche.title, _figures(passages), tuple(passages))
    if COST in whole.found:
        yield whole
        return
    for path, section in groupby(passages, key=lambda passage: passage.path[:2]):
        own = tuple(section)
        yield _Unit(path[-1] if path else fiche.title, _figures(own), own)


def _figures(passages: Sequence[Passage]) -> Found:
    """The figures on which the passages agree."""
    read: dict[str, list[tuple[Passage, Figure]]] = {}
    for passage in passages:
        for name, figure in _labelled(passage.text):
            read.setdefault(name, []).append((passage, figure))
        for line in passage.text.split("\n"):
            for name, figure in read_phrase(line).items():
                read.setdefault(name, []).append((passage, figure))
    return {name: found[0] for name, found in read.items() if only(figure for _, figure in found)}


def _labelled(text: str) -> Iterator[tuple[str, Figure]]:
    """Figures with their label on the same line ("Coût : 2 500 €") or on the line above."""
    above = ""
    for line in text.split("\n"):
        parted = _LABEL.match(line)
        label, value = (parted["label"], parted["value"]) if parted else (above, line)
        for name, pattern in LABELS.items():
            # Days below a heading may be the first of several items, which nothing adds up.
            is_item = name == DAYS and not parted and line.startswith(BULLET)
            figure = (
                READERS[name](value.strip(" •")) if pattern.match(fold(label).strip(" •")) and not is_item else None
            )
            if figure:
                yield name, replace(figure, words=line)
        if not parted:
            above = line if len(line.split()) <= _MAX_LABEL_WORDS and not re.search(r"\d", line) else ""


def _rows(passage: Passage) -> Iterator[_Unit]:
    """The operations of a table with a column of costs and one of days or structures, a row each."""
    columns: dict[int, str] = {}
    header: list[str] = []
    for line in passage.text.split("\n"):
        cells = line.split(CELL)
        named = {
            place: name
            for place, cell in enumerate(cells)
            for name, pattern in LABELS.items()
            if pattern.match(fold(cell))
        }
        if len(cells) > 2 and COST in named.values() and len(set(named.values())) > 1:
            columns, header = named, cells
        elif columns and len(cells) == len(header) and not any(_INVENTED.search(fold(part)) for part in passage.path):
            found = {name: (passage, figure) for name, figure in _cells(columns, header, cells, line)}
            yield _Unit(cells[0], found, (passage,))


def _cells(
    columns: dict[int, str], header: Sequence[str], cells: Sequence[str], line: str
) -> Iterator[tuple[str, Figure]]:
    for place, name in columns.items():
        figure = READERS[name](cells[place])
        if figure is not None:
            yield name, replace(figure, words=line, taxes=figure.taxes or taxes_of(header[place]))


def _operation(index: Index, unit: _Unit) -> Operation | None:
    """The operation with its citations; None without a cost, with a cost alone, or when a quote is not on its page."""
    if COST not in unit.found or len(unit.found) < 2:
        return None
    sources = Sources(index)
    numbers = {name: sources.cite(passage, figure.words) for name, (passage, figure) in unit.found.items()}
    if not all(numbers.values()):
        return None
    figures = {name: figure for name, (_, figure) in unit.found.items()}
    passage = unit.found[COST][0]
    comparable = Comparable(
        name=unit.name,
        fiche=index.fiche_of(passage),
        structures=int(figures[STRUCTURES].value) if STRUCTURES in figures else None,
        days=figures[DAYS].value if DAYS in figures else None,
        cost=figures[COST].value,
        taxes=figures[COST].taxes,
        rhythm="",
        contents=(),
        citations=tuple(sources.citations),
    )
    cited = {name: _cited(sources, found) for name, found in numbers.items()}
    return Operation(comparable, cited, unit.passages)


def _cited(sources: Sources, numbers: Iterable[int]) -> tuple[Citation, ...]:
    return tuple(sources.citations[number - 1] for number in numbers)

"""Operations of the guides known to the project: read from a table of figures and checked on the pages present."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args

from assistant.datamodels import Citation
from assistant.drafting.brief import Taxes
from assistant.drafting.datamodels import Comparable
from assistant.drafting.operations import Operation
from assistant.drafting.printed_places import Anchor, Citer, items_of, on_one_line, places_of
from assistant.index import Index
from assistant.question.tables import load_table
from ingest.datamodels import Fiche, Guide, Passage
from ingest.errors import SettingsError

TABLE = "operations.yaml"
FIGURES = frozenset({"structures", "days", "cost", "months", "individual"})
RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guide tells an operation, and the words that give its figures there.

    `guide` is the name of a catalogue file, `fiche` a code; `told` bounds the stretch where a fiche tells several.
    """

    guide: str
    fiche: str
    quotes: Mapping[str, tuple[Anchor, ...]]
    contents: tuple[Anchor, ...]
    told: Anchor | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation of the table."""

    name: str
    figures: Mapping[str, Decimal]
    taxes: Taxes | None
    sources: tuple[Source, ...]


@lru_cache
def entries() -> tuple[Entry, ...]:
    """The operations of the shipped table. Raises SettingsError naming the one that cannot be used."""
    return tuple(_entry(item) for item in load_table(TABLE)["operations"])


def _entry(item: Mapping[str, Any]) -> Entry:
    figures = dict(item["figures"])
    taxes = figures.pop("taxes", None)
    sources = tuple(_source(source) for source in item["sources"])
    named = {name for source in sources for name in source.quotes} | set(figures)
    if not named <= FIGURES | {RHYTHM} or taxes not in (None, *get_args(Taxes)):
        raise SettingsError(f"{TABLE}, « {item['name']} » : chiffres inconnus. Corrigez ce fichier.")
    return Entry(item["name"], {name: Decimal(str(value)) for name, value in figures.items()}, taxes, sources)


def _source(item: Mapping[str, Any]) -> Source:
    quotes = {name: tuple(words) if isinstance(words, list) else (words,) for name, words in item["quotes"].items()}
    return Source(item["guide"], item["fiche"], quotes, tuple(item.get("contents", ())), item.get("told"))


def known_operations(index: Index) -> list[Operation]:
    """The operations of the table that the guides present tell, in the order of the table."""
    tellings = (_tellings(index, entry) for entry in entries())
    return [_united(told) for told in tellings if told]


def _tellings(index: Index, entry: Entry) -> list[tuple[Source, Operation]]:
    guides = {guide.catalogue: guide for guide in index.guides if guide.catalogue is not None}
    found = []
    for source in entry.sources:
        guide = guides.get(f"{source.guide}.yaml")
        fiche = index.fiche(guide.document, source.fiche) if guide else None
        operation = _Telling(index, guide, fiche, source).read(entry) if guide and fiche else None
        if operation:
            found.append((source, operation))
    return found


def _united(told: Sequence[tuple[Source, Operation]]) -> Operation:
    """The first guide that tells an operation speaks, unless it lost words and another one did not."""
    _, best = max(told, key=lambda telling: len(telling[1].cited) / len(telling[0].quotes))
    return replace(best, passages=tuple(passage for _, operation in told for passage in operation.passages))


class _Telling:
    """One fiche that tells an operation."""

    def __init__(self, index: Index, guide: Guide, fiche: Fiche, source: Source) -> None:
        self._pages = [page for page in guide.pages if fiche.page <= page.number <= fiche.page_end]
        self._fiche, self._source = fiche, source
        numbers = {page.number for page in self._pages}
        printed = [passage for passage in guide.passages if any(span.page in numbers for span in passage.spans)]
        self._citer = Citer(index, printed)
        self._passages = self._told([index.passages[row] for row in index.rows_of_fiche(fiche)])

    def read(self, entry: Entry) -> Operation | None:
        """The operation with the figures whose words stand on the fiche's pages; None when there is none left."""
        quoted = {name: self._cite(words) for name, words in self._source.quotes.items()}
        cited = {name: citations for name, citations in quoted.items() if citations}
        if not cited:
            return None
        figures = {name: value for name, value in entry.figures.items() if name in cited}
        contents = self._contents()
        structures = figures.get("structures")
        comparable = Comparable(
            name=entry.name,
            fiche=self._fiche,
            structures=None if structures is None else int(structures),
            days=figures.get("days"),
            cost=figures.get("cost"),
            taxes=entry.taxes if "cost" in figures else None,
            rhythm=self._rhythm() if RHYTHM in cited else "",
            contents=contents,
            citations=self._citer.citations,
        )
        return Operation(comparable, cited, self._passages, figures.get("months"), figures.get("individual"))

    def _cite(self, anchors: Sequence[Anchor]) -> tuple[Citation, ...]:
        """The citations of all the anchors; () when the words of one do not stand there."""
        found = [places_of(anchor, self._pages) for anchor in anchors]
        return self._citer.cite([place for places in found for place in places]) if all(found) else ()

    def _rhythm(self) -> str:
        printed = [places_of(anchor, self._pages) for anchor in self._source.quotes[RHYTHM]]
        return " ; ".join(on_one_line("\n".join(place.text for place in places)) for places in printed)

    def _contents(self) -> tuple[str, ...]:
        """The printed items of what was treated, once they are cited."""
        found = [places_of(anchor, self._pages) for anchor in self._source.contents]
        return tuple(item for places in found if self._citer.cite(places) for item in items_of(places))

    def _told(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages of which most lies in the stretch that tells the operation; all where none is given."""
        places = places_of(self._source.told, self._pages) if self._source.told else []
        within = [
            passage
            for passage in passages
            if 2 * sum(place.overlap(passage) for place in places)
            > sum(span.end - span.start for span in passage.spans)
        ]
        return tuple(within or passages)

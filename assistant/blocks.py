"""The pieces of a guide that answers are made of: sentences, whole enumerations with their introduction, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.sentences import Unit, is_clean, split_units
from ingest.datamodels import Passage

BlockKind = Literal["sentence", "list", "table"]
Part = tuple[Passage, Unit]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece fit to be quoted whole. `lead` is the sentence itself, or what introduces the items or rows.

    `title` is the heading it stands under, `place` its rank among the blocks of the same text.
    """

    kind: BlockKind
    title: str
    lead: Part | None
    items: tuple[Part, ...]
    place: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """Lead and items in the order of the guide."""
        return (*((self.lead,) if self.lead else ()), *self.items)

    @property
    def words(self) -> str:
        """Everything the block says."""
        return "\n".join(unit.words for _, unit in self.parts)

    @property
    def passage(self) -> Passage:
        """The passage the block begins in."""
        return self.parts[0][0]


def read_blocks(passages: Sequence[Passage]) -> list[Block]:
    """Blocks of passages that follow each other in a guide; a list that runs over several passages is one block."""
    reader = _Reader()
    for passage in passages:
        reader.read(passage)
    return reader.finish()


class _Reader:
    """Gathers units into blocks in reading order."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lead: Part | None = None
        self._items: list[Part] = []
        self._kind: BlockKind = "list"
        self._title = ""

    def read(self, passage: Passage) -> None:
        title = passage.path[-1] if passage.path else ""
        if title != self._title:
            self._close()
            self._title = title
        for unit in split_units(passage.text):
            self._add(passage, unit)

    def finish(self) -> list[Block]:
        self._close()
        return self._blocks

    def _add(self, passage: Passage, unit: Unit) -> None:
        if unit.kind in ("item", "row"):
            kind: BlockKind = "list" if unit.kind == "item" else "table"
            if self._items and kind != self._kind:
                self._close()
            self._kind = kind
            if is_clean(unit.words) or unit.kind == "row" or len(unit.words) < 20:
                self._items.append((passage, unit))
            return
        self._close()
        if unit.kind == "heading":
            self._title = unit.words
        elif unit.kind == "intro":
            self._lead = (passage, unit)
        elif is_clean(unit.words):
            self._emit("sentence", (passage, unit), ())

    def _close(self) -> None:
        """Ends the list or table being gathered; an introduction that introduces nothing is dropped."""
        if self._items:
            self._emit(self._kind, self._lead, tuple(self._items))
        self._lead, self._items = None, []

    def _emit(self, kind: BlockKind, lead: Part | None, items: tuple[Part, ...]) -> None:
        self._blocks.append(Block(kind, self._title, lead, items, len(self._blocks)))

"""Gathers the units of passages into blocks, in the order of the guide."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.answer_blocks import (
    Block,
    BlockKind,
    Part,
    by_heading,
    header_of,
    is_header,
    is_numbered,
    labelled,
    outlines,
)
from assistant.answer.paragraphs import holds_questions, joined
from assistant.answer.sentence_ends import is_balanced
from assistant.answer.sentences import MAX_HEADING, Unit, UnitKind, is_clean, only_announces, split_units
from ingest.datamodels import Passage

BETWEEN = 3
"""Sentences that may stand between two items of one list."""
PARAGRAPH = 140
"""Characters of an item that is a paragraph of its own."""
LONGEST_TITLE = 170
"""Characters of a bullet that titles the paragraph after it."""
LOST_ITEM = 40
"""Characters of a line that may be an item without its mark."""
SCRAP = 25
"""Characters of an item that is dropped when a quotation mark or bracket in it has lost its other half."""


def read_blocks(passages: Sequence[Passage]) -> list[Block]:
    """Blocks of passages that follow each other in a guide; a list that runs over several passages is one block."""
    reader = _Reader()
    for passage in passages:
        reader.read(passage)
    sections = by_heading(joined(reader.finish()))
    blocks = [block for section in sections for block in labelled(section)]
    return blocks + outlines(sections)


class _Reader:
    """Gathers units into blocks in reading order."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lead: Part | None = None
        self._header: Part | None = None
        self._items: list[Part] = []
        self._between: list[Part] = []
        self._kind: BlockKind = "list"
        self._title = ""
        self._path: tuple[str, ...] | None = None
        self._heading: Part | None = None
        self._over = ""
        self._is_bare = False
        self._in_parts = False

    def read(self, passage: Passage) -> None:
        """Reads the units of the next passage."""
        if passage.path != self._path:
            self._close()
            self._path = passage.path
            self._title = passage.path[-1] if passage.path else ""
            self._heading, self._over = None, ""
        units = split_units(passage.text)
        for unit, after in zip(units, [*units[1:], None], strict=True):
            lost_its_mark = after is not None and after.kind == "item" and self._is_first_item(unit)
            kind: UnitKind = "item" if lost_its_mark else "heading" if _is_caption(unit, after) else unit.kind
            self._add(passage, replace(unit, kind=kind))

    def finish(self) -> list[Block]:
        """The blocks read."""
        self._close()
        return self._blocks

    def _add(self, passage: Passage, unit: Unit) -> None:
        if unit.kind in ("item", "row"):
            self._gather(passage, unit)
        elif unit.kind == "intro":
            self._introduce(passage, unit)
        elif unit.kind == "heading":
            self._head(passage, unit)
            return
        elif unit.kind == "sentence" and self._goes_on():
            self._between.append((passage, unit))
        elif unit.kind == "sentence" and self._is_run_in_heading():
            self._head_with_item()
            self._emit_sentence((passage, unit))
        elif unit.kind in ("sentence", "note"):
            self._close()
            self._emit_sentence((passage, unit))
        elif unit.kind == "reference":
            return
        self._is_bare = False

    def _is_first_item(self, unit: Unit) -> bool:
        """Whether a long line in small letters right under a heading in capitals is an item that lost its mark."""
        is_line = unit.kind == "heading" and self._is_bare and len(unit.words) >= LOST_ITEM
        return is_line and self._title.isupper() and not unit.words.isupper()

    def _goes_on(self) -> bool:
        """Whether a sentence may say more of the item before it: items that are paragraphs take more sentences."""
        is_list = self._kind == "list" and (len(self._items) > 1 or (self._items and self._lead))
        if not is_list or len(self._between) == BETWEEN:
            return False
        return len(self._items[-1][1].words) >= PARAGRAPH

    def _is_run_in_heading(self) -> bool:
        """Whether the only item gathered titles what follows: one short bullet, then a sentence."""
        if self._kind != "list" or len(self._items) != 1 or self._lead or self._between or self._heading:
            return False
        words = self._items[0][1].words
        return words[-1] not in "?;," and len(words) <= LONGEST_TITLE

    def _head_with_item(self) -> None:
        """Turns the item gathered into the title of what follows; it is no heading that another could stand beside."""
        self._title = self._items.pop()[1].words

    def _head(self, passage: Passage, unit: Unit) -> None:
        self._close()
        if self._is_bare and self._heading and " " not in unit.words:
            # One word under a heading is the end of that heading, set on a line of its own.
            self._title = f"{self._title} {unit.words}"
            return
        self._over = self._title if self._is_bare else self._over
        self._title, self._heading, self._is_bare = unit.words, (passage, unit), True

    def _gather(self, passage: Passage, unit: Unit) -> None:
        kind: BlockKind = "list" if unit.kind == "item" else "table"
        if self._items and kind != self._kind:
            self._close()
        self._kind = kind
        if kind == "table" and not self._items and is_header(unit.words):
            self._header = (passage, unit)
            return
        if len(unit.words) < SCRAP and not is_balanced(unit.words):
            return
        # Sentences between two items belong to the list: they say more of the item before them.
        self._items += [*self._between, (passage, unit)]
        self._between = []

    def _introduce(self, passage: Passage, unit: Unit) -> None:
        """Opens a list, or a part of the list that an introduction opened: a bullet with a colon under a sentence with
        one, or right under another bullet with one, or the next of numbered steps."""
        follows_lead = self._lead is not None and not self._items
        is_part = self._lead is not None and (self._in_parts or follows_lead)
        if unit.bullet and self._kind == "list" and (is_part or self._is_next_step((passage, unit))):
            self._in_parts = True
            self._items.append((passage, unit))
            return
        self._close()
        self._in_parts = not unit.bullet
        self._lead, self._kind = (passage, unit), "list"

    def _is_next_step(self, part: Part) -> bool:
        """Whether a numbered item goes on with the numbered items gathered."""
        return is_numbered(part) and any(map(is_numbered, self._items))

    def _close(self) -> None:
        """Ends the list or table being gathered; an introduction that introduces nothing is dropped."""
        while self._items and self._items[-1][1].kind == "intro":
            self._items.pop()
        is_whole = len(self._items) > 1 or self._lead is not None
        if self._items and (is_whole or is_clean(self._items[0][1].words.capitalize())):
            self._emit(self._kind, self._lead, tuple(self._items))
        after, self._between = self._between, []
        self._lead, self._header, self._items = None, None, []
        for part in after:
            self._emit_sentence(part)

    def _emit_sentence(self, part: Part) -> None:
        # Answers may be as short as "Non.", where anything else that short is a scrap.
        if is_clean(part[1].words) or holds_questions(self._title):
            self._emit("note" if part[1].kind == "note" else "sentence", part, ())

    def _emit(self, kind: BlockKind, lead: Part | None, items: tuple[Part, ...]) -> None:
        before = self._blocks[-1] if self._blocks else None
        header = self._header
        if kind == "table" and header is None and (header := header_of(items)):
            items = items[1:]
        place = len(self._blocks)
        block = Block(kind, self._title, lead, items, place, heading=self._heading, over=self._over, header=header)
        if before and items and lead and _announces(before, block):
            block = replace(self._blocks.pop(), kind=kind, before=before.lead, lead=lead, items=items)
        self._blocks.append(block)


def _is_caption(unit: Unit, after: Unit | None) -> bool:
    """Whether a line that ends with a remark in brackets titles the table under it."""
    is_line = unit.kind == "sentence" and unit.words[-1] == ")" and len(unit.words) <= MAX_HEADING
    return is_line and after is not None and " | " in after.words


def _announces(before: Block, block: Block) -> bool:
    """Whether a sentence says what a list under a bare introduction is about."""
    assert block.lead is not None
    if before.kind != "sentence" or (before.title, before.heading) != (block.title, block.heading):
        return False
    return only_announces(block.lead[1].words)

"""Writes an answer statement by statement; what cannot be cited is not written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer.answer_blocks import Block
from assistant.answer.frames import quiet
from assistant.answer.matching import stream_of
from assistant.answer.quoting import Library, Sources
from assistant.answer.sentences import UnitKind
from assistant.datamodels import Citation, Statement, StatementKind
from ingest.datamodels import Passage

KINDS: Mapping[UnitKind, StatementKind] = {"item": "item", "row": "row"}
TABULAR = ("columns", "row")
_TRAILING = re.compile(r"[\s;,•]+$")
_LEADERS = re.compile(r"\s*\.{4,}\s*")


def readable(words: str) -> str:
    """Words of a guide on one line: a heading before its list, cells parted by dashes, no loose ends."""
    heading, *lines = [_TRAILING.sub("", line.strip()) for line in words.split("\n")]
    line = f"{quiet(heading)} : {' ; '.join(lines)}" if lines else heading
    return " ".join(_LEADERS.sub(" : ", line).replace(" | ", " – ").split())


@dataclass
class Writer:
    """The statements of one answer so far, each said once, and the passages that speak in it."""

    sources: Sources
    statements: list[Statement] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    preface: list[str] = field(default_factory=list)
    """What the assistant says before the statements, of itself."""
    is_rest: bool = False
    """The next statements are marked as the rest of a fiche."""
    is_own: bool = False
    """What is written is the user's own and what they are asked for, which stands without a citation."""
    _said: set[str] = field(default_factory=set)
    _heading: str | None = None

    @classmethod
    def over(cls, library: Library) -> "Writer":
        """A blank answer over the pages of an index."""
        return cls(Sources(library))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of their numbers."""
        return tuple(self.sources.citations)

    @property
    def length(self) -> int:
        """Characters of the statements."""
        return sum(len(statement.text) for statement in self.statements)

    def open_part(self, heading: str) -> None:
        """Gives the next statement a heading."""
        self._heading = heading

    def drop_heading(self) -> None:
        """Forgets a heading that no statement has taken."""
        self._heading = None

    def quote(self, passage: Passage, words: str, kind: StatementKind = "text") -> bool:
        """Adds words of a passage with their citations; False when they are not on the page or were already said."""
        key = stream_of(words).chars
        if not key or key in self._said:
            return False
        numbers = self.sources.cite(passage, words)
        if not numbers:
            return False
        self._said.add(key)
        cells = tuple(words.split(" | ")) if kind in TABULAR else ()
        self._add(Statement(readable(words), numbers, kind, self._heading, self.is_rest, cells))
        if passage not in self.passages:
            self.passages.append(passage)
        return True

    def tell(self, text: str, kind: StatementKind = "text") -> None:
        """Adds words that are the user's or the assistant's own, without citation."""
        self._add(Statement(text, (), kind, self._heading))

    def quote_block(self, block: Block, kind: StatementKind = "text") -> bool:
        """Adds a block whole, its items in order; False when nothing of it was new."""
        before = len(self.statements)
        for passage, unit in block.parts[: len(block.parts) - len(block.items)]:
            kind = "text" if self.quote(passage, unit.words, kind) else kind
        if block.header is not None and not all(self.has_said(unit.words) for _, unit in block.items):
            self.quote(block.header[0], block.header[1].words, "columns")
        for passage, unit in block.items:
            self.quote(passage, unit.words, KINDS.get(unit.kind, "text"))
        return len(self.statements) > before

    def take(self, statements: Sequence[Statement], citations: Sequence[Citation]) -> None:
        """Fills a blank answer with statements and the citations they name by number, numbered anew in their order."""
        cited = dict.fromkeys(number for statement in statements for number in statement.citations)
        numbers = {old: new for new, old in enumerate(cited, 1)}
        known = {citation.n: citation for citation in citations}
        self.sources.citations.extend(replace(known[old], n=new) for old, new in numbers.items())
        for each in statements:
            self.statements.append(replace(each, citations=tuple(numbers[old] for old in each.citations)))

    def has_said(self, words: str) -> bool:
        """Whether the words already stand in the answer, alone or within more."""
        key = stream_of(words).chars
        return any(key in said for said in self._said)

    def _add(self, statement: Statement) -> None:
        self.statements.append(statement)
        self._heading = None

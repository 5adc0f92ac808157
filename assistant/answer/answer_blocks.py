"""The pieces of a guide that answers are made of: sentences, whole enumerations with their introduction, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer.sentences import Unit
from ingest.datamodels import Passage
from ingest.text import fold

BlockKind = Literal["sentence", "pair", "list", "table", "outline", "note"]
Part = tuple[Passage, Unit]
_SUMMARY = re.compile(r"^(?:en bref|resume|l'essentiel|en (?:quelques mots|resume))\b")
_SITUATIONS = re.compile(r"^(?:quand|dans quels? cas) (?:l'|la |le |les )?(?:utiliser|lire|ouvrir|s'en servir)\b")
_NUMBER = re.compile(r"\d{1,2}\s*[.)°–-]\s+$")
_HEADER = re.compile(
    r"points?|reperes?|criteres?|postes?|rubriques?|sigles?|elements?|indicateurs?|moments?|etapes?|parties?"
)
OUTLINE = 3
"""Headed parts that make an outline."""
OUTLINE_LENGTH = 1800
HEADER_CELL, HEADER_SHARE, MANY_SHARE = 40, 0.5, 0.75
"""Characters of the longest cell that names a column, and length of such cells as a share of those below: in a table of
two columns, whose first row may be a pair like the others, and of more."""
SHORT = 200
"""Characters of a sentence that needs its heading to be understood, or of a part of an outline that is no list."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece fit to be quoted whole. `lead` is the sentence itself, or what introduces the items or rows.

    `title` is the heading it stands under, `heading` that heading when it is printed in the passage, `place` its rank
    among the blocks of the same text. The items of an outline are lists, each with the heading over it. A sentence may
    be a short paragraph; a pair is the answer to the printed question that is its title.
    """

    kind: BlockKind
    title: str
    lead: Part | None
    items: tuple[Part, ...]
    place: int
    before: Part | None = None
    """The sentence before a lead that only announces."""
    heading: Part | None = None
    over: str = ""
    """The heading printed right over `heading`, if any."""
    header: Part | None = None
    """The row that only names the columns of a table, which is not one of its items."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What stands before, lead and items in the order of the guide."""
        return (*(part for part in (self.before, self.lead) if part), *self.items)

    @property
    def words(self) -> str:
        """Everything the block says."""
        return "\n".join(unit.words for _, unit in self.parts)

    @property
    def question(self) -> str:
        """The printed question that the block answers, nothing for other blocks."""
        return self.title if self.kind == "pair" else ""

    @property
    def passage(self) -> Passage:
        """The passage the block begins in."""
        return self.parts[0][0]


def by_heading(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in runs that stand under the same printed heading, those under none each alone."""
    sections: list[list[Block]] = []
    for block in blocks:
        last = sections[-1][-1] if sections else None
        if last and block.heading is not None and last.heading == block.heading:
            sections[-1].append(block)
        else:
            sections.append([block])
    return sections


def labelled(section: Sequence[Block]) -> Sequence[Block]:
    """The section, or where it is one short sentence, that sentence with the heading that it completes."""
    block = section[0]
    is_short = len(section) == 1 and block.kind == "sentence" and len(block.words) <= SHORT
    if not is_short or block.heading is None or is_summary(block.title):
        return section
    return [replace(block, lead=_headed(section), title=block.over or block.title)]


def is_numbered(part: Part) -> bool:
    """Whether a number marks an item."""
    passage, unit = part
    return _NUMBER.search(passage.text, 0, unit.start) is not None


def is_header(words: str) -> bool:
    """Whether the row of a table of two columns only says what the columns hold."""
    label, _, values = words.partition(" | ")
    return " | " not in values and _HEADER.fullmatch(fold(label)) is not None and not any(map(str.isdigit, values))


def header_of(rows: Sequence[Part]) -> Part | None:
    """The first row where it only names the columns: its cells are short, and much shorter than those below or, in a
    table of more than two columns, over figures. A table of two columns may have none: its first row is a pair."""
    cells = [unit.words.split(" | ") for _, unit in rows]
    below = [cell for row in cells[1:] for cell in row]
    if not below or holds_figure(cells[0]) or (holds_figure(below) and len(cells[0]) == 2):
        return None
    is_short = max(map(len, cells[0])) <= HEADER_CELL and all(cell[:1].isupper() for cell in cells[0])
    share = HEADER_SHARE if len(cells[0]) == 2 else MANY_SHARE
    is_shorter = share * sum(map(len, below)) / len(below) > sum(map(len, cells[0])) / len(cells[0])
    return rows[0] if is_short and (is_shorter or holds_figure(below)) else None


def holds_figure(cells: Sequence[str]) -> bool:
    """Whether a digit stands in one of the cells."""
    return any(char.isdigit() for cell in cells for char in cell)


def is_summary(title: str) -> bool:
    """Whether a heading announces the fiche in a few words."""
    return _SUMMARY.match(fold(title)) is not None


def is_situation(title: str) -> bool:
    """Whether a heading announces the situations in which a fiche is of use."""
    return _SITUATIONS.search(fold(title)) is not None


def outlines(sections: Sequence[Sequence[Block]]) -> list[Block]:
    """The headed parts of a larger section as one enumeration, where they are lists or short."""
    larger: dict[tuple[tuple[str, ...], str], list[Sequence[Block]]] = {}
    for section in sections:
        title = section[0].title
        is_about = is_summary(title) or is_situation(title)
        if section[0].heading is not None and section[0].kind != "table" and not is_about:
            larger.setdefault((section[0].passage.path, section[0].over), []).append(section)
    found = []
    for (path, over), parts in larger.items():
        items = tuple(_headed(part) for part in parts)
        lists = sum(part[0].kind == "list" for part in parts)
        length = sum(len(unit.words) for _, unit in items)
        is_outline = 2 * lists > len(items) or length <= SHORT * len(items)
        if len(items) >= OUTLINE and is_outline and length <= OUTLINE_LENGTH and path:
            found.append(Block("outline", over or path[-1], None, items, parts[0][0].place))
    return found


def _headed(part: Sequence[Block]) -> Part:
    """A heading and what stands under it as one unit, printed one after the other."""
    assert part[0].heading is not None
    passage, heading = part[0].heading
    lines = [heading.words, *(unit.words for block in part for _, unit in block.parts)]
    return passage, Unit("item", "\n".join(lines), heading.start, part[-1].parts[-1][1].end)

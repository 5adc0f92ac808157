"""Writes the sections of one draft: the clauses that fit the brief, with its facts, citations and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from assistant.drafting.brief import Brief
from assistant.drafting.conditions import holds, is_filled, is_single
from assistant.drafting.datamodels import GAP_MARK, Comparable, Gap, Paragraph, Reason, Section
from assistant.drafting.fact_tables import TABLES, Row
from assistant.drafting.facts_in_words import LISTS, Said
from assistant.drafting.footing import NEAREST, Footing
from assistant.drafting.french import SPACE, begins_sentence, ended, is_ended
from prompts.clause_library import Clause, ClauseSection
from prompts.clause_texts import FIELD, GAP


@dataclass
class Writing:
    """One draft being written: what its clauses may cite, by number, and what is asked for so far."""

    brief: Brief
    facts: Mapping[str, Said]
    footing: Footing
    comparables: Sequence[Comparable] = ()
    gaps: list[Gap] = field(default_factory=list)

    def fits(self, plan: ClauseSection) -> bool:
        """Whether a section stands in a document from this brief."""
        return all(holds(condition, self.brief) for condition in plan.conditions)

    def section(self, plan: ClauseSection) -> Section:
        """A section: its clauses that fit the brief and that the guides, the brief or a gap stand behind.

        A clause that only tells facts or asks for them carries no citation in the text: its reason does.
        """
        paragraphs: list[Paragraph] = []
        reasons: list[Reason] = []
        left_out: list[str] = []
        asked: set[str] = set()
        for clause in plan.clauses:
            if not self._fits(clause) or (clause.gap and clause.gap.field in asked):
                continue
            citations = self.footing.numbers(clause)
            if not (citations or tells_facts(clause) or clause.states):
                left_out.append(clause.id)
                continue
            asked |= {clause.gap.field} if clause.gap else set()
            reasons.append(Reason(clause.id, clause.why, citations))
            paragraphs += self._paragraphs(clause, () if tells_facts(clause) else citations, plan.id)
        if left_out and not paragraphs and plan.gap:
            paragraphs = [Paragraph(self.ask(plan.gap.field, plan.gap.ask, plan.id), clause=plan.id)]
        return Section(
            id=plan.id,
            title=self.words(plan.title).words,
            paragraphs=tuple(paragraphs),
            reasons=tuple(reasons),
            comparables=tuple(self.comparables) if plan.shows_comparables else (),
            left_out=tuple(left_out),
        )

    def ask(self, path: str, words: str, section: str) -> str:
        """The mark of something to complete, noted as a gap of the section."""
        gap = Gap(path, words, section)
        if gap not in self.gaps:
            self.gaps.append(gap)
        return f"{GAP_MARK}{words}]"

    def words(self, text: str, items: int = 0, gap: str = "") -> Said:
        """A text of the library with its fields filled, and the fields of the brief that it states."""
        parts: list[str] = []
        fields: list[str] = []
        at = 0
        for found in FIELD.finditer(text):
            parts.append(text[at : found.start()])
            at = found.end()
            if found["one"] is not None:
                said = Said(found["one"] if self._is_one(found["name"], items) else found["several"])
            else:
                said = Said(gap) if found["name"] == GAP else self.facts[found["name"]]
            fields += said.fields
            at += text.startswith(".", at) and is_ended(said.words)
            parts.append(said.words)
        return Said("".join((*parts, text[at:])), tuple(dict.fromkeys(fields)))

    def _is_one(self, counted: str, items: int) -> bool:
        """Whether what a text agrees with is one alone: structures, territories, providers or items of the clause."""
        if counted == "n":
            return is_single(self.brief)
        numbers = {"t": len(self.brief.beneficiaries.territories), "i": len(self.brief.providers), "k": items}
        return numbers[counted] <= 1

    def _fits(self, clause: Clause) -> bool:
        brief = self.brief
        return (
            all(holds(condition, brief) for condition in clause.conditions)
            and all(is_filled(path, brief) for path in clause.has)
            and not any(is_filled(path, brief) for path in clause.lacks)
            and not (clause.gap and is_filled(clause.gap.field, brief))
            and all(self.facts[name].words for name in clause.facts)
            and not (clause.items and not LISTS[clause.items](brief))
            and not (clause.table and not TABLES[clause.table](brief).rows)
        )

    def _paragraphs(self, clause: Clause, citations: tuple[int, ...], section: str) -> list[Paragraph]:
        gap = self.ask(clause.gap.field, clause.gap.ask, section) if clause.gap else ""
        fixed = tuple(self.words(each).words for each in clause.fixed)
        items = LISTS[clause.items](self.brief) if clause.items else fixed
        rows = TABLES[clause.table](self.brief).rows if clause.table else ()
        said = self.words(clause.text, items=len(items or rows), gap=gap)
        said = replace(said, words=_opened(clause, said.words))
        if clause.table:
            return self._table(clause, said, citations, section)
        fields = (*clause.states, *said.fields, *((clause.items,) if clause.items else ()))
        is_open = bool(items) and not (clause.items and len(items) == 1)
        words = said.words if is_open else ended(f"{said.words} {items[0]}" if items else said.words)
        lead = Paragraph(words, citations=citations, fields=fields, clause=clause.id)
        return [lead, *(_items(items, clause.items, clause.id) if is_open else ())]

    def _table(self, clause: Clause, said: Said, citations: tuple[int, ...], section: str) -> list[Paragraph]:
        """A table of the brief under what opens it; what has one row or one column only is told in words."""
        table = TABLES[clause.table](self.brief)
        rows = [self._cells(row, len(table.header), section) for row in table.rows]
        told = tuple(dict.fromkeys((*said.fields, *chain.from_iterable(row.fields for row in table.rows))))
        if len(table.header) == 1 and len(rows) > 1:
            lead = Paragraph(said.words, citations=citations, fields=told, clause=clause.id)
            return [lead, *_items([cells[0] for cells in rows], told[-1], clause.id)]
        if len(rows) == 1 and len(table.header) <= 2:
            words = ended(f"{said.words} {_in_line(rows[0], is_opened=said.words.endswith(':'))}".strip())
            return [Paragraph(words, citations=citations, fields=told, clause=clause.id)]
        return [Paragraph(said.words, "table", citations, told, clause.id, rows=(table.header, *rows))]

    def _cells(self, row: Row, columns: int, section: str) -> tuple[str, ...]:
        """The cells of a row, its mark after what the last one holds."""
        if row.ask is None:
            return row.cells
        mark = self.ask(*row.ask, section)
        if len(row.cells) < columns:
            return (*row.cells, mark)
        return (*row.cells[:-1], f"{row.cells[-1]} {mark}")


def tells_facts(clause: Clause) -> bool:
    """Whether a clause tells facts in the user's words or asks for them: it stands without the guides."""
    if any(name.startswith(NEAREST) for name in clause.facts):
        return False
    return bool(clause.facts or clause.items or clause.table or clause.gap)


def _opened(clause: Clause, words: str) -> str:
    """The user's words after what leads to them."""
    if clause.opening and not begins_sentence(words):
        return f"{clause.opening} {words}"
    if clause.framing and begins_sentence(words):
        return f"{clause.framing} «{SPACE}{words}{SPACE}»"
    return words


def _in_line(cells: Sequence[str], *, is_opened: bool) -> str:
    """A row in a sentence; what specifies it goes between brackets where a colon has opened the sentence."""
    first, *others = filter(None, cells)
    if is_opened and others:
        return f"{first} ({', '.join(others)})"
    return f"{SPACE}: ".join((first, *others))


def _items(items: Sequence[str], path: str, clause: str) -> list[Paragraph]:
    """The items of a list, with a semicolon after each and a full stop after the last."""
    fields = (path,) if path else ()
    marks = [f"{SPACE};"] * (len(items) - 1) + ["."]
    return [
        Paragraph(ended(item, mark), kind="item", fields=fields, clause=clause)
        for item, mark in zip(items, marks, strict=True)
    ]

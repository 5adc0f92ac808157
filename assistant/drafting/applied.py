"""A draft with what its user changed: sections reordered, removed, rewritten, added."""

import re
from dataclasses import replace

from assistant.drafting.covers import COVER
from assistant.drafting.datamodels import GAP_MARK, Draft, Gap, Section
from assistant.drafting.work import Work

_MARK = re.compile(r"\[(\d+)\]")


def applied(draft: Draft, work: Work) -> Draft:
    """The draft as its user left it; its gaps and citations are those that still stand in it.

    A section of the user's own is found in `work.added`, its text in `work.rewritten`. Sections that the draft no
    longer has are passed over.
    """
    sections = {section.id: section for section in draft.sections}
    sections |= {id: Section(id, title, (), rewritten="") for id, title in work.added.items()}
    order = sections if work.order is None else work.order
    shown = [sections[id] for id in order if id in sections]
    changed = tuple(replace(each, rewritten=work.rewritten.get(each.id, each.rewritten)) for each in shown)
    cited = {number for section in changed for number in _cited(section)}
    return replace(
        draft,
        sections=changed,
        citations=tuple(citation for citation in draft.citations if citation.n in cited),
        gaps=tuple(gap for gap in draft.gaps if _stands(gap, changed)),
    )


def _cited(section: Section) -> set[int]:
    """Numbers of the citations in a section and behind its clauses."""
    numbers = {number for reason in section.reasons for number in reason.citations}
    numbers |= {number for paragraph in section.paragraphs for number in paragraph.citations}
    return numbers | {int(mark) for mark in _MARK.findall(section.rewritten or "")}


def _stands(gap: Gap, sections: tuple[Section, ...]) -> bool:
    """Whether the mark of a gap still stands in the document."""
    for section in sections:
        if section.id == gap.section:
            return section.rewritten is None or f"{GAP_MARK}{gap.label}]" in section.rewritten
    return gap.section == COVER

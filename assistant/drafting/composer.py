"""From a brief to a draft: the sections of its kind, written from the clause library over the present guides."""

import time
from functools import lru_cache

from assistant.datamodels import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.comparables import Comparables
from assistant.drafting.conditions import is_field, is_known, kind_of
from assistant.drafting.covers import cover_of, title_of
from assistant.drafting.datamodels import DocumentKind, Draft, Section
from assistant.drafting.fact_tables import TABLES
from assistant.drafting.facts_in_words import FACTS, LISTS
from assistant.drafting.footing import Footing
from assistant.drafting.grounding import Grounding
from assistant.drafting.nearest import nearest_of, told_of
from assistant.drafting.remarks import remarks
from assistant.drafting.section_writing import Writing
from assistant.index import Index
from assistant.search import Searcher
from ingest.errors import InputError
from prompts.clause_library import ClauseSection, Vocabulary, load_clauses

VOCABULARY = Vocabulary(
    is_condition=is_known,
    is_field=is_field,
    facts=frozenset(FACTS),
    lists=frozenset(LISTS),
    tables=frozenset(TABLES),
)
SHOWN = 3
"""Operations shown beside a section, at most."""


class Composer:
    """Composes drafts over one open index; keeps what it found in the guides between drafts."""

    def __init__(self, index: Index, searcher: Searcher) -> None:
        self._index = index
        self._grounding = Grounding(searcher)
        self._comparables = Comparables(index, searcher)

    def compose(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The draft of a document; of the kind that the brief calls for when none is named."""
        start = time.perf_counter()
        kind = kind or kind_of(brief)
        near = self._comparables.nearest(brief)[:SHOWN]
        nearest = nearest_of(brief, near, self._index.lexical)
        facts = {**{name: say(brief) for name, say in FACTS.items()}, **told_of(nearest)}
        plans = sections_of(kind)
        footing = Footing(self._grounding, plans, nearest)
        writing = Writing(brief, facts, footing, tuple(operation.comparable for operation in near))
        cover = cover_of(brief, kind, writing.ask)
        sections = [writing.section(plan) for plan in plans if writing.fits(plan)]
        return Draft(
            kind=kind,
            title=title_of(brief),
            cover=cover,
            brief=brief,
            sections=tuple(section for section in sections if section.paragraphs),
            citations=footing.citations,
            gaps=tuple(writing.gaps),
            remarks=remarks(brief, self._comparables),
            degraded=self._index.degraded,
            seconds=time.perf_counter() - start,
        )

    def compose_section(
        self, brief: Brief, kind: DocumentKind | None, section_id: str
    ) -> tuple[Section, tuple[Citation, ...]]:
        """A section written anew, and its citations with the numbers they have in the whole draft.

        Raises InputError for a section that such a document does not have.
        """
        draft = self.compose(brief, kind)
        for section in draft.sections:
            if section.id == section_id:
                cited = {number for paragraph in section.paragraphs for number in paragraph.citations}
                return section, tuple(each for each in draft.citations if each.n in cited)
        names = ", ".join(section.id for section in draft.sections)
        raise InputError(f"Ce document n'a pas de section « {section_id} ». Choisissez parmi : {names}.")


@lru_cache
def sections_of(kind: DocumentKind) -> tuple[ClauseSection, ...]:
    """The sections of the clause library for a kind of document."""
    return load_clauses(kind, VOCABULARY)

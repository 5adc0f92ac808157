"""From a brief to a draft: the sections of its kind, written from the clause library over the present guides."""

import time
from functools import lru_cache

from assistant.answer.quoting import Sources
from assistant.datamodels import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.conditions import is_field, is_known, kind_of
from assistant.drafting.covers import cover_of, title_of
from assistant.drafting.datamodels import DocumentKind, Draft, Section
from assistant.drafting.fact_tables import TABLES
from assistant.drafting.facts_in_words import FACTS, LISTS
from assistant.drafting.grounding import Grounding
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


class Composer:
    """Composes drafts over one open index; keeps what it found in the guides between drafts."""

    def __init__(self, index: Index, searcher: Searcher) -> None:
        self._index = index
        self._grounding = Grounding(searcher)

    def compose(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The draft of a document; of the kind that the brief calls for when none is named."""
        start = time.perf_counter()
        kind = kind or kind_of(brief)
        facts = {name: say(brief) for name, say in FACTS.items()}
        writing = Writing(brief, facts, self._grounding, Sources(self._index))
        cover = cover_of(brief, kind, writing.ask)
        plans = [plan for plan in sections_of(kind) if writing.fits(plan)]
        written = [writing.section(plan) for plan in plans]
        sections = [writing.reasons(section, plan) for section, plan in zip(written, plans, strict=True)]
        return Draft(
            kind=kind,
            title=title_of(brief, kind),
            cover=cover,
            brief=brief,
            sections=tuple(section for section in sections if section.paragraphs),
            citations=tuple(writing.sources.citations),
            gaps=tuple(writing.gaps),
            remarks=(),
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

"""From a document to an audit report: what it holds, why each element matters, what to write where it is absent."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from assistant.answer.quoting import Sources
from assistant.audit.datamodels import AuditedDocument, AuditReport, Finding
from assistant.audit.gate import OPENING, refusal
from assistant.audit.matching import Match, matches
from assistant.datamodels import Citation
from assistant.drafting.brief import Brief, MissionKind
from assistant.drafting.composer import Composer
from assistant.drafting.datamodels import DocumentKind, Section
from assistant.drafting.grounding import Grounding
from assistant.drafting.section_markdown import section_markdown
from assistant.index import Index
from assistant.search import Searcher
from ingest.text import fold
from prompts.clause_library import Ground
from prompts.requirements import Requirement, load_requirements

KINDS: tuple[DocumentKind, ...] = ("cahier-des-charges", "proposition")
_ABSENT = Match("absent")
_STUDY = re.compile(r"etudes? (?:de faisabilite|d'opportunite)")
_SINGLE = re.compile(
    r"(?:ingenierie|accompagnement|mission) individuel|(?:structure|association) (?:beneficiaire|accompagnee)\b"
)
_GROUP = re.compile(
    r"ingenierie collective|accompagnement collectif|(?:structures|associations) (?:beneficiaires|accompagnees)"
)


class Auditor:
    """Audits documents over one open index; remembers what it found in the guides."""

    def __init__(self, index: Index, searcher: Searcher, composer: Composer) -> None:
        self._index = index
        self._composer = composer
        self._grounding = Grounding(searcher)
        self._sections = lru_cache(maxsize=8)(self._compose)

    def audit(self, document: AuditedDocument, kind: DocumentKind | None = None) -> AuditReport:
        """What the document holds of what the guides require; `kind` None lets the document tell what it is."""
        kind = kind or kind_of(document)
        requirements = load_requirements(kind)
        notice = refusal(document, requirements)
        mission = _mission_of(document)
        found = {} if notice else matches(document, requirements)
        clauses = {} if notice else self._sections(mission, kind)
        held = {name for name, match in found.items() if match.status != "absent"}
        required = [each for each in requirements.required if each.id in held or each.concerns(mission)]
        return AuditReport(
            document=document.name,
            kind=kind,
            findings=tuple(self._finding(each, found.get(each.id, _ABSENT), clauses) for each in required),
            notice=notice,
            degraded=self._index.degraded,
        )

    def _finding(self, required: Requirement, match: Match, clauses: Mapping[str, str]) -> Finding:
        return Finding(
            id=required.id,
            label=required.label,
            status=match.status,
            found=match.found,
            lacking=match.lacking,
            why=self._why(required.ground),
            suggestion=clauses.get(required.id, "") if match.status != "present" else "",
        )

    def _why(self, ground: Ground) -> Citation | None:
        """The passage of the present guides that asks for an element."""
        sources = Sources(self._index)
        return sources.citations[0] if self._grounding.cite(ground, sources) else None

    def _compose(self, mission: MissionKind, kind: DocumentKind) -> Mapping[str, str]:
        """What the clause library says of each section when nothing is known of the mission."""
        draft = self._composer.compose(Brief(kind=mission), kind)
        return {section.id: section_markdown(_without_marks(section)).strip() for section in draft.sections}


def kind_of(document: AuditedDocument) -> DocumentKind:
    """The kind of document that it is; of two, that of which it holds more; a cahier des charges when it is neither."""
    fitting = [kind for kind in KINDS if refusal(document, load_requirements(kind)) is None]
    return max(fitting, key=lambda kind: _share(document, kind), default=KINDS[0])


def _share(document: AuditedDocument, kind: DocumentKind) -> float:
    found = matches(document, load_requirements(kind)).values()
    return sum(match.status == "present" for match in found) / len(found)


def _mission_of(document: AuditedDocument) -> MissionKind:
    """The kind of mission that the document speaks of, by its own words."""
    texts = [fold(block.text) for block in document.blocks]
    if any(_STUDY.search(text) for text in texts[:OPENING]):
        return "etude-de-faisabilite"
    speaks_of_one = any(_SINGLE.search(text) for text in texts)
    return (
        "ingenierie-individuelle"
        if speaks_of_one and not any(_GROUP.search(text) for text in texts)
        else "ingenierie-collective"
    )


def _without_marks(section: Section) -> Section:
    return replace(section, paragraphs=tuple(replace(each, citations=(), clause=None) for each in section.paragraphs))

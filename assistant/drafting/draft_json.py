"""The JSON of `draft`: what the document holds, what is still to complete, what stands behind it."""

from pathlib import Path
from typing import Any

from assistant.drafting.brief_errors import french_path
from assistant.drafting.datamodels import Draft, Gap, Remark, Section
from assistant.serialise import citation_json

JsonObject = dict[str, Any]


def draft_json(draft: Draft, output: Path) -> JsonObject:
    """A draft written to `output`; fields have the dotted French names of a brief's file."""
    return {
        "output": str(output),
        "kind": draft.kind,
        "title": draft.title,
        "sections": [_section(section) for section in draft.sections],
        "gaps": [_gap(gap) for gap in draft.gaps],
        "remarks": [_remark(remark) for remark in draft.remarks],
        "left_out": [clause for section in draft.sections for clause in section.left_out],
        "citations": [citation_json(citation) for citation in draft.citations],
        "degraded": list(draft.degraded),
        "seconds": round(draft.seconds, 4),
    }


def _section(section: Section) -> JsonObject:
    numbers = [number for paragraph in section.paragraphs for number in paragraph.citations]
    return {"id": section.id, "title": section.title, "citations": list(dict.fromkeys(numbers))}


def _gap(gap: Gap) -> JsonObject:
    return {"field": french_path(gap.field.split(".")), "label": gap.label, "section": gap.section}


def _remark(remark: Remark) -> JsonObject:
    citations = [citation_json(citation) for citation in remark.citations]
    return {
        "field": french_path(remark.field.split(".")),
        "level": remark.level,
        "text": remark.text,
        "citations": citations,
    }

"""The JSON of an audit, as scripts rely on it."""

from assistant.audit.datamodels import AuditReport, Finding
from assistant.audit.wording import summary
from assistant.serialise import JsonObject, citation_json


def audit_json(report: AuditReport) -> JsonObject:
    """JSON of `audit`: each required element with its status, where it was found, and the passage that asks for it."""
    return {
        "document": report.document,
        "kind": report.kind,
        "notice": report.notice,
        "summary": summary(report),
        "requirements": [_finding_json(finding) for finding in report.findings],
        "degraded": list(report.degraded),
    }


def _finding_json(finding: Finding) -> JsonObject:
    found = finding.found
    return {
        "id": finding.id,
        "label": finding.label,
        "status": finding.status,
        "found": None if found is None else {"page": found.page, "quote": found.quote, "section": found.section},
        "lacking": finding.lacking,
        "source": None if finding.why is None else citation_json(finding.why),
        "suggestion": finding.suggestion,
    }

"""Audit reports as plain text for a terminal, and as Markdown and Word for a reader."""

from collections.abc import Iterator
from pathlib import Path

from assistant.audit.datamodels import AuditReport, Finding
from assistant.audit.wording import KIND, STATUS, place, summary
from assistant.export import describe_source, escape
from assistant.pandoc import convert
from ingest.errors import InputError

SUFFIXES = (".docx", ".md")


def to_text(report: AuditReport) -> str:
    """The report for a terminal: the summary, then each element, what is absent with why and with a clause."""
    blocks = [f"({notice})" for notice in report.degraded]
    blocks += [f"Audit de « {report.document} » comme {KIND[report.kind]} : {summary(report)}."]
    if report.notice:
        return "\n\n".join([*blocks, report.notice])
    return "\n\n".join([*blocks, *(_element_text(finding) for finding in report.findings)])


def _element_text(finding: Finding) -> str:
    lacking = f" ({finding.lacking})" if finding.lacking else ""
    lines = [f"[{STATUS[finding.status]}] {finding.label}{lacking}"]
    if finding.found:
        lines.append(f"    {place(finding.found)} : « {finding.found.quote} »")
    if finding.status != "present" and finding.why:
        lines.append(f"    Pourquoi : « {finding.why.quote} » ({describe_source(finding.why)})")
    if finding.suggestion:
        lines += ["    Clause proposée :", *(f"      {line}".rstrip() for line in finding.suggestion.splitlines())]
    return "\n".join(lines)


def write_report(report: AuditReport, suffix: str) -> bytes:
    """The report as a file. Raises InputError for a format that it cannot have."""
    if suffix not in SUFFIXES:
        raise InputError(f"Le rapport ne peut pas être écrit en « {suffix} ». Choisissez .docx ou .md.")
    markdown = to_markdown(report)
    if suffix == ".md":
        return markdown.encode()
    return convert(markdown, "docx", options=("--metadata=lang:fr-FR", f"--metadata=title:{_title(report)}"))


def save_report(report: AuditReport, path: Path) -> None:
    """Writes the report beside its final name first, so that a failure loses nothing."""
    content = write_report(report, path.suffix.lower())
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(
            f"Le rapport ne peut pas être écrit dans « {path} » ({error}). Vérifiez le dossier."
        ) from error


def to_markdown(report: AuditReport) -> str:
    """A table of the elements, the clauses suggested, and the passages of the guides as footnotes."""
    parts = [f"# {escape(_title(report))}", f"**{summary(report)}.**"]
    if report.notice:
        parts.append(escape(report.notice))
    parts += ["\n".join(_table(report))]
    suggested = [finding for finding in report.findings if finding.suggestion]
    parts += ["## Clauses proposées"] if suggested else []
    for finding in suggested:
        parts += [f"### {escape(finding.label)}", finding.suggestion]
    parts += [_footnote(finding) for finding in report.findings if finding.why]
    return "\n\n".join(parts) + "\n"


def _title(report: AuditReport) -> str:
    return f"Audit de « {report.document} » ({KIND[report.kind]})"


def _table(report: AuditReport) -> Iterator[str]:
    yield "| Élément | Statut | Où | Extrait | Pourquoi |"
    yield "| --- | --- | --- | --- | --- |"
    for finding in report.findings:
        status = STATUS[finding.status] + (f" : {finding.lacking}" if finding.lacking else "")
        where = place(finding.found) if finding.found else ""
        quote = f"« {finding.found.quote} »" if finding.found else ""
        why = f"{finding.why.title}[^{finding.id}]" if finding.why else ""
        cells = [_cell(finding.label), _cell(status), _cell(where), _cell(quote), why]
        yield f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return escape(" ".join(text.split())).replace("|", "\\|") if "\\|" not in escape(text) else escape(text)


def _footnote(finding: Finding) -> str:
    assert finding.why is not None
    quote = " ".join(finding.why.quote.split())
    return f"[^{finding.id}]: " + escape(f"{describe_source(finding.why)} : « {quote} ».")

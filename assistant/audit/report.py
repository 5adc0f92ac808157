"""Audit reports as plain text for a terminal, and as Markdown and Word for a reader."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.audit.datamodels import AuditReport, Finding
from assistant.audit.wording import KIND, STATUS, place, quoted, summary
from assistant.document_tree import Node, changed, heading
from assistant.drafting.document import UNNUMBERED
from assistant.drafting.formats import for_word
from assistant.drafting.french import SPACE
from assistant.drafting.models import with_part
from assistant.drafting.table_layout import with_tables_laid_out
from assistant.drafting.tables_in_xml import finished_word
from assistant.drafting.word_template import built_in_template
from assistant.export import describe_source, escape
from assistant.pandoc import parse, write
from ingest.errors import InputError

SUFFIXES = (".docx", ".md")


def to_text(report: AuditReport) -> str:
    """The report for a terminal: the summary, then each element, what is absent with why and with a clause."""
    blocks = [f"({notice})" for notice in report.degraded]
    blocks += [f"Audit de {quoted(report.document)} comme {KIND[report.kind]}{SPACE}: {summary(report)}."]
    if report.notice:
        return "\n\n".join([*blocks, report.notice])
    return "\n\n".join([*blocks, *(_element_text(finding) for finding in report.findings)])


def _element_text(finding: Finding) -> str:
    lacking = f" ({finding.lacking})" if finding.lacking else ""
    lines = [f"[{STATUS[finding.status]}] {finding.label}{lacking}"]
    if finding.found:
        lines.append(f"    {place(finding.found)}{SPACE}: {quoted(finding.found.quote)}")
    if finding.status != "present" and finding.why:
        lines.append(f"    Pourquoi{SPACE}: {quoted(finding.why.quote)} ({describe_source(finding.why)})")
    if finding.suggestion:
        lines += [
            f"    Clause proposée{SPACE}:",
            *(f"      {line}".rstrip() for line in finding.suggestion.splitlines()),
        ]
    return "\n".join(lines)


def check_suffix(suffix: str) -> None:
    """Raises InputError for a format that reports are not written in."""
    if suffix not in SUFFIXES:
        raise InputError(f"Le rapport ne peut pas être écrit au format « {suffix} » : choisissez .docx ou .md.")


def write_report(report: AuditReport, suffix: str) -> bytes:
    """The report as a file. Raises InputError for a format that it cannot have, FilError when pandoc fails."""
    check_suffix(suffix)
    return to_markdown(report).encode("utf-8") if suffix == ".md" else _word(report)


def to_markdown(report: AuditReport) -> str:
    """A table of the elements, the clauses suggested, and the passages of the guides as footnotes."""
    return "\n\n".join([f"# {escape(_title(report))}", *_body(report)]) + "\n"


def _word(report: AuditReport) -> bytes:
    """The report in the styles of the documents that are drafted here."""
    used = built_in_template()
    blocks = changed(changed(parse("\n\n".join(_body(report))), with_tables_laid_out), _without_numbers)
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "model.docx"
        reference.write_bytes(used.content)
        made = write(
            for_word(blocks, used.table_style),
            "docx",
            metadata={"title": _title(report), "lang": "fr-FR"},
            options=[f"--reference-doc={reference}"],
        )
    return with_part(made, "word/document.xml", finished_word)


def _body(report: AuditReport) -> Iterator[str]:
    yield f"**{summary(report)}.**"
    if report.notice:
        yield escape(report.notice)
        return
    yield "\n".join(_table(report))
    suggested = [finding for finding in report.findings if finding.suggestion]
    if suggested:
        yield "## Clauses proposées"
    for finding in suggested:
        yield f"**{escape(finding.label)}**"
        yield finding.suggestion
    yield from (_footnote(finding) for finding in report.findings if finding.why)


def _title(report: AuditReport) -> str:
    return f"Vérification de {quoted(report.document)} ({KIND[report.kind]})"


def _table(report: AuditReport) -> Iterator[str]:
    yield "| Élément | Statut | Trouvé | Demandé par |"
    yield "| --- | --- | --- | --- |"
    for finding in report.findings:
        status = STATUS[finding.status] + (f"{SPACE}: {finding.lacking}" if finding.lacking else "")
        found = f"{place(finding.found)}{SPACE}: {quoted(finding.found.quote)}" if finding.found else ""
        why = f"{escape(finding.why.title)}[^{finding.id}]" if finding.why else ""
        yield "| " + " | ".join([*map(escape, (finding.label, status, found)), why]) + " |"


def _footnote(finding: Finding) -> str:
    assert finding.why is not None
    return f"[^{finding.id}]: " + escape(f"{describe_source(finding.why)}{SPACE}: {quoted(finding.why.quote)}.")


def _without_numbers(nodes: list[Node]) -> list[Node]:
    return [
        heading(node["c"][0], node["c"][2], classes=[UNNUMBERED]) if node["t"] == "Header" else node for node in nodes
    ]

"""The report on a checked document, element by element."""

from functools import partial
from pathlib import Path

import streamlit as st

from assistant.audit.datamodels import AuditReport, Finding, Status
from assistant.audit.report import write_report
from assistant.audit.wording import KIND, place, summary
from assistant.export import file_name
from assistant.screens.copy_button import copy_button
from assistant.screens.draft_exports import WORD
from assistant.screens.draft_markup import rewritten_html, way
from assistant.screens.draft_section import converted
from assistant.screens.markup import html, page_name, paragraphs

BADGES: dict[Status, tuple[str, str, str]] = {
    "present": ("✓", "exact", "Présent"),
    "partial": ("≈", "approximate", "Partiel"),
    "absent": ("!", "not-found", "Absent"),
}
FILTERS: dict[str, tuple[Status, ...]] = {
    "Tout": ("present", "partial", "absent"),
    "Ce qui manque": ("partial", "absent"),
    "Ce qui y est": ("present",),
}


def show(report: AuditReport) -> None:
    """The summary, then each element; a document that is something else gets its notice alone."""
    html("h2", f"« {report.document} »", kind="audited")
    for notice in report.degraded:
        html("p", notice, kind="notice", extra=' role="note"')
    if report.notice:
        with st.container(key="audit-notice"):
            html("p", report.notice, extra=' role="status"')
        return
    html("p", f"Vérifié comme {KIND[report.kind]} : {summary(report)}.", extra=' role="status"')
    with st.container(key="audit-tools", horizontal=True, vertical_alignment="center"):
        chosen = st.pills(
            "Montrer", list(FILTERS), default="Tout", key="audit-filter", required=True, label_visibility="collapsed"
        )
        _show_export(report)
    for rank, finding in enumerate(report.findings):
        if finding.status in FILTERS[chosen or "Tout"]:
            _show_finding(finding, rank)


def _show_export(report: AuditReport) -> None:
    with st.popover("Exporter", key="audit-export", icon=":material/download:"):
        for label, suffix, mime in (("Word (.docx)", ".docx", WORD), ("Markdown (.md)", ".md", "text/markdown")):
            st.download_button(
                label,
                data=partial(write_report, report, suffix),
                file_name=file_name(f"Vérification {Path(report.document).stem}", suffix),
                mime=mime,
                key=f"audit-export{suffix.replace('.', '-')}",
                icon=":material/description:",
                on_click="ignore",
                width="stretch",
            )


def _show_finding(finding: Finding, rank: int) -> None:
    with st.container(key=f"finding-{finding.status}-{finding.id}", gap=None):
        st.html(finding_html(finding, rank))
        if finding.suggestion:
            with st.expander("Clause proposée", key=f"clause-{finding.id}"):
                st.html(f'<div class="section-text">{rewritten_html(converted(finding.suggestion), {}, ())}</div>')
                copy_button(plain(finding.suggestion), key=f"copy-{finding.id}")


def finding_html(finding: Finding, rank: int) -> str:
    """The state of an element, what it lacks, the passage found, and the source that asks for it."""
    sign, badge, word = BADGES[finding.status]
    parts = [
        f'<p class="finding"><span class="badge {badge}"><span aria-hidden="true">{sign}</span> {word}</span> '
        f"<strong>{paragraphs(finding.label)}</strong></p>"
    ]
    if finding.lacking:
        parts.append(f"<p>{paragraphs(finding.lacking[:1].upper() + finding.lacking[1:])}</p>")
    if finding.found:
        parts.append(
            f'<blockquote class="quote">{paragraphs(finding.found.quote)}</blockquote>'
            f'<p class="quiet">{paragraphs(place(finding.found))}</p>'
        )
    if finding.why:
        where = f"{finding.why.title}, {page_name(finding.why.page, finding.why.label).replace('Page', 'page')}"
        source = way("plain", f"finding:{rank}", paragraphs(where))
        parts.append(f'<p class="quiet">Demandé par {source} : {paragraphs(f"« {finding.why.quote} »")}</p>')
    return "".join(parts)


@st.cache_data(max_entries=100, show_spinner=False)
def plain(markdown: str) -> str:
    """A clause as one pastes it into a document."""
    from assistant.pandoc import convert

    return convert(markdown, "plain", options=("--wrap=none",)).decode("utf-8").strip()

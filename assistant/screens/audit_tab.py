"""The check of a document that exists: what it holds of what the guides require, what it lacks, what to write there."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from assistant.audit.datamodels import AuditReport
from assistant.audit.reading import read_document
from assistant.drafting.datamodels import DocumentKind
from assistant.screens import audit_report, draft_beside
from assistant.screens.draft_clicks import listen
from assistant.screens.draft_panel import OpenedCitation, OpenedPage, open_panel, panel
from assistant.screens.markup import html, show_error
from assistant.screens.services import Services
from ingest.errors import FilError

KINDS: Mapping[str, DocumentKind | None] = {
    "À reconnaître": None,
    "Cahier des charges": "cahier-des-charges",
    "Proposition de prestataire": "proposition",
}
REPORT = "audit_report"


def show(services: Services) -> None:
    """The file to check, then its report; a source of the report beside it."""
    opened = panel()
    with st.container(key="beside"):
        left, right = st.columns(2, gap="medium")
        with left, st.container(key="thread"), st.container(key="audit-check"):
            _show_check(services)
        if isinstance(opened, OpenedCitation | OpenedPage):
            with right, st.container(key="source-panel"):
                draft_beside.show_source(services, opened)


def _show_check(services: Services) -> None:
    listen(_open)
    html("h1", "Vérifier un document")
    html(
        "p",
        "Un cahier des charges, ou la proposition d’un prestataire : chaque élément que vos guides demandent y est "
        "cherché. Le document reste sur cette machine.",
        kind="intro",
    )
    kind = st.pills("Ce document est", list(KINDS), default="À reconnaître", key="audit-kind", required=True)
    with st.container(key="upload-one-audit"):
        file = st.file_uploader(
            "Document à vérifier", key="audit-file", label_visibility="collapsed", max_upload_size=50
        )
    if file is None:
        st.session_state.pop(REPORT, None)
        return
    try:
        with st.spinner("Lecture du document…"):
            report = _report(services, file.name, file.getvalue(), KINDS[kind or "À reconnaître"])
    except FilError as error:
        show_error(error)
        return
    audit_report.show(report)


def _report(services: Services, name: str, content: bytes, kind: DocumentKind | None) -> AuditReport:
    """The report on a file, made once."""
    key = (hashlib.sha256(content).hexdigest(), name, kind, id(services.assistant()))
    kept: tuple[object, AuditReport] | None = st.session_state.get(REPORT)
    if kept is not None and kept[0] == key:
        return kept[1]
    report = audit(services, name, content, kind)
    st.session_state[REPORT] = (key, report)
    open_panel(None)
    return report


def audit(services: Services, name: str, content: bytes, kind: DocumentKind | None) -> AuditReport:
    """The report on a file that was uploaded. Raises FilError saying what is wrong with the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name.replace("\\", "/")).name
        path.write_bytes(content)
        return services.assistant().audit(read_document(path, services.settings), kind)


def _open(clicked: str) -> None:
    """Opens the passage that asks for an element."""
    report: AuditReport = st.session_state[REPORT][1]
    _, rank = clicked.split(":")
    reasons = [finding.why for finding in report.findings]
    among = tuple(why for why in reasons if why is not None)
    wanted = reasons[int(rank)]
    if wanted is not None:
        open_panel(OpenedCitation(among, among.index(wanted)))

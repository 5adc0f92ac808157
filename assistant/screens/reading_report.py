"""What a reading came to: counts, time, refused files, pages that cannot be cited."""

import streamlit as st

from assistant.screens.jobs import ReadingJob
from assistant.screens.markup import counted, html, literal, page_ranges, show_error
from assistant.screens.services import Services
from ingest.report import REMEDY, IngestReport


def show_report(services: Services, job: ReadingJob) -> None:
    """The report of the last reading, until it is put away."""
    report = job.report
    if report is None:
        return
    with st.container(key="report", border=True):
        html("h2", "Lecture terminée" if report.documents else "Aucun guide n’a pu être lu")
        html("p", summary(report))
        for refusal in report.refused:
            show_error(_sentence(refusal.document, refusal.reason), "block")
        for pages in report.without_text:
            place = f"{pages.document}, pages {page_ranges(pages.pages)}"
            consequence = "sans texte, elles ne peuvent pas être citées"
            st.warning(literal(f"{place} : {consequence}. {REMEDY}"), icon=":material/warning:")
        for pages in report.by_ocr:
            html("p", f"{pages.document}, pages {page_ranges(pages.pages)} : lues par reconnaissance de caractères.")
        for notice in report.degraded:
            html("p", notice, kind="notice")
        st.button("Fermer ce rapport", key="forget-report", on_click=services.forget_reading)


def summary(report: IngestReport) -> str:
    """One line on what is in the corpus and what changed."""
    counts = [
        counted(report.documents, "guide"),
        counted(report.pages, "page"),
        counted(report.fiches, "fiche"),
        counted(report.passages, "passage"),
    ]
    changes = [
        f"{counted(len(names), noun)}"
        for names, noun in ((report.read, "guide lu"), (report.removed, "guide retiré"))
        if names
    ]
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    return f"{', '.join(counts)}. {', '.join(changes) or 'Rien n’a changé'}, en {seconds} s."


def _sentence(document: str, reason: str) -> str:
    """The reason, with the file's name where it does not say it itself."""
    return reason if document in reason else f"{document} : {reason}"

"""How audit reports say things in French, on every way out."""

from assistant.audit.datamodels import AuditReport, Found, Status
from assistant.drafting.french import SPACE

STATUS: dict[Status, str] = {"present": "présent", "partial": "partiel", "absent": "absent"}
KIND = {"cahier-des-charges": "cahier des charges", "proposition": "proposition"}


def summary(report: AuditReport) -> str:
    """The count of elements on one line: "12 éléments présents, 2 partiels, 3 absents"."""
    present, partial, absent = (report.count(status) for status in STATUS)
    return (
        f"{present} élément{_s(present)} présent{_s(present)}, {partial} partiel{_s(partial)}, "
        f"{absent} absent{_s(absent)}"
    )


def place(found: Found) -> str:
    """Where an element was found: page and heading, as far as they are known."""
    parts = [f"page {found.page}"] if found.page is not None else []
    parts += [quoted(found.section)] if found.section else []
    return ", ".join(parts) or "dans le texte"


def quoted(words: str) -> str:
    """The words on one line between quotation marks."""
    return f"«{SPACE}{' '.join(words.split())}{SPACE}»"


def _s(count: int) -> str:
    return "s" if count > 1 else ""

"""Text as the screens show it: escaped HTML, pages and numbers as French readers write them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from assistant.datamodels import Citation, CitationStatus
from ingest.datamodels import Fiche
from ingest.errors import FilError

BEFORE_SIGN = re.compile(r" (?=[»:;?!%€](?:\s|[).,»]|$))")
AFTER_SIGN = re.compile(r"(?<=«) ")
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]$~#<>]|:(?=\w))")
STATUS_WORDS: dict[CitationStatus, str] = {
    "exact": "Exacte",
    "approximate": "Approchée",
    "not_found": "Non retrouvée",
}
STATUS_MEANING: dict[CitationStatus, str] = {
    "exact": "Ces mots figurent tels quels sur la page.",
    "approximate": "La page dit presque la même chose, avec de petites différences. Relisez-la avant de citer.",
    "not_found": "Ces mots n’ont pas été retrouvés sur la page. Ne vous y fiez pas sans la lire.",
}
STATUS_COUNTED: dict[CitationStatus, tuple[str, str]] = {
    "exact": ("exacte", "exactes"),
    "approximate": ("approchée", "approchées"),
    "not_found": ("non retrouvée", "non retrouvées"),
}
STATUS_SIGNS: dict[CitationStatus, str] = {"exact": "✓", "approximate": "≈", "not_found": "!"}


def html(tag: str, text: str, *, kind: str = "", extra: str = "") -> None:
    """Shows a text in one HTML element; st.markdown would take guide text such as "$" or ":1:" as marks."""
    attribute = f' class="{kind}"' if kind else ""
    st.html(f"<{tag}{attribute}{extra}>{paragraphs(text)}</{tag}>")


def paragraphs(text: str) -> str:
    """The text escaped, its line breaks kept; French signs stay with their word at the end of a line."""
    return escape(tied(text)).replace("\n", "<br>")


def tied(text: str) -> str:
    """The text with French signs that stay with their word at the end of a line."""
    return BEFORE_SIGN.sub("\u00a0", AFTER_SIGN.sub("\u00a0", text))


def listed(texts: Iterable[str]) -> str:
    """The texts as an HTML list; empty without any."""
    items = "".join(f"<li>{paragraphs(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def literal(text: str) -> str:
    """The text for a label or a caption, where Streamlit reads Markdown: every sign is taken as it is."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)


def show_error(error: object, icon: str = "error") -> None:
    """One French sentence, taken as it is, without traceback."""
    st.error(literal(str(error)), icon=f":material/{icon}:")


@contextmanager
def errors_shown() -> Iterator[None]:
    """Shows an error of the project as its sentence; for callbacks and dialogs, which run outside of their screen."""
    try:
        yield
    except FilError as error:
        show_error(error)


def spaced(number: int) -> str:
    """The number with a narrow space between thousands: 12 345."""
    return f"{number:,}".replace(",", "\u202f")


def counted(number: int, noun: str) -> str:
    """The number with its words, in the plural from two on: "3 guides lus", "1 page"."""
    words = " ".join(f"{word}s" for word in noun.split()) if number > 1 else noun
    return f"{spaced(number)} {words}"


def page_name(page: int, label: str | None) -> str:
    """The PDF page, and the printed one where it differs."""
    if label and label != str(page):
        return f"Page {page} du PDF (imprimée {label})"
    return f"Page {page} du PDF"


def page_span(fiche: Fiche) -> str:
    """The pages of a fiche: "page 12" or "pages 12 à 15"."""
    if fiche.page_end > fiche.page:
        return f"pages {fiche.page} à {fiche.page_end}"
    return f"page {fiche.page}"


def page_ranges(numbers: Iterable[int]) -> str:
    """Page numbers with neighbours drawn together: "1-3, 8, 12-13"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def fiche_name(fiche: Fiche) -> str:
    """Code and title of a fiche; the code alone when it is the title."""
    return fiche.title if fiche.title.startswith(fiche.code) else f"{fiche.code} · {fiche.title}"


def status_badge(status: CitationStatus) -> str:
    """The state of a citation as HTML, told by a sign and a word, never by colour alone."""
    sign, word = STATUS_SIGNS[status], STATUS_WORDS[status]
    return (
        f'<span class="badge {status.replace("_", "-")}" title="{escape(STATUS_MEANING[status])}">'
        f'<span aria-hidden="true">{sign}</span> Citation {word.lower()}</span>'
    )


def statuses_summary(citations: Iterable[Citation]) -> str:
    """How many citations stand in each state: "5 citations : 4 exactes, 1 approchée"; empty without citations."""
    states = [citation.status for citation in citations]
    if not states:
        return ""
    if len(set(states)) == 1:
        singular, plural = STATUS_COUNTED[states[0]]
        return f"1 citation {singular}" if len(states) == 1 else f"{len(states)} citations, toutes {plural}"
    parts = [
        f"{states.count(status)} {singular if states.count(status) == 1 else plural}"
        for status, (singular, plural) in STATUS_COUNTED.items()
        if status in states
    ]
    return f"{len(states)} citations : {', '.join(parts)}"


def seconds_left(seconds: float) -> str:
    """A remaining time as one says it: "moins de 5 secondes", "environ 2 minutes"."""
    if seconds < 5:
        return "moins de 5 secondes"
    if seconds < 90:
        return f"environ {round(seconds / 5) * 5} secondes"
    return f"environ {round(seconds / 60)} minutes"

"""Chapters and fiches that a guide numbers in its body: what a table of contents without them, or none, leaves out."""

import re
from collections.abc import Sequence

from ingest.datamodels import FicheKind
from ingest.headings import Heading, Row, numbering
from ingest.locating import Located, number_key
from ingest.toc import Entry

_FICHE_WORD = re.compile(
    r"^(?P<word>fiche(?: [^\W\d_]+)?|monographie|chapitre|partie|annexe|module|titre|axe|th[èe]me)\b", re.IGNORECASE
)
_LETTERED = re.compile(
    r"^(?P<word>monographie|fiche(?: [^\W\d_]+)?|annexe|exp[ée]rience)\s*[:–-]\s*(?P<title>\S.*)$", re.IGNORECASE
)
DEEPEST = 2
"""Decimal numbers of more parts (3.1.1) are sections of a fiche, not fiches."""


def numbered_entries(located: Sequence[Located], rows: Sequence[Row], headings: Sequence[Heading]) -> list[Located]:
    """`located` and the numbered headings that it lacks. A guide whose table names its fiches by code has no others."""
    if any(each.entry.kind == "fiche" and each.entry.code for each in located):
        return list(located)
    known = {each.first: each for each in located}
    codes = {number_key(each.entry.code) for each in located if each.entry.code}
    above: list[tuple[str, str]] = []
    found: list[Located] = []
    for heading in headings:
        if heading.first in known:
            each = known[heading.first]
            found.append(each)
            if each.entry.code:
                above = _above(above, heading.kind, each.entry.code)
            continue
        made = _entry(heading, above)
        if made is None:
            continue
        entry, above = made
        if number_key(entry.code or "") not in codes:
            codes.add(number_key(entry.code or ""))
            found.append(Located(entry, heading.first, heading.last))
    rest = [each for each in located if each not in found]
    return sorted([*found, *rest], key=lambda each: each.first)


def _above(above: Sequence[tuple[str, str]], kind: str | None, code: str) -> list[tuple[str, str]]:
    kinds = [each[0] for each in above]
    kept = list(above[: kinds.index(kind)]) if kind in kinds else list(above)
    return [*kept, (kind or "arabic", code)]


def _entry(heading: Heading, above: list[tuple[str, str]]) -> tuple[Entry, list[tuple[str, str]]] | None:
    """The entry that a numbered heading makes, and the numbered parts open after it; None when it makes none."""
    number, kind, title = numbering(heading.title)
    if number is None or kind is None or len(title) < 4:
        return None
    lettered = _LETTERED.match(title)
    if lettered is not None and kind in {"letter", "arabic", "bare"}:
        code = f"{lettered.group('word').capitalize()} {number}"
        return _made(code, lettered.group("title"), above, kind, full=heading.title)
    if kind == "keyword":
        if not _FICHE_WORD.match(number):
            return None
        return _made(_capitalised(number), title, [], kind, full=heading.title)
    if kind == "decimal":
        depth = number.count(".") + 1
        if depth > DEEPEST:
            return None
        parent = number.rsplit(".", 1)[0]
        chain = [each for each in above if each[1] == parent]
        return _made(number, title, chain, kind, full=heading.title)
    if kind == "bare":
        kind = "arabic"
    kinds = [each[0] for each in above]
    chain = above[: kinds.index(kind)] if kind in kinds else above
    if len(chain) >= 3 or (kind == "arabic" and not heading.large):
        return None
    code = f"{chain[-1][1]}.{number}" if chain else number
    return _made(code, title, chain, kind, full=heading.title)


def _capitalised(number: str) -> str:
    return (
        number[0].upper() + number[1:].lower()
        if number.isupper() and len(number) > 6
        else number[0].upper() + number[1:]
    )


def _made(
    code: str, title: str, chain: Sequence[tuple[str, str]], kind: str, *, full: str
) -> tuple[Entry, list[tuple[str, str]]]:
    word = code.lower()
    sort: FicheKind = "fiche" if word.startswith("fiche") else "monographie" if word.startswith("mono") else "chapitre"
    parent = chain[-1][1] if chain else None
    entry = Entry(code, title, len(chain) + 1, sort, titles=(full, title), parent=parent)
    return entry, [*chain, (kind, code)]

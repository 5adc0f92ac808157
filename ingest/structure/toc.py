"""Tables of contents: which lines of the guide are one, and the entries they announce."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.datamodels import FicheKind
from ingest.structure.entries import Entry
from ingest.structure.rows import Row
from ingest.structure.titles import designation, numbering
from ingest.text import fold, joined

MOST_LINES = 6
"""An entry of a table of contents takes at most this many lines."""
FEWEST = 4
"""A table of contents announces at least this many entries."""

_ANNOUNCED = re.compile(r"^(?:sommaire|table des? (?:matieres|contenu)|table of contents|contents|plan du guide)\b")
_CODE = r"[IVX]{1,5}(?:-[A-Z])?(?:-\d{1,2})?(?:-[a-z])?|\d{1,2}(?:\.\d{1,2})?|[A-Z]\d?"
_FINAL_CODE = re.compile(rf"(?:^|[\s.…|])(?P<word>[Ff]iche|FICHE)\s+(?:n°\s*)?(?P<code>{_CODE})$")
_FINAL_PAGE = re.compile(r"(?:(?P<sure>\.{2,}|…|\||^|\bp(?:age|\.)?)\s*|(?<=\s))(?P<page>\d{1,3})$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\s*[.…_]){3,}\s*$|\s*…\s*$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of contents of a guide: what they announce, in order, and the rows that they take."""

    entries: tuple[Entry, ...]
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Announced:
    title: str
    code: str | None
    first: int
    last: int
    ends: bool


def find_contents(rows: Sequence[Row]) -> Contents:
    """The tables of contents of the guide; repeated ones (a part's own table) give their entries once."""
    announced: list[_Announced] = []
    taken: set[int] = set()
    for first, last in _regions(rows):
        table = _widened(rows, first, last)
        taken.update(table)
        announced += _read(rows, table[0], last)
    return Contents(tuple(_entries(announced)), frozenset(taken))


def _is_announcement(text: str) -> bool:
    return len(text) < 40 and _ANNOUNCED.match(fold(text)) is not None


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split(" | ") if cell.strip()]


def _ending(text: str) -> str | None:
    """What closes the entry: "code" or "page" (leaders, a cell or "p." before it), "number" when only a number does."""
    if not text[-1:].isalnum():
        return None
    if "iche" in text.lower() and _FINAL_CODE.search(text):
        return "code"
    if not text[-1].isdigit():
        return None
    found = _FINAL_PAGE.search(text)
    if found is None:
        return None
    return "page" if found.group("sure") is not None else "number"


def _regions(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last row of each table of contents."""
    regions: list[tuple[int, int]] = []
    title: int | None = None
    run: list[tuple[int, str]] = []

    def close() -> None:
        is_announced = bool(run) and title is not None and run[0][0] - title <= 2 * MOST_LINES
        if run and _is_table(rows, run, announced=is_announced):
            regions.append((title if is_announced and title is not None else run[0][0], run[-1][0]))
        run.clear()

    for index, row in enumerate(rows):
        if _is_announcement(row.line.text):
            close()
            title = index
            continue
        ending = _ending(row.line.text)
        if ending is None:
            continue
        if run and (index - run[-1][0] > MOST_LINES or row.page - rows[run[-1][0]].page > 1):
            close()
        run.append((index, ending))
    close()
    return regions


def _is_table(rows: Sequence[Row], run: Sequence[tuple[int, str]], *, announced: bool) -> bool:
    codes = sum(ending == "code" for _, ending in run)
    found = [_FINAL_PAGE.search(rows[index].line.text) for index, ending in run if ending != "code"]
    numbers = [int(each.group("page")) for each in found if each is not None]
    # Page numbers rise; a table of figures does not.
    rises = sum(before <= after for before, after in pairwise(numbers)) >= 0.9 * (len(numbers) - 1)
    if announced:
        return len(run) >= FEWEST - 1 and (rises or codes >= FEWEST - 1)
    pages = sum(ending == "page" for _, ending in run)
    return codes >= FEWEST or (rises and pages >= max(2 * FEWEST, 0.8 * len(run)) and numbers[-1] > numbers[0] + 2)


def _widened(rows: Sequence[Row], first: int, last: int) -> range:
    """The rows of the table, with what else stands on its pages when that is no running text (logos, part titles)."""
    start, end = first, last
    while start > 0 and rows[start - 1].page == rows[first].page:
        start -= 1
    while end + 1 < len(rows) and rows[end + 1].page == rows[last].page:
        end += 1
    if any(_is_prose(rows, index) for index in range(start, first)):
        start = first
    if any(_is_prose(rows, index) for index in range(last + 1, end + 1)):
        end = last
    return range(start, end + 1)


def _is_prose(rows: Sequence[Row], index: int) -> bool:
    text = rows[index].line.text
    return len(text) > 60 and not rows[index].line.bold and sum(map(str.islower, text)) > 30


def _read(rows: Sequence[Row], first: int, last: int) -> Iterable[_Announced]:
    """The entries of one table, wrapped lines joined."""
    title, start = "", first
    for index in range(first, last + 1):
        row = rows[index]
        if _is_announcement(row.line.text):
            title = ""
            continue
        for cell in _cells(row.line.text):
            if title and row.opens and _starts_entry(cell, title):
                yield _Announced(_trimmed(title), None, start, index - 1, ends=False)
                title = ""
            start = index if not title else start
            title = joined(title, cell) if title else cell
            ending = _ending(cell)
            if ending is not None:
                code = _FINAL_CODE.search(title)
                bare = title[: code.start()] if code else title[: getattr(_FINAL_PAGE.search(title), "start", int)()]
                if _trimmed(bare):
                    name = f"Fiche {code.group('code')}" if code else None
                    yield _Announced(_trimmed(bare), name, start, index, ends=True)
                title = ""
    if title:
        yield _Announced(_trimmed(title), None, start, last, ends=False)


def _starts_entry(cell: str, title: str) -> bool:
    """Whether a line after a gap opens an entry rather than ending the one before."""
    is_ending = re.fullmatch(
        rf"(?:[Ff]iche|FICHE)\s+(?:n°\s*)?(?:{_CODE})|(?:p(?:age|\.)?\s*)?\d{{1,3}}", cell, re.IGNORECASE
    )
    return not is_ending and (cell[:1].isupper() or cell[:1].isdigit() or numbering(title)[0] is not None)


def _trimmed(title: str) -> str:
    previous = None
    while previous != title:
        previous = title
        title = _LEADERS.sub("", title).strip(" |")
    return re.sub(r"\s+[Pp]\.?$", "", title).strip()


def _entries(announced: Iterable[_Announced]) -> Iterable[Entry]:
    """The announced entries with codes and levels; a code or title announced again is left out."""
    known: set[str] = set()
    above: list[tuple[str, str]] = []  # numbering style and code of the parts that the next entry lies in
    for each in announced:
        number, style, bare = numbering(each.title)
        if each.code is None and number is None and not each.ends:
            continue
        code, title = each.code, each.title
        if code is not None:
            level, parent = len(above) + 1, None
        elif number is not None and style is not None and bare:
            level, parent, code = _place(above, style, number)
            title = bare
        else:
            level, parent = 1, None
        name = code or fold(title)
        if name not in known:
            known.add(name)
            kind: FicheKind = "fiche" if fold(name).startswith("fiche") else "chapitre"
            yield Entry(code, title, level, kind, titles=(each.title, title), parent=parent)


def _place(above: list[tuple[str, str]], style: str, number: str) -> tuple[int, str | None, str]:
    """Level, parent and code of a numbered entry; `above` is brought up to it."""
    if style == "bare":
        style = "arabic"
    if style == "decimal":
        parts = number.split(".")
        parent = ".".join(parts[:-1])
        above[:] = [(kind, code) for kind, code in above if code == parent or parent.startswith(code + ".")]
        above.append(("decimal", number))
        return len(above), parent, number
    if style == "keyword":
        style, number = number.split(" ", 1)[0].lower(), designation(number)
    styles = [kind for kind, _ in above]
    if style in styles:
        del above[styles.index(style) :]
    parent_code = above[-1][1] if above else None
    is_named = number[0].isalpha() and " " in number
    code = f"{parent_code}.{number}" if parent_code and not is_named else number
    above.append((style, code))
    return len(above), parent_code, code

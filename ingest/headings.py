"""Headings of a guide: which printed lines are titles, and which only look like one.

Size, weight, capitals and numbering propose; what a bad converter set in large type (list items, sentence fragments,
stray letters, addresses, links to other fiches) is refused and stays text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.datamodels import Line, Page
from ingest.text import BULLET, fold, joined

LARGE = 1.07
"""A line is large when its size is at least this many times the body's."""
TIGHT = 1.45
"""Wrapped lines of one heading follow each other by at most this many times their size."""
LOOSE = 1.5
"""A gap over this many times the size opens a paragraph."""
LONGEST = 170

_NUMBER = re.compile(
    r"""^(?:
        (?P<decimal>(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,3})\.?(?=\s+\D)         # 3.1, I.1, 3.1.2
      | (?P<roman>[IVX]{1,5})\s*(?:[.)]|\s[-–—]|-(?=\s))(?=\s*\S)                 # I., II -, IV –
      | (?P<letter>[A-Z])\s*(?:[.)]|\s[-–—])(?=\s+\S)                             # A., B -
      | (?P<arabic>\d{1,2})\s*(?:[.)]|\s[-–—])(?=\s+\S)                           # 1., 2 -
      | (?P<bare>\d{1,2})(?=\s+[A-ZÀ-ÖŒ«][^\s.,;]*\s)                             # 2 Facettes et enjeux
      | (?P<keyword>(?:fiche(?:\s+[^\W\d_]+)?|chapitre|partie|section|annexe|module|[ée]tape|principe|monographie
            |titre|th[èe]me|axe)\s*(?:n\s*°\s*)?(?P<key>\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w’'-]))\s*[.:)–—-]?
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CASED = {"roman": str.isupper, "letter": str.isupper}
_LAST_WORDS = frozenset(
    """
    a à au aux avec ce ces cette chez comme d dans de des donc dont du elle en entre est et il je l la le les leur leurs
    lors mais ne nos notre nous ou par pour qu que qui sa sans se ses si son sont sous sur un une vers vos votre vous
    faisant
    """.split()  # noqa: SIM905
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\b0\d([ .]?\d\d){4}\b|\b\d{5}\s+[A-ZÀ-Ö]{3}|\b\d{1,3},?\s+(?:rue|avenue|bd|boulevard|place)\b",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(r"^retour au? (?:sommaire|menu|debut|table)|^page (?:suivante|precedente)$|^\W*$")
_TRAILING_REFERENCE = re.compile(
    r"[\s(–-]+(?:(?:voir|cf\.?)\s+)?fiches?\s+[^\W\d_]+\s+\d[\d\set,/]*"
    r"(?:(?:,|et)?\s*fiches?\s+[^\W\d_]+\s+\d[\d\set,/]*)*\)?\s*$",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"^\W*(?P<see>(?:cf\.?|voir(?:\s+(?:aussi|[ée]galement))?)\s*:?\s*)?fiche\s+"
    r"(?:[^\W\d_]+\s+)?(?:n\s*°\s*)?(?P<code>[IVX]+(?:[ .-](?:[A-Z]|\d+)(?![\w'’]))?(?:-\w{1,2})*|\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^\d(?=[A-ZÀ-ÖØ-Þ][\w’'])")
_CODES = re.compile(r"\b[IVX]+-\w")
_FIELD = re.compile(r"^(?P<label>[A-ZÀ-Ý][^:«?!]{3,50}?)\s*:\s+\S")
_WORDY = re.compile(r"[^\W_]")
_INNER_BULLET = re.compile(r"(?<=\S)\s+(?=•(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line in its place in the guide; `opens` says that it follows a gap, a column or a page break."""

    page: int
    line: Line
    opens: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: rows `first:last` of the guide. `number` is its numbering as printed ("3.1", "II", "A"), `kind` the
    style of that numbering, None without. `large` tells a title set in larger type from one told by other signs."""

    title: str
    first: int
    last: int
    size: float
    number: str | None = None
    kind: str | None = None
    large: bool = True


def rows_of(pages: Sequence[Page]) -> list[Row]:
    """Every body line that has words, in reading order; a bullet inside a line or alone on one starts a row."""
    rows: list[Row] = []
    for page in pages:
        previous: Line | None = None
        marked = False
        for line in page.lines:
            for part in _parts(line):
                if not _WORDY.search(part.text):
                    marked = part.text == BULLET
                    continue
                if marked and not part.bullet:
                    part = replace(part, bullet=True)
                marked = False
                rows.append(Row(page.number, part, previous is None or _opens(previous, part)))
                previous = part
    return rows


def _parts(line: Line) -> list[Line]:
    cuts = [] if line.row else [found.end() for found in _INNER_BULLET.finditer(line.text)]
    if not cuts or line.end - line.start != len(line.text):
        return [line]
    edges = [0, *cuts, len(line.text)]
    parts = []
    for start, end in pairwise(edges):
        text = line.text[start:end].rstrip()
        place = line.start + start
        parts.append(
            replace(line, text=text, start=place, end=place + len(text), bullet=line.bullet if start == 0 else True)
        )
    return parts


def _opens(previous: Line, line: Line) -> bool:
    drop = previous.y - line.y
    if abs(drop) < 0.3 * line.size and line.x > previous.x:
        return False
    if line.bullet or abs(line.size - previous.size) > 0.4:
        return True
    return not 0 < drop <= LOOSE * line.size


def body_size(rows: Sequence[Row]) -> float:
    """The size in which most characters of the guide are set."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size, 1)] += len(row.line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def numbering(title: str) -> tuple[str | None, str | None, str]:
    """Number as printed, its kind, and the title without it; None, None and the whole title when it has no number."""
    found = _NUMBER.match(title)
    if found is None:
        return None, None, title
    kind = str(found.lastgroup if found.lastgroup != "key" else "keyword")
    number = found.group(kind)
    if kind in _CASED and not _CASED[kind](number):
        return None, None, title
    if kind == "keyword" and not (found.group("key").isdigit() or found.group("key").isupper()):
        return None, None, title
    return " ".join(number.split()), kind, title[found.end() :].strip()


def join_titles(lines: Sequence[Line]) -> str:
    """The lines of a wrapped title as one line."""
    title = ""
    for line in lines:
        title = joined(title, line.text.strip()) if title else line.text.strip()
    return re.sub(r"([^\W\d_]{2,})- ([^\W\d_]{2,})", _mended, title)


def _mended(found: re.Match[str]) -> str:
    left, right = found.groups()
    return left + right if right.islower() and left.lower() not in {"co", "non", "semi", "demi"} else found.group()


def clean_title(title: str) -> str:
    """The title without the bullet before it and the reference to another fiche after it."""
    title = unglued(re.sub(r"^[•■▪➤>→☒\s]+", "", title))
    shorter = _TRAILING_REFERENCE.sub("", title).strip()
    title = shorter if len(shorter) >= 4 else title
    return re.sub(r"\s*(?:\.{3,}|…)?\s*$", "", title).strip()


def unglued(text: str) -> str:
    """The text without a lone figure stuck to its first word, as a number lost in the artwork leaves it."""
    return _GLUED.sub("", text)


def is_navigation(title: str) -> bool:
    """Whether the line is a link of the screen version ("Retour au sommaire")."""
    return _NAVIGATION.match(fold(title)) is not None


def refusal(title: str, *, bullet: bool = False) -> str | None:
    """Why a line set as a heading is none, in a word; None when it may be one."""
    words = re.findall(r"[^\W\d_]+", title)
    letters = sum(map(len, words))
    if letters < 4 or not any(len(word) > 2 for word in words):
        return "short"
    if bullet:
        return "item"
    if len(title) > LONGEST:
        return "long"
    if is_navigation(title):
        return "navigation"
    if _CONTACT.search(title):
        return "contact"
    if _is_fragment(title, words):
        return "fragment"
    return None


def _is_fragment(title: str, words: Sequence[str]) -> bool:
    number, kind, rest = numbering(title)
    start = re.sub(r"^[\s«“\"'’‘….-]+", "", rest if number and kind != "keyword" else title)
    is_capitals = sum(map(str.isupper, title)) > sum(map(str.islower, title))
    if len(_CODES.findall(title)) >= 3:
        return True
    if not start or " > " in title or start[0] in "(,;:" or (start[0].islower() and not title.startswith("...")):
        return True
    if start[0].isdigit() and not is_capitals and number is None:
        return True
    if re.search(r"[,;\-–(«/]$|(?<![.…])\.$", title) and not re.search(r"\b(?:etc|[A-Z])\.$", title):
        return True
    if title.count("(") != title.count(")"):
        return True
    return fold(words[-1]) in _LAST_WORDS and title[-1:].isalpha() and not words[-1].isupper()


def find_headings(rows: Sequence[Row]) -> list[Heading]:
    """The titles of the guide in order. Rows in none of them are text."""
    body = body_size(rows)
    found: list[Heading] = []
    index = 0
    while index < len(rows):
        end = _block_end(rows, index, body)
        if end == index:
            index += 1
            continue
        heading = _heading(rows, index, end, body)
        if heading is not None:
            found.append(heading)
        index = end
    return _without_fields(found)


def _without_fields(headings: Sequence[Heading]) -> list[Heading]:
    """The headings but for fields ("Département : Cantal"): labels that recur with other values, or lines of them."""
    labels = [_FIELD.match(each.title) if each.number is None else None for each in headings]
    counts = Counter(fold(each.group("label")) for each in labels if each is not None)
    kept = []
    for index, (each, label) in enumerate(zip(headings, labels, strict=True)):
        around = [
            other
            for other in (index - 1, index + 1)
            if 0 <= other < len(headings) and labels[other] is not None and _are_neighbours(each, headings[other])
        ]
        is_field = label is not None and (counts[fold(label.group("label"))] >= 2 or around)
        if not is_field:
            kept.append(each)
    return kept


def _are_neighbours(one: Heading, other: Heading) -> bool:
    return one.last == other.first or other.last == one.first


def is_large(line: Line, body: float) -> bool:
    """Whether the line is set larger than the body text."""
    return line.size >= LARGE * body and not line.row


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals: at least four letters, hardly any small one."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper >= 4 and lower <= 0.1 * upper


def _block_end(rows: Sequence[Row], start: int, body: float) -> int:
    """Row after the last line of the block that may be one heading; `start` itself when none starts here."""
    row = rows[start]
    if row.line.row or row.line.footnote:
        return start
    if is_large(row.line, body):
        end = start + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end]) and not rows[end].line.bullet:
            end += 1
        return end
    if not row.opens or row.line.bullet or row.line.size < 0.95 * body:
        return start
    if is_capitals(row.line.text):
        end = start + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end]) and _may_continue_capitals(rows[end].line):
            end += 1
        return end
    if _is_strong_number(row.line.text) or (row.line.bold and not _is_bold_around(rows, start)):
        end = start + 1
        while end < len(rows) and not rows[end].opens and rows[end].line.bold == row.line.bold and end < start + 3:
            end += 1
        return end if end == len(rows) or rows[end].opens or row.line.bold else start
    return start


def _may_continue_capitals(line: Line) -> bool:
    text = line.text
    return not any(map(str.islower, text)) and any(map(str.isupper, text)) and not line.bullet


def _is_strong_number(text: str) -> bool:
    """Whether the line is numbered as body text hardly ever is: 3.1, IV -, Fiche 2, B. CAPITALS."""
    number, kind, rest = numbering(text)
    if number is None or not rest[:1].isupper():
        return False
    return kind in {"decimal", "keyword"} or (kind in {"roman", "letter"} and is_capitals(rest))


def _is_bold_around(rows: Sequence[Row], start: int) -> bool:
    """Whether bold is only emphasis here: the paragraph goes on in plain type, or the page before was bold too."""
    end = start + 1
    while end < len(rows) and not rows[end].opens and rows[end].line.bold:
        end += 1
    is_whole = end == len(rows) or rows[end].opens
    return not is_whole or end - start > 2


def _goes_on(before: Row, row: Row) -> bool:
    drop = before.line.y - row.line.y
    return (
        row.page == before.page
        and abs(row.line.size - before.line.size) <= 0.3
        and row.line.bold == before.line.bold
        and not row.line.row
        and -0.3 * row.line.size < drop <= TIGHT * row.line.size
    )


def _heading(rows: Sequence[Row], start: int, end: int, body: float) -> Heading | None:
    lines = [row.line for row in rows[start:end]]
    title = join_titles(lines)
    large = is_large(lines[0], body)
    if refusal(clean_title(title), bullet=lines[0].bullet and not title.startswith(("■", "▪"))) is not None:
        return None
    if not large and (len(title) > 120 or (title.endswith((":", "?")) and not is_capitals(title))):
        return None
    title = clean_title(title)
    if not is_capitals(title) and end < len(rows) and _continues(rows[end - 1], rows[end], body):
        return None
    number, kind, _ = numbering(title)
    return Heading(title, start, end, lines[0].size, number, kind, large)


def _continues(before: Row, row: Row, body: float) -> bool:
    """Whether the sentence runs on into this row: no title then, but the start of a paragraph set large."""
    is_text = not (row.line.bullet or row.line.row or is_large(row.line, body))
    return row.page == before.page and row.line.text[:1].islower() and is_text

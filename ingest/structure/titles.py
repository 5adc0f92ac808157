"""What a line of text says of itself: its numbering, whether it may be a title, what it points to."""

import re
from collections.abc import Sequence

from ingest.datamodels import Line
from ingest.text import fold, joined

LONGEST = 170
"""A title has at most this many characters."""

REFERENCE = re.compile(
    r"^\W*(?P<see>(?:cf\.?|voir(?:\s+(?:aussi|[ée]galement))?)\s*:?\s*)?fiche\s+"
    r"(?:(?![IVX]+\s)[^\W\d_]+\s+)?(?:n\s*°\s*)?"
    r"(?P<code>[IVX]+(?:[ .-](?:[A-Z]|\d+)(?![\w'’]))?(?:-\w{1,2})*|\d{1,2})(?!\w)",
    re.IGNORECASE,
)
"""A line that begins with the code of a fiche: a reference to it, or its title."""

_NUMBER = re.compile(
    r"""^(?:
        (?P<decimal>(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,3})\.?(?=\s+\D)         # 3.1, I.1, 3.1.2
      | (?P<roman>[IVX]{1,5})\s*(?:[.)]|\s[-–—]|-(?=\s))(?=\s*\S)                 # I., II -, IV –
      | (?P<letter>[A-Z])\s*(?:[.)]|\s[-–—])(?=\s+\S)                             # A., B -
      | (?P<arabic>\d{1,2})\s*(?:[.)]|\s[-–—])(?=\s+\S)                           # 1., 2 -
      | (?P<bare>\d{1,2})(?=\s+[A-ZÀ-ÖŒ«][^\s.,;]*\s)                             # 2 Facettes et enjeux
      | (?P<keyword>(?i:(?:fiche(?:\s+[^\W\d_]+)?|chapitre|partie|section|annexe|module|[ée]tape|principe|monographie
            |titre|th[èe]me|axe)\s*(?:n\s*°\s*)?)(?P<key>\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w’'-]))\s*[.:)–—-]?
    )\s*""",
    re.VERBOSE,
)
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
_NAVIGATION = re.compile(r"^retour au? (?:sommaire|menu|debut|table)|^page (?:suivante|precedente)$")
_TRAILING_REFERENCE = re.compile(
    r"[\s(–-]+(?:(?:voir|cf\.?)\s+)?fiches?\s+[^\W\d_]+\s+\d[\d\set,/]*"
    r"(?:(?:,|et)?\s*fiches?\s+[^\W\d_]+\s+\d[\d\set,/]*)*\)?\s*$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^\d(?=[A-ZÀ-ÖØ-Þ][\w’'])")
_CODES = re.compile(r"\b[IVX]+-\w")
_CUT_IN_LINE = re.compile(r"([^\W\d_]{2,})- ([^\W\d_]{2,})")


def numbering(title: str) -> tuple[str | None, str | None, str]:
    """Number as printed, its kind, and the title without it; None, None and the whole title when it has no number.

    Kinds are "decimal" (3.1), "roman", "letter", "arabic" (1.), "bare" (a figure without sign) and "keyword"
    ("Fiche 3", whose number is the word with its figure).
    """
    found = _NUMBER.match(title)
    if found is None:
        return None, None, title
    kind = str(found.lastgroup if found.lastgroup != "key" else "keyword")
    number = found.group(kind)
    return " ".join(number.split()), kind, title[found.end() :].strip()


def designation(number: str) -> str:
    """A keyword number as a fiche is named: "FICHE PRATIQUE N° 3" is "Fiche pratique 3"."""
    words = re.sub(r"n\s*°\s*", "", number, flags=re.IGNORECASE).split()
    return " ".join([words[0].capitalize(), *map(str.lower, words[1:-1]), words[-1]])


def join_titles(lines: Sequence[Line]) -> str:
    """The lines of a wrapped title as one line."""
    title = ""
    for line in lines:
        title = joined(title, line.text.strip()) if title else line.text.strip()
    return _CUT_IN_LINE.sub(_mended, title)


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


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals: at least four letters, hardly any small one."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper >= 4 and lower <= 0.1 * upper


def is_strongly_numbered(text: str) -> bool:
    """Whether the line is numbered as body text hardly ever is: 3.1, IV -, Fiche 2, B. CAPITALS."""
    number, kind, rest = numbering(text)
    if number is None or not rest[:1].isupper():
        return False
    return kind in {"decimal", "keyword"} or (kind in {"roman", "letter"} and is_capitals(rest))


def refusal(title: str, *, ends_sentence: bool = False) -> str | None:
    """Why a line set as a title is none, in a word; None when it may be one. `ends_sentence` allows a final stop."""
    words = re.findall(r"[^\W\d_]+", title)
    if sum(map(len, words)) < 4 or not any(len(word) > 2 for word in words):
        return "short"
    if len(title) > LONGEST:
        return "long"
    if is_navigation(title):
        return "navigation"
    if _CONTACT.search(title):
        return "contact"
    if len(_CODES.findall(title)) >= 3:
        return "index"
    return "fragment" if _is_fragment(title, words, ends_sentence=ends_sentence) else None


def _is_fragment(title: str, words: Sequence[str], *, ends_sentence: bool) -> bool:
    number, kind, rest = numbering(title)
    start = re.sub(r"^[\s«“\"'’‘….-]+", "", rest if number and kind != "keyword" else title)
    if not start or " > " in title or start[0] in "(,;:" or (start[0].islower() and not title.startswith("...")):
        return True
    if start[0].isdigit() and not is_capitals(title) and number is None:
        return True
    if re.search(r"[,;\-–(«/]$", title) or title.count("(") != title.count(")"):
        return True
    if re.search(r"(?<![.…])\.$", title) and not ends_sentence and not re.search(r"\b(?:etc|[A-Z])\.$", title):
        return True
    return fold(words[-1]) in _LAST_WORDS and title[-1:].isalpha() and not words[-1].isupper()

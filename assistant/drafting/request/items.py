"""Enumerations as people write them: "la CAF, la PMI et deux parents", "DDTEFP + CDC + Région", lines of a list."""

import re

from ingest.text import fold

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦]|\d{1,2}[.)])\s+")
_SIGN = re.compile(r"\s*(?:\+|/|&)\s+|\s+(?:\+|/|&)\s*|(?<=\w\w)[+/](?!ou\b)(?=[^\W\d]{2})|,(?=\s|$)")
_LEADING = re.compile(r"^(?:(?:et|puis|ensuite|enfin|d['’]abord|ainsi que|and|then)\b,?\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s(?:aussi|également|too|as well|etc\.?)$", re.IGNORECASE)
_AND = re.compile(
    r",?\s+(?:et|and|ainsi que|puis|then)\s+"
    r"(?=(?:une?|les?|la|l['’]|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|un|the|an?|chaque|leurs?|ses|nos|notre)\s?\b"
    r"|[A-ZÀ-Ý0-9]|(?:puis|ensuite|enfin)\b)",
)
_AND_ALONE = re.compile(r"\s+(?:et|and)\s+(?!d[eu]s?\b|d['’])")

_INFINITIVE = re.compile(
    r"(?:(?:bien|mieux|aussi|ne pas|to) )*"
    r"(?:(?:s'|se |les? |la |l'|en |y )?[a-z]{2,}(?:er|ir|oir|re))\b(?! d[eu]\b)|to \w+"
)
_GOALS = re.compile(r"(?:,? (?:et|puis|and)|,|;) (?:d(?:e |['’]))?(?=(?:to )?[a-zéèêàç]{2,}(?:er|ir|oir|re)\b)")
_DOCUMENT = re.compile(
    r"(?:(?:une?|des|les?|la|l'|deux|trois|quatre|cinq|six|\d+|the|an?) ?)?(?:petite?s? |grande?s? )?"
    r"(?:rapports?|notes?|guides?|chartes?|outils?|tableurs?|modeles?|kits?|fiches?|supports?|syntheses?|statuts|"
    r"conventions?|reglements?|grilles?|tableaux?|plans?|comptes?[- ]rendus?|memoires?|catalogues?|plaquettes?|"
    r"cartographies?|argumentaires?|annuaires?|livrets?|diaporamas?|documents?|budgets? previsionnels?|referentiels?|"
    r"business plan|feuilles? de route|toolkit|reports?|charters?)\b"
)


def is_goal(words: str) -> bool:
    """Whether words open with a verb, as objectives do: "former les bénévoles"."""
    return _INFINITIVE.match(fold(words).strip()) is not None


def split_goals(words: str) -> list[str]:
    """The objectives of an enumeration, each with its verb and all that depends on it."""
    return [re.sub(r"^(?:to|puis|ensuite) ", "", goal.strip(" ;,.\n")) for goal in _GOALS.split(words)]


def is_document(item: str) -> bool:
    """Whether an item is something to hand over: "un guide", "trois notes de synthèse"."""
    return _DOCUMENT.match(fold(item)) is not None


def split_items(text: str, *, bare: bool = False) -> list[str]:
    """The items of an enumeration, as written; "et" parts what begins like an item, any words when `bare`."""
    if "\n" in text.strip():
        parts = text.strip().split("\n")
    elif ";" in text:
        parts = text.split(";")
    else:
        parts = [item for part in _outside_brackets(text) for item in (_AND_ALONE if bare else _AND).split(part)]
    items = (_TRAILING.sub("", _LEADING.sub("", _BULLET.sub("", part).strip(" ,;.\n"))).strip() for part in parts)
    return [item for item in items if item]


def _outside_brackets(text: str) -> list[str]:
    """Parts between commas and plus signs that do not stand in brackets."""
    parts, begin = [], 0
    for found in _SIGN.finditer(text):
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start()):
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]

"""The facts a request for a text gives: who, how many, how long, when, for how much, paid by whom."""

import re
from dataclasses import dataclass
from typing import Literal

FactKind = Literal["who", "budget", "duration", "period", "funders"]

_NUMBER_WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    "une dizaine d|une douzaine d|une quinzaine d|une vingtaine d|"
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
)
_MONTHS = (
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    "printemps|été|automne|hiver|january|february|march|april|may|june|july|august|september|october|november|december|"
    "spring|summer|autumn|winter"
)
_UNITS = "jours?|journées?|demi-journées?|semaines?|mois|ans?|heures?|days?|weeks?|months?|hours?"
_STOP = (
    r"qui|que|dont|où|n'|ne|sur|pour|avec|entre|afin|mais|and|that|who|which|will|with|for|between|veulent|souhaitent|"
    r"finie?s?|achevée?s?|partagent|want"
)

_PATTERNS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        "budget",
        re.compile(
            r"\d[\d   .,]*(?:€|k€|euros?\b|eur\b)(?: (?:TTC|HT|tout compris|all in|net))?|€ ?\d[\d,. ]*", re.IGNORECASE
        ),
    ),
    (
        "period",
        re.compile(
            rf"\b(?:de|d'|entre|from|between|du) ?(?:début |fin |mi-)?(?:{_MONTHS})(?: \d{{4}})? (?:à|et|au|to|and) "
            rf"(?:fin |début |mi-)?(?:{_MONTHS})(?: \d{{4}})?"
            rf"|\b(?:en|au|à l'|in|d'ici|avant|before|by) ?(?:{_MONTHS})\b(?: \d{{4}})?|\b(?:en|in) 20\d\d\b",
            re.IGNORECASE,
        ),
    ),
    ("duration", re.compile(rf"\b(?:\d+(?:[.,]\d+)?|{_NUMBER_WORDS}) (?:{_UNITS})\b", re.IGNORECASE)),
    ("funders", re.compile(r"\bfinanceurs\b ?:? (?!se |ne |qui |n['’])(?P<value>[^.;\n]{3,80})", re.IGNORECASE)),
    (
        "who",
        re.compile(
            rf"\b(?:\d{{1,3}}|{_NUMBER_WORDS})['’ ](?!(?:{_UNITS})\b)(?:(?!(?:{_STOP})\b)[^\s,.;:()!?€]+ ?){{1,9}}",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the user gave, in the user's words."""

    kind: FactKind
    words: str


def facts_of(request: str) -> list[Fact]:
    """The facts of a request in the order given, each once; figures that belong to one fact are not told again."""
    found: list[tuple[int, int, Fact]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(request):
            group = "value" if "value" in match.re.groupindex else 0
            start, end = match.span(group)
            if not any(start < other_end and end > other_start for other_start, other_end, _ in found):
                found.append((start, end, Fact(kind, request[start:end].strip(" ,;'’"))))
    facts = [fact for *_, fact in sorted(found, key=lambda each: each[0])]
    return list(dict.fromkeys(facts))

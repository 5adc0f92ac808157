"""Territories in a request: départements and regions by name or number, towns, and the parts that people name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafting.moment_words import MONTH
from assistant.drafting.request.text import NEAR, RequestText, Span
from assistant.question.tables import load_table
from ingest.text import fold

PREPOSITION = (
    r"(?:(?:(?:situe|base|implante|installe)e?s? )?(?:de la|de l'|du|des|d'|de|(?:dans|ds) (?:les|le|la|l')|"
    r"sur (?:les|le|la|l')|en|a la|a l'|au|aux|a|in(?: the)?|across(?: the)?|from(?: the)?|of(?: the)?) ?)"
)
_PART = (
    r"(?:(?:le |la |l')?(?:(?:nord|sud|est|ouest|centre)(?:[- ](?:est|ouest))?|agglo(?:meration)?|metropole|ville|pays|"
    r"communaute (?:de communes|d'agglomeration|urbaine)|bassin(?: de vie| d'emploi)?|vallee|canton|"
    r"quartiers?(?: nord| sud| est| ouest)?|departement|region|territoire|commune) (?:de la |de l'|du |des |d'|de )?)"
)
_INSTITUTION = re.compile(
    r"\b(?:conseil (?:departemental|regional|general)|dreets|ddets(?:pp)?|direccte|ddtefp|caf|cpam|ars|msa|prefecture|"
    r"dla|c2ra|cress?|banque alimentaire|chambre [a-z' ]+|mairie|france active|udes|uriopss|agence [a-z' ]+|"
    r"ligue [a-z' ]+|facon|comme) (?:de la |de l'|du |des |d'|de |en )?$"
)
_PUBLIC_BODY = re.compile(r"(?:la |le )?(?:region|departement)\b")
_FUNDING = re.compile(r"\b(?:region|departement|metropole|ville|agglo(?:meration)?) $")
_AND = re.compile(r"(?: ?, ?| ?/ ?| et | & | ou | and )(?=\S)")
_CODE = re.compile(
    r"(?:(?:dans le|ds le|du|departement(?: (?:du|n°))?|d[ep]p?t\.?) |\((?=\w+\)))(?P<code>2[ab]|9[78]\d|\d\d)\b\)?"
    rf"(?![/.,]\d| ?[%€]| (?:jours?|h|ans|mois|au|et|{MONTH})\b)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Territories named one after the other, and the stretch that names them with their prepositions."""

    names: tuple[str, ...]
    start: int
    end: int


def places_in(text: RequestText, span: Span) -> list[Place]:
    """Territories of a stretch, in order; a name that is part of another name is none."""
    found: list[Place] = []
    at = span.start
    while place := _next_place(text, Span(at, span.end)):
        found.append(place)
        at = place.end
    return found


def place_at(text: RequestText, start: int) -> Place | None:
    """The territory named at a place of the text, by name or by number."""
    match = _pattern().match(text.flat, start)
    if match is not None:
        return Place((_named(text, match),), start, match.end())
    number = re.compile(r"(?:2[ab]|9[78]\d|\d\d)\b").match(text.flat, start)
    name = _codes().get(number.group().upper()) if number else None
    return Place((name,), start, number.end()) if number and name else None


def _next_place(text: RequestText, span: Span) -> Place | None:
    for match in _pattern().finditer(text.flat, span.start, span.end):
        if not _is_place(text, match):
            continue
        names, end = [_named(text, match)], match.end()
        while (link := _AND.match(text.flat, end, span.end)) and (
            more := _pattern().match(text.flat, link.end(), span.end)
        ):
            if not _is_place(text, more):
                break
            names.append(_named(text, more))
            end = more.end()
        return Place(tuple(dict.fromkeys(names)), match.start(), end)
    for match in _CODE.finditer(text.flat, span.start, span.end):
        name = _codes().get(match["code"].upper())
        if name:
            return Place((name,), match.start(), match.end())
    return None


def _is_place(text: RequestText, match: re.Match[str]) -> bool:
    """Whether a name stands for a territory: with its capital where it is an everyday word, in no longer name."""
    start, end = match.span("name")
    opens = match.start("whole")
    before, after = text.raw[max(0, opens - NEAR) : opens], text.raw[end : end + 3]
    shouts = text.raw.isupper()
    if fold(match["name"]) in _everyday() and not text.raw[start].isupper():
        return False
    if re.match(r" [A-ZÀ-Ý]", after) and not shouts:
        return False
    if re.search(r"[A-ZÀ-Ý][\w’'-]* $", before) and not match["before"] and not shouts:
        return False
    if not match["before"] and (_FUNDING.search(fold(before)) or _PUBLIC_BODY.match(match["part"])):
        return False
    return _INSTITUTION.search(text.before(match.start("whole") if match["part"] else start)) is None


def _named(text: RequestText, match: re.Match[str]) -> str:
    """The territory as it is written; what the user adds ("sud de l’Isère") stays in their words."""
    name = _names()[_key(match["name"])]
    part = text.raw[match.start("part") : match.end("part")] if match["part"] else ""
    kept = re.sub(r"^(?:le |la |l['’])", "", part, flags=re.IGNORECASE)
    if re.match(r"(?:departement|region|territoire|ville|commune) ", fold(kept) + " "):
        return name
    return f"{kept}{name}" if kept else name


def _key(name: str) -> str:
    return re.sub(r"[ '’-]+", " ", fold(name))


@lru_cache
def _names() -> Mapping[str, str]:
    """Territories as they are written, by their folded name."""
    table, more = load_table("territories.yaml"), load_table("lieux.yaml")
    known = [name for lines in table.values() for line in lines for name in line.split(", ")]
    written = [*_listed(more["villes"]), *_listed(more["territoires"]), *known]
    names = {_key(name): name for name in written} | {_key(short): name for short, name in more["sigles"].items()}
    # "La Réunion" is no longer name of a meeting.
    names.pop("reunion", None)
    return names


@lru_cache
def _everyday() -> frozenset[str]:
    return frozenset(fold(name) for name in _listed(load_table("lieux.yaml")["mots_courants"]))


@lru_cache
def _codes() -> Mapping[str, str]:
    return {str(code).zfill(2): name for code, name in load_table("lieux.yaml")["codes"].items()}


def _listed(names: str) -> Sequence[str]:
    return names.split(", ")


@lru_cache
def _pattern() -> re.Pattern[str]:
    forms = [
        re.sub(" ", "[ '-]", re.escape(key).replace(r"\ ", " ")) for key in sorted(_names(), key=len, reverse=True)
    ]
    return re.compile(
        rf"(?<![a-z0-9-])(?P<before>{PREPOSITION}?)(?P<whole>(?P<part>{_PART}?)(?P<name>{'|'.join(forms)}))"
        r"(?![a-z0-9]|-[a-z])"
    )

"""Types of the brief's fields: each takes what people write ("11 000 € TTC", "9,5 jours", "oui") and says in French
what it cannot read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from assistant.drafting.written_numbers import read_amount, read_count, read_days, read_percent
from ingest.text import fold

MissionKind = Literal[
    "ingenierie-collective", "ingenierie-individuelle", "etude-de-faisabilite", "reponse-de-prestataire"
]
SolutionKind = Literal["reponse-collective", "production-de-solution"]
Taxes = Literal["TTC", "HT"]

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_YES_OR_NO = {"oui": True, "vrai": True, "yes": True, "true": True, "non": False, "faux": False, "no": False,
              "false": False}  # fmt: skip
_TAIL = re.compile(r"(?P<head>.*\S)\s*(?:\s*\(\s*(?P<inside>[^()]+?)\s*\)|\s*[:=–—]\s*(?P<after>[^:=–—]+))\s*")
_BARE_TAIL = re.compile(r"(?P<head>.*?[^\W\d].*?)[\s,]+(?P<after>\d[\d\s.,]*(?:%|€|k€|jours?|journées?|j))\s*")


def french_date(day: date) -> str:
    """A date as French writes it: "1er mars 2027"."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def _written(value: object) -> object:
    """A date or a number as words: YAML turns 2027-03-15 into a date."""
    if isinstance(value, date):
        return french_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def is_empty(value: object) -> bool:
    """Whether nothing is written there: a field without value, a blank, an item whose fields are all so."""
    if isinstance(value, Mapping):
        return all(is_empty(each) for each in value.values())
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _listed(value: object) -> object:
    """One thing alone counts as a list of one; empty items are left out."""
    items = [value] if isinstance(value, str | Mapping) else value
    return [each for each in items if not is_empty(each)] if isinstance(items, list | tuple) else items


def _number(read: Callable[[str], Any], what: str) -> Callable[[object], object]:
    """Reads a number written by somebody. Raises ValueError in French when it is something else."""

    def validate(value: object) -> object:
        if not isinstance(value, str | int | float):
            return value
        found = read(str(value))
        if found is None:
            raise ValueError(f"« {value} » n’est pas {what}")
        return found

    return validate


def _euros(text: str) -> Decimal | None:
    found = read_amount(text)
    return found[0] if found else None


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    said = fold(value).strip()
    if said not in _YES_OR_NO:
        raise ValueError(f"« {value} » ne répond ni oui ni non")
    return _YES_OR_NO[said]


def _one_of(*known: str) -> Callable[[object], object]:
    """A choice written with its accents, capitals, spaces or none of them."""
    forms = {re.sub(r"\W+", "", fold(each)): each for each in known}

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        said = re.sub(r"\W+", "", fold(value))
        if said not in forms:
            listed = ", ".join(f"« {each} »" for each in known[:-1])
            raise ValueError(f"« {value} » n’est pas un choix connu ; écrivez {listed} ou « {known[-1]} »")
        return forms[said]

    return validate


def with_tail(words: str, read: Callable[[str], Any]) -> tuple[str, str] | None:
    """A name and the figure written behind it: "prix (30 %)", "prix : 30", "prix 30 %"; None without one."""
    for pattern in (_TAIL, _BARE_TAIL):
        found = pattern.fullmatch(words)
        if found is not None:
            tail = found.groupdict().get("inside") or found["after"]
            if read(tail) is not None:
                return found["head"].rstrip(" ,:"), tail
    return None


def items_of(name: str, figure: str = "", read: Callable[[str], Any] = str) -> BeforeValidator:
    """Reads a list of items, where the name of one may stand for it, alone or with its figure: "prix (30 %)"."""

    def item(value: object) -> object:
        if not isinstance(value, str):
            return value
        tailed = with_tail(value, read) if figure else None
        return {name: tailed[0], figure: tailed[1]} if tailed else {name: value}

    def validate(value: object) -> object:
        items = _listed(value)
        return [item(each) for each in items] if isinstance(items, list) else items

    return BeforeValidator(validate)


Words = Annotated[str, BeforeValidator(_written)]
WordList = Annotated[tuple[Words, ...], BeforeValidator(_listed)]
Amount = Annotated[Decimal | None, BeforeValidator(_number(_euros, "un montant en euros (exemple : 11 000 €)"))]
Days = Annotated[Decimal | None, BeforeValidator(_number(read_days, "un nombre de jours (exemple : 9,5)"))]
Percent = Annotated[Decimal | None, BeforeValidator(_number(read_percent, "un pourcentage (exemple : 30)"))]
Count = Annotated[int | None, BeforeValidator(_number(read_count, "un nombre (exemple : 5)"))]
YesNo = Annotated[bool | None, BeforeValidator(_yes_or_no)]
ChosenKind = Annotated[MissionKind, BeforeValidator(_one_of(*get_args(MissionKind)))]
ChosenSolution = Annotated[SolutionKind | None, BeforeValidator(_one_of(*get_args(SolutionKind)))]
ChosenTaxes = Annotated[Taxes | None, BeforeValidator(_one_of(*get_args(Taxes)))]

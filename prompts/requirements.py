"""Loads what the guides require of a kind of document: `requirements/<document kind>.yaml`.

Its first part, `nature`, tells such a document from others; the second lists the required elements in the order of the
document. The file says what each key means. Patterns are regular expressions for folded text (small letters, no
accents), in which "~" stands for a stretch of the same sentence, "<number>", "<moment>" and "<amount>" for a number, a
date and an amount of money.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from prompts import FOLDER, PromptError
from prompts.clause_library import Ground

REQUIREMENTS = FOLDER / "requirements"

_STANDS_FOR = {
    "<amount>": r"(?:\d[\d .,]*|(?:<number>|cents?|mille)(?:[ -](?:<number>|cents?|mille))*) ?(?:€|euros?|k€)",
    "~": r"[^.!?]{0,90}?",
    "<number>": (
        r"(?:\d+(?:[.,]\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
        r"|vingt(?:-\w+)?|trente)"
    ),
    "<moment>": (
        r"(?:\d{1,2}[/.]\d{1,2}|janvier|fevrier|\bmars\b|avril|\bmai\b|\bjuin|juillet|\baout|septembre|octobre|novembre"
        r"|decembre|printemps|\bete\b|automne|\bhiver|trimestre|semestre|\b20\d\d\b|\bsemaine \d)"
    ),
}
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Other:
    """What a document is instead, or is about: its name with its article, and the pattern that tells it."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Nature:
    """What tells a kind of document: how its opening names it, what it asks for, what it is about, for whom.

    `name` has its article; `missing` ends the sentence that says why a document is none.
    """

    name: str
    missing: str
    titles: re.Pattern[str]
    asks: tuple[re.Pattern[str], ...]
    object: tuple[re.Pattern[str], ...]
    about: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that an element gathers, by name."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Requirement:
    """An element that a document must hold, by the id of the section of the clause library that writes it.

    `parts` are what it gathers; the title page must hold `least` of them, another element all of them.
    """

    id: str
    label: str
    titles: re.Pattern[str]
    says: re.Pattern[str]
    firmly: re.Pattern[str]
    unless: re.Pattern[str] | None
    lacking: str
    least: int
    parts: tuple[Part, ...]
    is_first_page: bool
    is_collective: bool
    """Asked of missions for several organisations alone."""
    ground: Ground

    def concerns(self, mission: str) -> bool:
        """Whether the element is required of that kind of mission."""
        return not (self.is_collective and mission == "ingenierie-individuelle")


@dataclass(frozen=True, slots=True)
class Requirements:
    """What is required of a kind of document, and what tells such a document from others."""

    nature: Nature
    forms: tuple[Other, ...]
    objects: tuple[Other, ...]
    advice: re.Pattern[str]
    lessons: re.Pattern[str]
    precise: re.Pattern[str]
    required: tuple[Requirement, ...]


@lru_cache
def load_requirements(kind: str) -> Requirements:
    """What is required of a kind of document. Raises PromptError naming the file and what is wrong in it."""
    content, common = _read(f"{kind}.yaml"), _read("natures.yaml")
    _check_keys(content, {"nature", "requirements"}, f"{kind}.yaml")
    _check_keys(common, {"forms", "objects", "advice", "lessons", "precise"}, "natures.yaml")
    nature = content["nature"]
    _check_keys(nature, {"name", "missing", "titles", "asks", "object", "about"}, f"{kind}.yaml, nature")
    return Requirements(
        Nature(
            nature["name"],
            nature["missing"],
            _any(nature["titles"]),
            tuple(_any([each]) for each in nature["asks"]),
            tuple(_any([each]) for each in nature["object"]),
            _any(nature["about"]),
        ),
        _others(common["forms"]),
        _others(common["objects"]),
        _any([common["advice"]]),
        _any(common["lessons"]),
        _any(common["precise"]),
        tuple(_requirement(each, f"{kind}.yaml, {each.get('id', '?')}") for each in content["requirements"]),
    )


def _others(content: Sequence[Mapping[str, Any]]) -> tuple[Other, ...]:
    return tuple(Other(each["name"], _any(each["patterns"])) for each in content)


def _read(name: str) -> Mapping[str, Any]:
    content = yaml.safe_load((REQUIREMENTS / name).read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise PromptError(f"{name} : ce n'est pas une liste d'éléments")
    return content


def _requirement(content: Mapping[str, Any], name: str) -> Requirement:
    needed = {"id", "label", "titles", "least", "ground"}
    _check_keys(content, needed, name, {"says", "firmly", "unless", "lacking", "parts", "first_page", "collective"})
    if ("unless" in content) is not ("lacking" in content):
        raise PromptError(f"{name} : unless et lacking vont ensemble")
    hold = tuple(tuple(stem.split("|")) for stem in content["ground"]["hold"])
    return Requirement(
        content["id"],
        content["label"],
        _any(content["titles"]),
        _any(content.get("says", ())),
        _any(content.get("firmly", ())),
        _any([content["unless"]]) if "unless" in content else None,
        content.get("lacking", ""),
        content["least"],
        tuple(Part(part, _any([pattern])) for part, pattern in content.get("parts", {}).items()),
        content.get("first_page", False),
        content.get("collective", False),
        Ground(content["ground"]["ask"], hold),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all of them; none for no pattern."""
    if not patterns:
        return _NEVER
    if not all(isinstance(pattern, str) for pattern in patterns):
        raise PromptError(f"motif à mettre entre guillemets, à cause de ses deux-points : {patterns}")
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    for sign, meaning in _STANDS_FOR.items():
        whole = whole.replace(sign, meaning)
    try:
        return re.compile(whole)
    except re.error as error:
        raise PromptError(f"motif mal écrit : {whole[:60]}… ({error})") from error


def _check_keys(content: Mapping[str, Any], needed: Collection[str], name: str, also: Collection[str] = ()) -> None:
    missing, unknown = sorted(set(needed) - content.keys()), sorted(content.keys() - {*needed, *also})
    if missing or unknown:
        raise PromptError(f"{name} : il manque {missing}, en trop {unknown}")

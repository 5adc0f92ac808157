"""Fields that somebody names: "financeurs : CAF, Région", "le DLA c'est Nièvre Active", a list under its title."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import get_origin

from pydantic import BaseModel, ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.moments import read_moment
from assistant.drafting.request.items import is_document, is_goal, split_goals, split_items
from assistant.drafting.request.text import RequestText, Span
from assistant.question.tables import load_table

_LEADING = (
    r"(?:(?:et|puis|pour|avec|sur|donc|aussi|enfin|voici|mes?|ma|mon|notre|nos|leurs?|the|our|les?|la|un|une|des|du) "
    r"|l'|d')*"
)
_LINK = (
    r" ?(?:[:=]|\b(?:c'est|cest|ce sont)\b"
    r"|\b(?:est|sont|sera|seront|is|are)\b(?= (?:de|que|les?|la|une?|the|an?|\d+)\b| (?:d|l|qu)'))[ \n]?"
)
_NO_WORDS = re.compile(r"^(?:de |d['’]|que |qu['’])(?!\d)")
_AT = re.compile(r"^(?:pour )?(?:(?:le|la|en|au) (?=\w)|à l['’]|l['’])", re.IGNORECASE)
_ADDED = r"\b(?:r?ajoute[rz]?|mets?|mettez|mettre|notez?) (?P<value>[^.;:\n]+?) (?:dans|aux?|comme|parmi|en) "
_LISTED_TOO = ("budget.ceiling", "provider.")
"""Fields whose names also stand in lists of criteria and of what an answer holds: "prix", "références"."""
_SENTENCES = frozenset(
    {
        "context", "origin", "problem", "title", "carrier.address", "rhythm", "alternation", "place", "evaluation",
        "transfer", "confidentiality", "agreement", "steering.role", "steering.meetings", "provider.method",
        "provider.added_value",
    }
)  # fmt: skip
"""Fields told in whole sentences; the value of any other field that is no list ends at a comma."""
LONGEST_MOMENT = 7
"""Words of a moment at most: "après accord du comité de pilotage"."""


def read_labels(text: RequestText) -> None:
    """Claims every "field : value" whose value the field accepts; any other stays for the other readers."""
    places = list(_places(text))
    for (field, start, begin), following in zip_longest(places, places[1:]):
        end = following[1] if following else len(text.raw)
        is_titled = start == 0 or text.flat[start - 1] == "\n"
        value = _value_span(text, field, Span(begin, end), is_titled=is_titled)
        accepted = accepted_value(field, text.raw[value.start : value.end])
        if accepted is not None and text.is_free(start, value.end):
            text.claim(field, accepted, start, value.end)
    for found in text.matches(_addition()):
        field = _field_of(found["label"])
        accepted = accepted_value(field, text.raw[found.start("value") : found.end("value")])
        if is_list(field) and accepted is not None:
            text.claim(field, accepted, *found.span())


def accepted_value(field: str, words: str) -> object | None:
    """What a field takes of the words, None when it takes nothing of them."""
    words = re.sub(r"[\s,;.]+(?:et|and)?[\s,;.]*$", "", words.strip(" \n,;"))
    if not words or (field == "beneficiaries.who" and re.match(r"\d|une? |l['’]|des |les ", words)):
        return None
    if field.startswith("calendar."):
        words = _AT.sub("", words)
        return words if read_moment(words) or len(words.split()) <= LONGEST_MOMENT else None
    items = [_NO_WORDS.sub("", item) for item in split_items(words, bare=field == "criteria")]
    if is_goal(items[0]) and "\n" not in words:
        items = [_NO_WORDS.sub("", item) for item in split_goals(words)]
    if field == "criteria":
        items = _weighted(items)
    if field == "deliverables":
        parted = [part for item in items for part in split_items(item, bare=True)]
        items = parted if all(map(is_document, parted)) else items
    value: object = items if is_list(field) else _NO_WORDS.sub("", words)
    try:
        Brief.model_validate(nested({field: value}))
    except ValidationError:
        return None
    return value


def _weighted(items: list[str]) -> list[str]:
    """Criteria with a per cent sign where each bears a bare number and the numbers are 100 in all."""
    parted = [re.fullmatch(r"(.*\D) ?[:(]? ?(\d{1,3})\)?", item) for item in items]
    numbers = [int(found[2]) for found in parted if found]
    return [f"{item.rstrip(')')} %" for item in items] if len(numbers) == len(items) and sum(numbers) == 100 else items


def is_list(field: str) -> bool:
    """Whether a field of the brief holds several things."""
    model: type[BaseModel] = Brief
    *parents, last = field.split(".")
    for name in parents:
        annotation = model.model_fields[name].annotation
        assert isinstance(annotation, type) and issubclass(annotation, BaseModel)
        model = annotation
    return get_origin(model.model_fields[last].annotation) is tuple


def nested(values: Mapping[str, object]) -> dict[str, object]:
    """Values by dotted path as one mapping of mappings."""
    whole: dict[str, object] = {}
    for path, value in values.items():
        *parents, last = path.split(".")
        part = whole
        for name in parents:
            below = part.setdefault(name, {})
            assert isinstance(below, dict)
            part = below
        part[last] = value
    return whole


def _places(text: RequestText) -> Iterator[tuple[str, int, int]]:
    """Field, start of its name and start of its value, in the order of the text."""
    before = ("", -1)
    for found in text.matches(_pattern()):
        field = _field_of(found["label"])
        sentence = text.sentence_at(found.start("label")).start
        if not (before == ("list", sentence) and field.startswith(_LISTED_TOO)):
            before = ("list" if field in ("criteria", "answer_parts") else "", sentence)
            yield field, found.start("said"), found.end()


def _field_of(label: str) -> str:
    return next(name for name, pattern in _fields().items() if pattern.fullmatch(label))


def _value_span(text: RequestText, field: str, span: Span, *, is_titled: bool) -> Span:
    """The value of a field: up to the end of its sentence, of its line where its name opens one (`is_titled`), or over
    the lines of the list under it."""
    first = text.flat[span.start : span.end]
    lines = re.match(r"\n?(?:[-–—•*·▪◦] |\d{1,2}[.)] )[^\n]*(?:\n(?:[-–—•*·▪◦] |\d{1,2}[.)] )[^\n]*)*", first)
    if lines and is_list(field):
        return Span(span.start, span.start + lines.end())
    start = span.start + len(first) - len(first.lstrip("\n "))
    if field in _SENTENCES and is_titled:
        return Span(start, min(span.end, _end_of_line(text, start)))
    whole = text.sentence_at(start) if is_list(field) or field in _SENTENCES else text.clause_at(start)
    return Span(start, min(span.end, whole.end))


def _end_of_line(text: RequestText, place: int) -> int:
    found = text.flat.find("\n", place)
    return found if found >= 0 else len(text.flat)


@lru_cache
def _fields() -> Mapping[str, re.Pattern[str]]:
    return {field: re.compile(str(words)) for field, words in load_table("champs.yaml").items()}


@lru_cache
def _addition() -> re.Pattern[str]:
    """ "ajoute la CAF dans les financeurs" """
    names = "|".join(f"(?:{pattern.pattern})" for pattern in _fields().values())
    return re.compile(rf"{_ADDED}{_LEADING}(?P<label>{names})(?![a-z])")


@lru_cache
def _pattern() -> re.Pattern[str]:
    """A name of a field where a part of a sentence may begin, with what links it to its value."""
    names = "|".join(f"(?:{pattern.pattern})" for pattern in _fields().values())
    return re.compile(
        rf"(?:^|(?<=[\n.,;:!?(/|])|(?<= et)) ?(?:[-–—•*·▪◦] )?(?P<said>{_LEADING}(?P<label>{names})){_LINK}"
    )

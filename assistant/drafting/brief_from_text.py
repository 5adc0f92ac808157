"""From a request in somebody's own words to a brief, by rules: nothing is guessed and no sentence is lost.

What is ambiguous stays out of its field; like everything else that no field holds, it is kept in the context.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.conditions import is_filled, value_of
from assistant.drafting.request.circles import read_circles
from assistant.drafting.request.dates import read_dates
from assistant.drafting.request.days import read_all_days
from assistant.drafting.request.kind import read_kind
from assistant.drafting.request.labels import accepted_value, is_list, nested, read_labels
from assistant.drafting.request.leftovers import Leftover, leftovers
from assistant.drafting.request.money import read_money
from assistant.drafting.request.people import read_people
from assistant.drafting.request.structures import read_structures
from assistant.drafting.request.text import RequestText
from assistant.drafting.request.topic import read_topic
from assistant.drafting.request.wishes import read_wishes
from ingest.errors import InputError
from ingest.text import fold

LONGEST = 20_000
"""Characters of a message at most; a page holds some 3,000."""
_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says: a brief, the fields of it that are said, and the words that no field holds."""

    said: Brief
    fields: tuple[str, ...]
    rest: tuple[Leftover, ...]


def brief_from_text(text: str) -> Brief:
    """The brief that a request gives. Raises InputError when it is far too long for one."""
    return fill(Brief(), text)


def fill(brief: Brief, text: str, asked: Sequence[str] = ()) -> Brief:
    """The brief completed by a message. What it says already stays; lists and the context grow.

    `asked` are the fields that were asked for: a message that names none answers the only one, or one a line.
    """
    for reading in _readings(text, asked):
        values = {path: _completed(path, brief, reading.said) for path in reading.fields}
        brief = _with_rest(_with(brief, values), reading.rest)
    return brief


def contradictions(brief: Brief, text: str) -> tuple[str, ...]:
    """Fields of which a message says something else than the brief, which keeps what it says.

    A message that tells more besides ("deux recycleries ont reçu un courrier") contradicts nothing.
    """
    reading = _read(text)
    if reading.rest:
        return ()
    return tuple(
        path
        for path in reading.fields
        if not is_list(path) and _is_said(path, brief) and value_of(path, brief) != value_of(path, reading.said)
    )


def _is_said(path: str, brief: Brief) -> bool:
    """Whether the brief says something of a field; the kind it has by default says nothing."""
    return is_filled(path, brief) and (path != "kind" or brief.kind != Brief().kind)


def _completed(path: str, brief: Brief, said: Brief) -> object:
    """The value of a field: the brief's, then the one said; both for a list."""
    before, after = value_of(path, brief), value_of(path, said)
    if isinstance(before, tuple) and isinstance(after, tuple):
        known = {_named(each) for each in before}
        return (*before, *(each for each in after if _named(each) not in known))
    return before if _is_said(path, brief) else after


def _named(item: object) -> str:
    """What an item of a list is called, folded."""
    name = getattr(item, "label", "") or getattr(item, "name", "") if isinstance(item, BaseModel) else item
    return fold(str(name))


def _with(brief: Brief, values: Mapping[str, object]) -> Brief:
    """The brief with other values, by dotted path."""
    data = brief.model_dump()
    for path, value in values.items():
        *parents, last = path.split(".")
        part = data
        for name in parents:
            part = part[name]
        part[last] = value
    return Brief.model_validate(data)


def _with_rest(brief: Brief, rest: Sequence[Leftover]) -> Brief:
    """The brief with what no field holds: a difficulty is the problem where none is told, the rest is context."""
    problem, context = brief.problem, brief.context
    for each in rest:
        if each.is_problem and not problem:
            problem = each.words.removesuffix(".")
        elif fold(each.words) not in fold(context):
            context = f"{context} {_sentence(each.words)}".strip()
    return _with(brief, {"problem": problem, "context": context})


def _sentence(words: str) -> str:
    """Words as a sentence: a capital, a mark at the end."""
    words = words[0].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words}."


def _readings(text: str, asked: Sequence[str]) -> list[Reading]:
    """The readings of a message: one, or one of each line where the lines answer what was asked."""
    lines = [_BULLET.sub("", line) for line in text.splitlines() if line.strip()]
    if len(asked) > 1 and len(lines) == len(asked):
        return [_answer(line, field) for line, field in zip(lines, asked, strict=True)]
    return [_answer(text, asked[0])] if len(asked) == 1 else [_read(text)]


def _answer(text: str, field: str) -> Reading:
    """The reading of an answer about one field: what it says in general, or else the value of that field."""
    owner = field.removesuffix(".contact")
    if owner != field:
        return _moved(_read(f"contact {text}"), "carrier.contact", f"{owner}.contact")
    reading = _read(text)
    others = [path for path in reading.fields if not path.startswith("calendar.")]
    value = accepted_value(field, text)
    if field in reading.fields or others or value is None:
        return reading
    return Reading(Brief.model_validate(nested({field: value})), (field,), ())


def _moved(reading: Reading, source: str, target: str) -> Reading:
    """The reading with what it says of one part said of another."""
    if source == target:
        return reading
    fields = tuple(path.replace(source, target) for path in reading.fields)
    values = {path.replace(source, target): value_of(path, reading.said) for path in reading.fields}
    return Reading(_with(Brief(), values), fields, reading.rest)


def _read(text: str) -> Reading:
    if len(text) > LONGEST:
        raise InputError(
            f"Ce texte est trop long ({len(text)} caractères, {LONGEST} au plus) : gardez ce qui décrit la mission."
        )
    request = RequestText(text)
    if not request.raw:
        return Reading(Brief(), (), ())
    read_labels(request)
    read_kind(request)
    read_people(request, is_proposal=any(each.value == "reponse-de-prestataire" for each in request.found))
    read_circles(request)
    read_structures(request)
    read_all_days(request, _count(request))
    read_dates(request)
    read_money(request)
    read_wishes(request)
    read_topic(request)
    return _reading(request)


def _count(request: RequestText) -> int | None:
    counts = [each.value for each in request.found if each.field == "beneficiaries.count"]
    return int(str(counts[0])) if counts and str(counts[0]).isdigit() else None


def _reading(request: RequestText) -> Reading:
    """What was understood, once what is said in two ways, or cannot stand in a brief, is given back to the rest."""
    while True:
        values = _values(request)
        try:
            said = Brief.model_validate(nested(values))
        except ValidationError as error:
            for problem in error.errors():
                names = [str(part) for part in problem["loc"] if isinstance(part, str)]
                request.forget(next(path for path in values if ".".join(names).startswith(path)))
            continue
        fields = tuple(path for path in values if is_filled(path, said))
        if said.kind == Brief().kind and said.beneficiaries.count == 1 and "kind" not in values:
            return Reading(
                _with(said, {"kind": "ingenierie-individuelle"}), ("kind", *fields), tuple(leftovers(request))
            )
        return Reading(said, fields, tuple(leftovers(request)))


def _values(request: RequestText) -> dict[str, object]:
    """The value of each field: all items of a list, the only value of any other."""
    told: dict[str, list[object]] = {}
    for each in request.found:
        if each.field:
            values = each.value if isinstance(each.value, list) else [each.value]
            told.setdefault(each.field, []).extend(values)
    for path, values in list(told.items()):
        if not is_list(path) and len({_one_form(value) for value in values}) > 1:
            request.forget(path)
            told.pop(path)
    return {path: list(dict.fromkeys(values)) if is_list(path) else values[0] for path, values in told.items()}


def _one_form(value: object) -> str:
    return fold(str(value)).strip(" .")

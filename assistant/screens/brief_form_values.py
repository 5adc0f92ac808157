"""Values of a brief by their dotted path, as one types and reads them in a form: "9,5", "11 000", one line per item."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.brief_errors import reason_of
from assistant.drafting.conditions import value_of
from assistant.drafting.written_numbers import in_figures
from assistant.screens.markup import spaced
from ingest.errors import InputError

_BULLET = re.compile(r"^\s*(?:[-–—•▪◦*]|\d+[.)])\s+")


def with_typed(brief: Brief, path: str, typed: object) -> Brief:
    """The brief with what was typed in a field. Raises InputError saying why it cannot be taken."""
    try:
        return with_value(brief, path, typed)
    except ValidationError as error:
        raise InputError(f"{reason_of(error.errors()[0])}.") from error


def with_value(brief: Brief, path: str, value: object) -> Brief:
    """The brief with another value in one field. Raises ValidationError."""
    data = brief.model_dump()
    *parents, last = path.split(".")
    part = data
    for name in parents:
        part = part[name]
    part[last] = value
    return Brief.model_validate(data)


def as_typed(value: object) -> str:
    """A value as one would type it; a list one item per line, an unknown value as nothing."""
    if value is None:
        return ""
    if isinstance(value, int):
        return spaced(value)
    if isinstance(value, Decimal):
        return spaced(int(value)) if value == value.to_integral_value() else in_figures(value)
    if isinstance(value, tuple):
        return "\n".join(as_typed(each) for each in value)
    return str(value)


def read_lines(text: str) -> tuple[str, ...]:
    """The items of a text with one item per line; bullets and numbers that were pasted along are dropped."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def changed_fields(before: Brief, after: Brief) -> tuple[str, ...]:
    """The fields, by dotted path, that say something else in `after`."""
    return tuple(path for path in paths(after.model_dump()) if value_of(path, before) != value_of(path, after))


def paths(data: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """The dotted paths of a brief's fields; a list counts as one field."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from paths(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"

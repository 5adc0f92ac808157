"""What is wrong with the fields of a brief's file, told in one French sentence that names the field as files do."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from assistant.drafting.brief_names import FRENCH_NAMES, label_of
from assistant.drafting.written_numbers import in_figures
from ingest.errors import InputError

_MESSAGES = {
    "missing": "ce champ manque",
    "greater_than": "{input} est trop petit, il faut plus que {gt}",
    "greater_than_equal": "{input} est trop petit, il faut au moins {ge}",
    "less_than_equal": "{input} est trop grand, le maximum est {le}",
    "int_from_float": "{input} n’est pas un nombre entier",
    "string_type": "il faut un texte, pas {given}",
    "tuple_type": "il faut une liste, pas {given}",
    "model_type": "il faut des champs de la forme « champ: valeur », pas {given}",
}
_GIVEN = {"list": "une liste", "dict": "des champs", "str": "un texte", "bool": "oui ou non", "int": "un nombre"}


def french_path(location: Sequence[int | str]) -> str:
    """A field as files name it, items counted from one: "criteres[2].poids"."""
    path = ""
    for part in location:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{FRENCH_NAMES.get(part, part)}"
    return path.removeprefix(".")


def named(location: Sequence[int | str]) -> str:
    """A field as files name it, with its label: "« jours » (nombre de jours d’intervention)"."""
    return f"« {french_path(location)} » ({label_of('.'.join(str(part) for part in location))})"


def input_error(error: ValidationError, name: str) -> InputError:
    """The first problem of a file, and how many more there are."""
    problems = error.errors(include_url=False)
    first = problems[0]
    message = f"« {name} », champ {named(first['loc'])} : {reason_of(first)}"
    others = len(problems) - 1
    if others:
        message += f", et {others} autre{'s' if others > 1 else ''} problème{'s' if others > 1 else ''}"
    return InputError(f"{message}.")


def reason_of(problem: Any) -> str:
    """Why a value is refused, in French, as the end of a sentence; `problem` is one of ValidationError.errors()."""
    context = problem.get("ctx", {})
    if problem["type"] == "value_error":
        return str(context["error"])
    given = _GIVEN.get(type(problem["input"]).__name__, "autre chose")
    shown = {"given": given, "input": problem["input"], **context}
    template = _MESSAGES.get(problem["type"], "« {input} » ne convient pas")
    return template.format(**{name: _shown(value) for name, value in shown.items()})


def _shown(value: object) -> object:
    return in_figures(value) if isinstance(value, Decimal) else value

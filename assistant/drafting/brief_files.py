"""Reads briefs from YAML and JSON files, in French or in English, and writes them in French."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.brief_errors import french_path, input_error
from assistant.drafting.brief_names import FRENCH_NAMES
from assistant.drafting.structured_text import dump, load, read_file
from assistant.drafting.written_numbers import in_figures
from ingest.errors import InputError
from ingest.text import fold

DOCUMENT = "document"
"""Part of an exported work that is about the document, not about the mission."""
EXAMPLE = "docs/brief-exemple.yaml"
"""A file with every field."""


def read_brief(path: Path) -> Brief:
    """The brief of a .yaml, .yml or .json file. Raises InputError naming the field, the file or the line to correct."""
    return parse_brief(read_file(path), path.name)


def parse_brief(text: str, name: str) -> Brief:
    """The brief of a file's text; JSON when `name` ends so, otherwise YAML. Raises InputError."""
    return brief_of(load(text, name), name)


def brief_of(values: Mapping[str, Any], name: str) -> Brief:
    """The brief of a file's values; what is about the document alone is left aside. Raises InputError."""
    mission = {field: value for field, value in values.items() if fold(str(field)).strip() != DOCUMENT}
    try:
        return Brief.model_validate(_in_code_names(mission, Brief, (), name))
    except ValidationError as error:
        raise input_error(error, name) from error


def brief_yaml(brief: Brief) -> str:
    """The brief as a YAML file in French: what is filled, in the order of the fields."""
    return dump(brief_values(brief))


def brief_values(brief: Brief) -> dict[str, Any]:
    """The brief as plain values under French names: what is filled, and the kind."""
    filled = brief.model_dump(exclude_defaults=True, by_alias=True)
    return {FRENCH_NAMES["kind"]: brief.kind} | {name: _plain(value) for name, value in filled.items()}


def _plain(value: Any) -> Any:
    """Numbers and answers as French writes them: "9,5", "oui"."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else in_figures(value)
    return value


def _in_code_names(value: Any, model: type[BaseModel] | None, at: tuple[int | str, ...], name: str) -> Any:
    """The values of a file under the names of the code, whatever their accents, capitals and language."""
    if model is None:
        return value
    if isinstance(value, list):
        return [_in_code_names(each, model, (*at, place), name) for place, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    renamed: dict[str, Any] = {}
    known = _known_names(model)
    for given, each in value.items():
        field = known.get(_key(given))
        if field is None:
            raise InputError(_unknown(str(given), model, at, name))
        if field in renamed:
            raise InputError(f"« {name} » donne deux fois le champ « {french_path((*at, field))} » : gardez-en un.")
        renamed[field] = _in_code_names(each, _part_of(model, field), (*at, field), name)
    return renamed


def _known_names(model: type[BaseModel]) -> dict[str, str]:
    """Names a file may use, French first, with those of the code."""
    fields = {field: field for field in model.model_fields}
    return {_key(FRENCH_NAMES.get(field, field)): field for field in fields} | fields


def _key(given: object) -> str:
    return re.sub(r"\W+", "_", fold(str(given)).strip())


def _unknown(given: str, model: type[BaseModel], at: tuple[int | str, ...], name: str) -> str:
    french = [FRENCH_NAMES.get(field, field) for field in model.model_fields]
    near = get_close_matches(_key(given), french, n=1)
    elsewhere = list(_places(_key(given), Brief))
    if near:
        advice = f"vouliez-vous dire « {near[0]} » ?"
    elif len(elsewhere) == 1 or (elsewhere and not at):
        advice = f"il se range dans {' ou '.join(f'« {place} »' for place in elsewhere[:2])}."
    elif at:
        advice = f"les champs possibles sont {', '.join(french)}."
    else:
        advice = f"les champs possibles sont dans {EXAMPLE}."
    place = f" dans « {french_path(at)} »" if at else ""
    return f"« {name} » : le champ « {given} » n’existe pas{place} ; {advice}"


def _places(key: str, model: type[BaseModel], at: tuple[str, ...] = ()) -> Iterator[str]:
    """The parts of the brief, as files name them, that hold a field of that name."""
    if at and key in _known_names(model):
        yield french_path(at)
    for field in model.model_fields:
        part = _part_of(model, field)
        if part is not None:
            yield from _places(key, part, (*at, field))


def _part_of(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model of a field that has fields of its own, or of the items of a list; None for the others."""
    annotation = model.model_fields[field].annotation
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None

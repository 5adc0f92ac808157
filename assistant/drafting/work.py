"""A brief with what somebody changed in its document: kept between two sessions, exported and imported as one file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.brief_files import DOCUMENT, brief_of, brief_values
from assistant.drafting.conditions import kind_of
from assistant.drafting.datamodels import DocumentKind
from assistant.drafting.structured_text import dump, load, read_file
from ingest.errors import InputError
from ingest.text import fold


@dataclass(frozen=True, slots=True)
class Work:
    """A brief and its document. `order` are the ids of the sections shown, None for those of the kind; `rewritten`
    the Markdown of sections by id; `added` the titles of the user's own sections by id."""

    brief: Brief
    kind: DocumentKind
    order: tuple[str, ...] | None = None
    rewritten: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)


def work_of(brief: Brief) -> Work:
    """The work of a brief whose document nobody changed yet."""
    return Work(brief, kind_of(brief))


def read_work(path: Path) -> Work:
    """The work of a .yaml, .yml or .json file, which may be a brief alone. Raises InputError."""
    return parse_work(read_file(path), path.name)


def parse_work(text: str, name: str) -> Work:
    """The work of a file's text, which may be a brief alone. Raises InputError naming what to correct."""
    values = load(text, name)
    brief = brief_of(values, name)
    document = next((value for field, value in values.items() if fold(str(field)).strip() == DOCUMENT), None)
    try:
        changes = _Changes.model_validate(document or {})
    except ValidationError as error:
        place = ".".join(str(part) for part in (DOCUMENT, *error.errors()[0]["loc"]))
        raise InputError(f"« {name} », partie « {place} » : ce n’est pas ce qu’écrit l’export d’un brief.") from error
    return Work(brief, changes.kind or kind_of(brief), changes.order, changes.rewritten, changes.added)


def work_yaml(work: Work) -> str:
    """The work as a YAML file: the brief, and a part about the document where somebody changed it."""
    values = brief_values(work.brief)
    changes: dict[str, Any] = {}
    if work.kind != kind_of(work.brief):
        changes["genre"] = work.kind
    if work.order is not None:
        changes["sections"] = list(work.order)
    if work.rewritten:
        changes["textes"] = dict(work.rewritten)
    if work.added:
        changes["ajouts"] = dict(work.added)
    return dump(values | {DOCUMENT: changes} if changes else values)


def _none_is_empty(value: object) -> object:
    return {} if value is None else value


_Texts = Annotated[dict[str, str], BeforeValidator(_none_is_empty)]


class _Changes(BaseModel):
    """The part of a file about the document."""

    model_config = ConfigDict(extra="forbid")

    kind: DocumentKind | None = Field(default=None, alias="genre")
    order: tuple[str, ...] | None = Field(default=None, alias="sections")
    rewritten: _Texts = Field(default={}, alias="textes")
    added: _Texts = Field(default={}, alias="ajouts")

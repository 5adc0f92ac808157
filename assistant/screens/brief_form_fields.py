"""What the brief form is made of: steps with groups of fields, how each field is typed, where a field is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.brief import Brief
from assistant.drafting.conditions import is_filled

FieldKind = Literal["line", "text", "lines", "number", "choice", "rows"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list with several things to say about each item; `share` is its part of the width."""

    name: str
    label: str
    share: int = 2


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form. `example` shows what one writes there; two fields in a row with `is_half` share a line."""

    path: str
    kind: FieldKind = "line"
    example: str = ""
    options: Mapping[object, str] | None = None
    columns: tuple[Column, ...] = ()
    item: str = ""
    """What one item of a list is called: "une étape"."""
    is_half: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading, "" for none. Those of `kinds` alone show for these kinds of mission, or once filled."""

    heading: str
    fields: tuple[Field, ...]
    kinds: tuple[str, ...] = ()

    def is_for(self, brief: Brief) -> bool:
        """True when the brief calls for these fields."""
        return not self.kinds or brief.kind in self.kinds or any(is_filled(field.path, brief) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form; `name` is short, for the way from step to step."""

    id: str
    name: str
    title: str
    groups: tuple[Group, ...]

    def fields(self, brief: Brief) -> Iterator[Field]:
        """The fields that the brief calls for."""
        return (field for group in self.groups if group.is_for(brief) for field in group.fields)

    def filled(self, brief: Brief) -> tuple[int, int]:
        """How many fields are filled, and how many there are."""
        states = [is_filled(field.path, brief) for field in self.fields(brief)]
        return sum(states), len(states)


def find_field(steps: tuple[Step, ...], path: str) -> tuple[Step, Field] | None:
    """The step and field where something is filled in: a field, an item of a list ("criteria.2.weight"), or a part of
    the brief that opens with that field ("budget"); None when the form does not hold it."""
    for step in steps:
        for group in step.groups:
            for field in group.fields:
                if field.path == path or path.startswith((f"{field.path}.", f"{field.path}[")):
                    return step, field
    opening = ((step, field) for step in steps for group in step.groups for field in group.fields)
    return next((found for found in opening if found[1].path.startswith(f"{path}.")), None)

"""What clauses may depend on: situations told apart by name, and whether a field of the brief is filled."""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args, get_origin

from pydantic import BaseModel

from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import DocumentKind

NOT = "non "
"""Before the name of a condition: its contrary."""


def kind_of(brief: Brief) -> DocumentKind:
    """The document that a brief calls for."""
    return "proposition" if brief.kind == "reponse-de-prestataire" else "cahier-des-charges"


def is_single(brief: Brief) -> bool:
    """Whether the mission accompanies one organisation alone."""
    given = brief.beneficiaries
    if given.count is not None:
        return given.count == 1
    return brief.kind == "ingenierie-individuelle" or len(given.names) == 1


CONDITIONS: Mapping[str, Callable[[Brief], bool]] = {
    "ingenierie-collective": lambda brief: brief.kind == "ingenierie-collective",
    "ingenierie-individuelle": lambda brief: brief.kind == "ingenierie-individuelle",
    "etude-de-faisabilite": lambda brief: brief.kind == "etude-de-faisabilite",
    "reponse-collective": lambda brief: brief.solution == "reponse-collective",
    "production-de-solution": lambda brief: brief.solution == "production-de-solution",
    "phase-de-faisabilite": lambda brief: brief.feasibility_phase is True,
    "sans-phase-de-faisabilite": lambda brief: brief.feasibility_phase is False,
    "une-structure": is_single,
    "plusieurs-structures": lambda brief: not is_single(brief),
    "un-territoire": lambda brief: len(brief.beneficiaries.territories) == 1,
    "plusieurs-territoires": lambda brief: len(brief.beneficiaries.territories) > 1,
    "plusieurs-intervenants": lambda brief: len(brief.providers) > 1,
    "plusieurs-financeurs": lambda brief: len(brief.funders) > 1,
}
"""Situations that a clause may name, each decided by the brief alone."""


def is_known(condition: str) -> bool:
    """Whether a clause may name this condition."""
    return condition.removeprefix(NOT) in CONDITIONS


def holds(condition: str, brief: Brief) -> bool:
    """Whether a condition, or the contrary of one, holds of the brief."""
    name = condition.removeprefix(NOT)
    return CONDITIONS[name](brief) is not condition.startswith(NOT)


def is_field(path: str) -> bool:
    """Whether a dotted path names a field of the brief, or of the items of a list of it ("content.detail")."""
    model: object = Brief
    for name in path.split("."):
        if get_origin(model) is tuple:
            model = get_args(model)[0]
        if not (isinstance(model, type) and issubclass(model, BaseModel) and name in model.model_fields):
            return False
        model = model.model_fields[name].annotation
    return True


def value_of(path: str, brief: Brief) -> object:
    """What the brief says of a field; "", (), None or a part without any value where it says nothing. Of a field of
    the items of a list, what each item says that says something."""
    value: object = brief
    for name in path.split("."):
        if isinstance(value, tuple):
            value = tuple(said for item in value if (said := getattr(item, name)) not in ("", None))
        else:
            value = getattr(value, name)
    return value


def is_filled(path: str, brief: Brief) -> bool:
    """Whether the brief says something of a field, or of anything under it."""
    value = value_of(path, brief)
    if isinstance(value, BaseModel):
        return any(is_filled(f"{path}.{name}", brief) for name in type(value).model_fields)
    return value is not None and value not in ("", ())


def filled(paths: Iterable[str], brief: Brief) -> tuple[str, ...]:
    """The fields of `paths` that the brief fills."""
    return tuple(path for path in paths if is_filled(path, brief))

"""The facts of a brief in words: what a clause may name between braces, and the lists it may set out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.drafting.brief import Brief, Contact
from assistant.drafting.conditions import is_single, value_of
from assistant.drafting.french import SPACE, counted, euros, is_plural, listed, one_of, with_article
from ingest.text import fold

KINDS = {
    "ingenierie-collective": "une ingénierie collective",
    "ingenierie-individuelle": "une ingénierie individuelle",
    "etude-de-faisabilite": "une étude de faisabilité",
    "reponse-de-prestataire": "un accompagnement",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the fields of the brief that they state; no words where the brief says nothing."""

    words: str = ""
    fields: tuple[str, ...] = ()


NOTHING = Said()
_PREDICATE = re.compile(r"(?!\w+(?:age|ure|ance|ence|ise|ude)\b)\w+(?:e|it|et|end|ut|oit)\b")
"""A verb that says what somebody does ("valide", "suit"), rather than the name of an action ("suivi")."""
_MEETINGS = re.compile(
    r"(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:\w+ )?(?:r[ée]unions?|s[ée]ances?)\b"
)
WORDS = (
    "title", "beneficiaries.sector", "beneficiaries.size", "beneficiaries.who", "carrier.address", "context", "origin",
    "problem", "evaluation", "transfer", "confidentiality", "provider.name", "provider.method", "provider.added_value",
)  # fmt: skip
"""Fields that stand in a text as the user wrote them."""
WORD_LISTS = (
    "beneficiaries.names", "diagnosis", "strategic_objectives", "operational_objectives", "results", "steering.members",
    "answer_parts", "indicators", "provider.references",
)  # fmt: skip
"""Fields that are set out as lists of the user's own words."""


def _carrier(brief: Brief) -> Said:
    name, dla = brief.carrier.name, brief.carrier.dla
    fields = tuple(f"carrier.{part}" for part in ("name", "dla") if getattr(brief.carrier, part))
    if name and dla:
        return Said(f"{name} ({_dla(dla)})", fields)
    return Said(name or (f"le {dla}" if "DLA" in dla else f"le DLA {dla}"), fields) if fields else NOTHING


def _dla(name: str) -> str:
    return name if names_scheme(name) else f"DLA{SPACE}: {name}"


def names_scheme(name: str) -> bool:
    """Whether the name of a DLA says that it is one ("DLA de la Meuse"), unlike "Nièvre Active"."""
    return "DLA" in name or "ispositif" in name


def contact_words(contact: Contact, path: str) -> Said:
    """Name, function and where to write, in one line."""
    parts = {name: getattr(contact, name) for name in ("name", "function", "email", "phone")}
    parts["phone"] = parts["phone"].replace(" ", SPACE)
    return Said(
        ", ".join(filter(None, parts.values())), tuple(f"{path}.{name}" for name, said in parts.items() if said)
    )


def _structures(brief: Brief) -> Said:
    """How many of what: "6 épiceries solidaires", "des chantiers d’insertion"; not for one structure alone."""
    count, who = brief.beneficiaries.count, brief.beneficiaries.who
    fields = tuple(f"beneficiaries.{name}" for name in ("count", "who") if getattr(brief.beneficiaries, name))
    if is_single(brief) or not fields:
        return NOTHING
    if count is not None:
        return Said(counted(count, "structure") if not who else f"{count}{SPACE}{who}", fields)
    return Said(f"des {who}", fields) if is_plural(who) else NOTHING


def _structure(brief: Brief) -> Said:
    """The one structure of a mission: its name, what it is."""
    given = brief.beneficiaries
    fields = tuple(f"beneficiaries.{name}" for name in ("count", "names", "who") if getattr(given, name))
    if not is_single(brief) or not (given.names or given.who):
        return NOTHING
    name = listed(given.names)
    return Said(f"{name} ({given.who})" if name and given.who else name or one_of(given.who), fields)


def _territories(brief: Brief) -> Said:
    names = [with_article(each) for each in brief.beneficiaries.territories]
    return Said(listed(names), ("beneficiaries.territories",)) if names else NOTHING


def _days(brief: Brief) -> Said:
    return Said(counted(brief.days, "jour"), ("days",)) if brief.days is not None else NOTHING


def _ceiling(brief: Brief) -> Said:
    if brief.budget.ceiling is None:
        return NOTHING
    fields = ("budget.ceiling", "budget.taxes") if brief.budget.taxes else ("budget.ceiling",)
    return Said(euros(brief.budget.ceiling, brief.budget.taxes), fields)


def _funders(brief: Brief) -> Said:
    """The funders in one line; where amounts are known, a table tells them."""
    if not brief.funders or any(funder.amount is not None for funder in brief.funders):
        return NOTHING
    named = [f"{each.name} ({each.role})" if each.role else each.name for each in brief.funders]
    return Said(listed(named), ("funders",))


def _steering_role(brief: Brief) -> Said:
    """A sentence that says what the comité de pilotage does."""
    role = brief.steering.role
    if not role:
        return NOTHING
    opening = "Le comité" if _PREDICATE.match(role) else f"Rôle du comité de pilotage{SPACE}:"
    return Said(f"{opening} {role}", ("steering.role",))


def _meetings(brief: Brief) -> Said:
    meetings = brief.steering.meetings
    if not meetings:
        return NOTHING
    opening = "Le comité tient" if _MEETINGS.match(meetings) else f"Réunions prévues{SPACE}:"
    return Said(f"{opening} {meetings}", ("steering.meetings",))


def _agreement(brief: Brief) -> Said:
    if not brief.agreement:
        return NOTHING
    is_named = fold(brief.agreement).startswith("convention")
    opening = "La mission fait l’objet d’une" if is_named else f"Convention{SPACE}:"
    return Said(f"{opening} {brief.agreement}", ("agreement",))


def _alone(path: str) -> Callable[[Brief], Said]:
    def words(brief: Brief) -> Said:
        value = str(value_of(path, brief))
        return Said(value, (path,)) if value else NOTHING

    return words


FACTS: Mapping[str, Callable[[Brief], Said]] = {
    "commanditaire": _carrier,
    "contact": lambda brief: contact_words(brief.carrier.contact, "carrier.contact"),
    "structures": _structures,
    "structure": _structure,
    "territories": _territories,
    "days": _days,
    "ceiling": _ceiling,
    "funders": _funders,
    "steering.role": _steering_role,
    "steering.meetings": _meetings,
    "agreement": _agreement,
    "provider.contact": lambda brief: contact_words(brief.provider.contact, "provider.contact"),
    "comparable.name": lambda brief: NOTHING,
    "comparable.contents": lambda brief: NOTHING,
    **{path: _alone(path) for path in WORDS},
}
"""What a clause may name between braces. A clause that names a fact which the brief does not give is left out; what is
told of the nearest operation comes from the guides, not from the brief."""


def _own_words(path: str) -> Callable[[Brief], tuple[str, ...]]:
    def words(brief: Brief) -> tuple[str, ...]:
        value = value_of(path, brief)
        return value if isinstance(value, tuple) else ()

    return words


LISTS: Mapping[str, Callable[[Brief], tuple[str, ...]]] = {
    **{path: _own_words(path) for path in WORD_LISTS},
}
"""What a clause may set out as a list; the name is that of the field."""

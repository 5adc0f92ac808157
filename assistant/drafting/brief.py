"""The brief: what somebody knows of a mission before the cahier des charges (or the proposal) is written.

Field names are English in code and French in files; a file may use either. Nothing is required: what is unknown stays
empty and is marked in the draft. Moments are kept in the user's words ("mars", "15 mars 2027", "printemps").
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AliasGenerator, BaseModel, BeforeValidator, ConfigDict, Field

from assistant.drafting.brief_names import FRENCH_NAMES

MissionKind = Literal[
    "ingenierie-collective", "ingenierie-individuelle", "etude-de-faisabilite", "reponse-de-prestataire"
]
SolutionKind = Literal["reponse-collective", "production-de-solution"]
Taxes = Literal["TTC", "HT"]

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def _written(value: object) -> object:
    """A date or a number as words: YAML turns 2027-03-15 into a date."""
    if isinstance(value, date):
        day = "1er" if value.day == 1 else str(value.day)
        return f"{day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _listed(value: object) -> object:
    """One thing alone counts as a list of one."""
    return [value] if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_written)]
WordList = Annotated[tuple[Words, ...], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=AliasGenerator(alias=lambda name: FRENCH_NAMES.get(name, name)),
    )


class Contact(_Part):
    """Somebody to write to."""

    name: Words = ""
    function: Words = ""
    email: Words = ""
    phone: Words = ""


class Carrier(_Part):
    """Who orders the mission: the structure that carries the DLA, and the DLA it carries."""

    name: Words = ""
    dla: Words = ""
    address: Words = ""
    contact: Contact = Contact()


class Beneficiaries(_Part):
    """The organisations accompanied. `who` is what they are ("recycleries"), `names` are their names."""

    count: int | None = Field(default=None, ge=1, le=10_000)
    who: Words = ""
    names: WordList = ()
    sector: Words = ""
    size: Words = ""
    territories: WordList = ()


class Step(_Part):
    """A phase of the content."""

    label: Words
    detail: Words = ""
    days: Decimal | None = Field(default=None, gt=0)


class Deliverable(_Part):
    """Something handed over."""

    label: Words
    detail: Words = ""


class Actor(_Part):
    """Somebody who takes part, and what for; a funder may give an amount in euros."""

    name: Words
    role: Words = ""
    amount: Decimal | None = Field(default=None, ge=0)


class Steering(_Part):
    """The comité de pilotage."""

    members: WordList = ()
    role: Words = ""
    meetings: Words = ""


class Budget(_Part):
    """The money, in euros."""

    ceiling: Decimal | None = Field(default=None, gt=0)
    taxes: Taxes | None = None


class Calendar(_Part):
    """Moments in the order in which they come, in the user's words."""

    launch: Words = ""
    answer_deadline: Words = ""
    selection: Words = ""
    start: Words = ""
    midterm: Words = ""
    restitution: Words = ""
    end: Words = ""


class Criterion(_Part):
    """A selection criterion and its weight in percent."""

    label: Words
    weight: Decimal | None = Field(default=None, ge=0, le=100)


class Provider(_Part):
    """Who answers, in a proposal."""

    name: Words = ""
    contact: Contact = Contact()
    references: WordList = ()
    method: Words = ""
    added_value: Words = ""


class Brief(_Part):
    """What is known of a mission. Amounts are euros, `days` days of the provider, weights percent."""

    kind: MissionKind = "ingenierie-collective"
    title: Words = ""
    carrier: Carrier = Carrier()
    beneficiaries: Beneficiaries = Beneficiaries()
    context: Words = ""
    origin: Words = ""
    diagnosis: WordList = ()
    problem: Words = ""
    strategic_objectives: WordList = ()
    operational_objectives: WordList = ()
    solution: SolutionKind | None = None
    feasibility_phase: bool | None = None
    results: WordList = ()
    deliverables: tuple[Deliverable, ...] = ()
    content: tuple[Step, ...] = ()
    days: Decimal | None = Field(default=None, gt=0)
    rhythm: Words = ""
    alternation: Words = ""
    collective_days: Decimal | None = Field(default=None, ge=0)
    individual_days: Decimal | None = Field(default=None, ge=0)
    place: Words = ""
    partners: tuple[Actor, ...] = ()
    funders: tuple[Actor, ...] = ()
    steering: Steering = Steering()
    providers: tuple[Actor, ...] = ()
    budget: Budget = Budget()
    calendar: Calendar = Calendar()
    criteria: tuple[Criterion, ...] = ()
    answer_parts: WordList = ()
    evaluation: Words = ""
    indicators: WordList = ()
    transfer: Words = ""
    confidentiality: Words = ""
    agreement: Words = ""
    provider: Provider = Provider()

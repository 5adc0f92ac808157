"""The brief: what somebody knows of a mission before the cahier des charges (or the proposal) is written.

Field names are English in code and French in files; a file may use either. Nothing is required: what is unknown stays
empty and is marked in the draft. Moments are kept in the user's words ("mars", "15 mars 2027", "printemps").
"""

from typing import Annotated, Any, ClassVar

from pydantic import AliasGenerator, BaseModel, ConfigDict, Field, model_validator

from assistant.drafting.brief_names import FRENCH_NAMES
from assistant.drafting.brief_types import (
    MONTHS,
    Amount,
    ChosenKind,
    ChosenSolution,
    ChosenTaxes,
    Count,
    Days,
    MissionKind,
    Percent,
    SolutionKind,
    Taxes,
    WordList,
    Words,
    YesNo,
    is_empty,
    items_of,
)
from assistant.drafting.written_numbers import read_amount, read_days, read_percent, taxes_in

__all__ = ["MONTHS", "Brief", "MissionKind", "SolutionKind", "Taxes", "WordList", "Words"]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        loc_by_alias=False,
        alias_generator=AliasGenerator(alias=lambda name: FRENCH_NAMES.get(name, name)),
    )

    _alone: ClassVar[str] = ""
    """Field that a value alone stands for ("budget: 9 000 €")."""

    @model_validator(mode="before")
    @classmethod
    def _take_what_is_filled(cls, value: Any) -> Any:
        if cls._alone and isinstance(value, str | int | float | list) and not isinstance(value, bool):
            value = {cls._alone: value}
        return {name: each for name, each in value.items() if not is_empty(each)} if isinstance(value, dict) else value


class Contact(_Part):
    """Somebody to write to."""

    _alone = "name"

    name: Words = ""
    function: Words = ""
    email: Words = ""
    phone: Words = ""


class Carrier(_Part):
    """Who orders the mission: the structure that carries the DLA, and the DLA it carries."""

    _alone = "name"

    name: Words = ""
    dla: Words = ""
    address: Words = ""
    contact: Contact = Contact()


class Beneficiaries(_Part):
    """The organisations accompanied. `who` is what they are ("recycleries"), `names` are their names."""

    count: Count = Field(default=None, ge=1, le=10_000)
    who: Words = ""
    names: WordList = ()
    sector: Words = ""
    size: Words = ""
    territories: WordList = ()


class Step(_Part):
    """A phase of the content."""

    label: Words
    detail: Words = ""
    days: Days = Field(default=None, gt=0)


class Deliverable(_Part):
    """Something handed over."""

    label: Words
    detail: Words = ""


class Actor(_Part):
    """Somebody who takes part, and what for; a funder may give an amount in euros."""

    name: Words
    role: Words = ""
    amount: Amount = Field(default=None, ge=0)


class Steering(_Part):
    """The comité de pilotage."""

    _alone = "members"

    members: WordList = ()
    role: Words = ""
    meetings: Words = ""


class Budget(_Part):
    """The money, in euros."""

    ceiling: Amount = Field(default=None, gt=0)
    taxes: ChosenTaxes = None

    @model_validator(mode="before")
    @classmethod
    def _take_taxes_from_ceiling(cls, value: Any) -> Any:
        """What the amount says of taxes ("9 000 € TTC") counts where the field of taxes says nothing."""
        if isinstance(value, str | int | float):
            value = {"ceiling": value}
        if not isinstance(value, dict):
            return value
        ceiling = value.get("ceiling", value.get(FRENCH_NAMES["ceiling"]))
        said = taxes_in(ceiling) if isinstance(ceiling, str) else None
        chosen = value.get("taxes")
        if said and isinstance(chosen, str) and taxes_in(chosen) not in (None, said):
            raise ValueError(f"le plafond est donné {said} et le champ « taxes » dit {chosen}")
        return value if is_empty(said) or not is_empty(chosen) else value | {"taxes": said}


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
    weight: Percent = Field(default=None, ge=0, le=100)


class Provider(_Part):
    """Who answers, in a proposal."""

    _alone = "name"

    name: Words = ""
    contact: Contact = Contact()
    references: WordList = ()
    method: Words = ""
    added_value: Words = ""


Steps = Annotated[tuple[Step, ...], items_of("label", "days", read_days)]
Deliverables = Annotated[tuple[Deliverable, ...], items_of("label")]
Actors = Annotated[tuple[Actor, ...], items_of("name", "amount", read_amount)]
Criteria = Annotated[tuple[Criterion, ...], items_of("label", "weight", read_percent)]


class Brief(_Part):
    """What is known of a mission. Amounts are euros, `days` days of the provider, weights percent."""

    kind: ChosenKind = "ingenierie-collective"
    title: Words = ""
    carrier: Carrier = Carrier()
    beneficiaries: Beneficiaries = Beneficiaries()
    context: Words = ""
    origin: Words = ""
    diagnosis: WordList = ()
    problem: Words = ""
    strategic_objectives: WordList = ()
    operational_objectives: WordList = ()
    solution: ChosenSolution = None
    feasibility_phase: YesNo = None
    results: WordList = ()
    deliverables: Deliverables = ()
    content: Steps = ()
    days: Days = Field(default=None, gt=0)
    rhythm: Words = ""
    alternation: Words = ""
    collective_days: Days = Field(default=None, ge=0)
    individual_days: Days = Field(default=None, ge=0)
    place: Words = ""
    partners: Actors = ()
    funders: Actors = ()
    steering: Steering = Steering()
    providers: Actors = ()
    budget: Budget = Budget()
    calendar: Calendar = Calendar()
    criteria: Criteria = ()
    answer_parts: WordList = ()
    evaluation: Words = ""
    indicators: WordList = ()
    transfer: Words = ""
    confidentiality: Words = ""
    agreement: Words = ""
    provider: Provider = Provider()

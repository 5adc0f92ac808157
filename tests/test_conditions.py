"""What clauses depend on: situations by name, and fields that a brief fills."""

import pytest

from assistant.drafting.brief import Beneficiaries, Brief, Carrier, Contact, Steering, Step
from assistant.drafting.conditions import CONDITIONS, holds, is_field, is_filled, is_known, is_single, kind_of


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (Brief(), False),
        (Brief(kind="ingenierie-individuelle"), True),
        (Brief(kind="etude-de-faisabilite"), False),
        (Brief(kind="etude-de-faisabilite", beneficiaries=Beneficiaries(names=("Le Fournil",))), True),
        (Brief(beneficiaries=Beneficiaries(count=1)), True),
        (Brief(kind="ingenierie-individuelle", beneficiaries=Beneficiaries(count=2)), False),
    ],
)
def test_one_structure_or_several(brief: Brief, expected: bool) -> None:
    assert is_single(brief) is expected
    assert holds("une-structure", brief) is expected
    assert holds("plusieurs-structures", brief) is not expected


def test_a_solution_not_told_is_neither_kind() -> None:
    assert not holds("reponse-collective", Brief()) and not holds("production-de-solution", Brief())
    assert holds("non reponse-collective", Brief())
    assert holds("reponse-collective", Brief(solution="reponse-collective"))


def test_a_feasibility_phase_not_told_is_neither_with_nor_without() -> None:
    assert not holds("phase-de-faisabilite", Brief()) and not holds("sans-phase-de-faisabilite", Brief())
    assert holds("sans-phase-de-faisabilite", Brief(feasibility_phase=False))


def test_territories() -> None:
    one, two = (Brief(beneficiaries=Beneficiaries(territories=names)) for names in (("Aude",), ("Aude", "Lot")))
    assert holds("un-territoire", one) and not holds("plusieurs-territoires", one)
    assert holds("plusieurs-territoires", two) and not holds("un-territoire", Brief())


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_has_a_contrary(name: str) -> None:
    assert is_known(name) and is_known(f"non {name}") and not is_known(f"non non {name}x")
    assert holds(name, Brief()) is not holds(f"non {name}", Brief())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("days", True), ("steering.members", True), ("carrier.contact.email", True), ("carrier.contact", True),
        ("jours", False), ("steering.who", False), ("days.count", False), ("content.label", True),
        ("content.place", False), ("steering.members.name", False),
    ],
)  # fmt: skip
def test_is_field(path: str, expected: bool) -> None:
    assert is_field(path) is expected


def test_is_filled_looks_into_parts() -> None:
    brief = Brief(carrier=Carrier(contact=Contact(email="a@b.example")), steering=Steering(), feasibility_phase=False)
    assert is_filled("carrier", brief) and is_filled("carrier.contact.email", brief)
    assert not is_filled("carrier.name", brief) and not is_filled("steering", brief)
    assert is_filled("feasibility_phase", brief), "false is an answer"


def test_a_field_of_the_items_of_a_list_is_filled_where_one_of_them_says_it() -> None:
    named = Brief(content=(Step(label="Diagnostic"), Step(label="Plan d’action")))
    told = Brief(content=(Step(label="Diagnostic"), Step(label="Plan d’action", detail="pour trois ans")))
    assert is_filled("content.label", named) and not is_filled("content.detail", named)
    assert is_filled("content.detail", told) and not is_filled("content.days", told)
    assert not is_filled("content.label", Brief())


def test_kind_of_follows_the_mission() -> None:
    assert kind_of(Brief(kind="reponse-de-prestataire")) == "proposition"
    assert kind_of(Brief(kind="etude-de-faisabilite")) == "cahier-des-charges"

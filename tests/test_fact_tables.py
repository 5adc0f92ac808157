"""Facts set out in tables: rows in the user's words, and what is still to ask."""

from decimal import Decimal

import pytest

from assistant.drafting.brief import Actor, Brief, Budget, Calendar, Criterion, Deliverable, Step
from assistant.drafting.conditions import is_field
from assistant.drafting.fact_tables import TABLES, Row


def rows(name: str, brief: Brief) -> list[tuple[str, ...]]:
    """The cells of a table with plain spaces."""
    return [tuple(cell.replace("\u00a0", " ") for cell in row.cells) for row in TABLES[name](brief).rows]


def asked(name: str, brief: Brief) -> list[str]:
    """The fields that a table asks for."""
    return [row.ask[0] for row in TABLES[name](brief).rows if row.ask]


def test_the_calendar_asks_for_what_a_consultation_needs() -> None:
    calendar = Calendar(launch="4 janvier 2027", start="mars", end="")
    assert rows("calendar", Brief(calendar=calendar)) == [
        ("Lancement de la consultation", "4 janvier 2027"),
        ("Date limite de réponse",),
        ("Choix du prestataire",),
        ("Démarrage de la mission", "mars"),
        ("Restitution",),
    ]
    expected = ["calendar.answer_deadline", "calendar.selection", "calendar.restitution"]
    assert asked("calendar", Brief(calendar=calendar)) == expected
    assert asked("planning", Brief()) == ["calendar.start", "calendar.restitution"]


def test_the_organisation_tells_days_and_their_kinds() -> None:
    brief = Brief(days=Decimal("9.5"), collective_days=Decimal("7.5"), individual_days=Decimal(2), rhythm="par mois")
    assert rows("organisation", brief) == [
        ("Volume de l’intervention", "9,5 jours"),
        ("dont temps collectifs", "7,5 jours"),
        ("dont temps individuels", "2 jours"),
        ("Rythme", "par mois"),
        ("Lieu",),
    ]
    assert asked("organisation", Brief()) == ["days", "rhythm", "place"]


def test_columns_that_hold_nothing_are_left_out() -> None:
    bare = Brief(content=(Step(label="Étude"), Step(label="Choix")))
    assert TABLES["phases"](bare).header == ("Phase",)
    timed = Brief(content=(Step(label="Étude", days=Decimal(2)), Step(label="Choix", days=Decimal("0.5"))))
    assert TABLES["phases"](timed).header == ("Phase", "Durée")
    assert rows("phases", timed) == [("1. Étude", "2 jours"), ("2. Choix", "0,5 jour")]
    assert rows("phases", Brief(content=(Step(label="Étude"),))) == [("Étude",)]


def test_criteria_without_weight_ask_for_it() -> None:
    brief = Brief(criteria=(Criterion(label="méthode", weight=Decimal("33.3")), Criterion(label="prix")))
    assert TABLES["criteria"](brief).rows == (
        Row(("méthode", "33,3\u00a0%"), ("criteria",)),
        Row(("prix",), ("criteria",), ("criteria", "poids du critère")),
    )


def test_the_budget_tells_amounts_and_asks_for_taxes() -> None:
    funders = (Actor(name="DREETS", amount=Decimal(5000)), Actor(name="CAF", role="à confirmer"))
    brief = Brief(budget=Budget(ceiling=Decimal(7000)), funders=funders)
    assert rows("budget", brief) == [
        ("Enveloppe maximale de la prestation", "7 000 €"),
        ("Financement : DREETS", "5 000 €"),
        ("Financement : CAF (à confirmer)",),
    ]
    assert asked("budget", brief) == ["budget.taxes", "funders"]
    assert asked("budget", Brief()) == ["budget.ceiling"]
    assert rows("price", brief)[0] == ("Budget de la mission", "7 000 €")


def test_funders_without_amount_stand_in_no_table() -> None:
    assert len(rows("budget", Brief(funders=(Actor(name="CAF"),)))) == 1


def test_deliverables_and_partners_keep_their_words() -> None:
    brief = Brief(
        deliverables=(Deliverable(label="un outil", detail="tableur commenté"), Deliverable(label="une note")),
        partners=(Actor(name="ADEME", role="expertise"),),
    )
    assert rows("deliverables", brief) == [("un outil", "tableur commenté"), ("une note", "")]
    assert rows("partners", brief) == [("ADEME", "expertise")] and rows("providers", brief) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_states_a_field_or_asks_for_one(name: str) -> None:
    for row in TABLES[name](Brief()).rows:
        assert row.ask is not None and is_field(row.ask[0])

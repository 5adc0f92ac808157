"""The operation that a draft may take its content from."""

from decimal import Decimal

import pytest

from assistant.drafting.brief import Beneficiaries, Brief
from assistant.drafting.datamodels import Comparable
from assistant.drafting.nearest import nearest_of, told_of
from assistant.drafting.operations import Operation
from ingest.datamodels import Passage, Span


class Rarity:
    """Every word is rare but "structur"."""

    def idf(self, term: str) -> float:
        """Rarity of a term."""
        return 1.0 if term.startswith("structur") else 5.0


def operation(name: str, *contents: str, told: str = "", structures: int | None = None, days: int = 0) -> Operation:
    """An operation with what was treated in it and the text that tells it."""
    comparable = Comparable(name, None, structures, Decimal(days) or None, None, None, "", contents, ())
    return Operation(comparable, {}, (Passage("p", "g.pdf", 0, told, (), (Span(1, 0, 9),), "prose", None),))


RECYCLERIES = operation("Fiscalité des recycleries", "définir le métier", "analyser la situation fiscale")
STRUCTURES = operation("Rapprochement de structures", "diagnostic des structures")
STAGE = operation("Projets artistiques", "le plan de presse", told="Sensibiliser les communes.", structures=5, days=3)


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="fiscalité"), RECYCLERIES),
        (Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="recrutement"), None),
        (Brief(beneficiaries=Beneficiaries(who="structures d’insertion"), problem="diagnostic"), None),
        (Brief(), None),
    ],
)
def test_it_shares_two_rare_words_with_the_mission(brief: Brief, expected: Operation | None) -> None:
    assert nearest_of(brief, (STRUCTURES, RECYCLERIES), Rarity()) is (expected.comparable if expected else None)


@pytest.mark.parametrize(
    ("count", "days", "problem", "expected"),
    [
        (5, "3", "convaincre les communes", True),
        (5, "3", "recruter", False),
        (8, "3", "convaincre les communes", False),
        (5, "10", "convaincre les communes", False),
        (None, "3", "convaincre les communes", False),
    ],
)
def test_the_first_of_the_same_format_needs_one_word_in_common(
    count: int | None, days: str, problem: str, expected: bool
) -> None:
    given = Beneficiaries(count=count, who="compagnies")
    brief = Brief(beneficiaries=given, problem=problem, days=Decimal(days))
    assert (nearest_of(brief, (STAGE, RECYCLERIES), Rarity()) is STAGE.comparable) is expected
    assert nearest_of(brief, (RECYCLERIES, STAGE), Rarity()) is None, "it is not the first"


def test_an_operation_whose_contents_are_not_told_gives_none() -> None:
    brief = Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="fiscalité")
    assert nearest_of(brief, (operation("Fiscalité des recycleries"),), Rarity()) is None


def test_its_contents_are_quoted_one_by_one() -> None:
    told = told_of(RECYCLERIES.comparable)
    assert told["comparable.contents"].words.replace("\u00a0", " ") == (
        "« définir le métier » ; « analyser la situation fiscale »"
    )
    assert told["comparable.name"].words == "Fiscalité des recycleries" and told_of(None) == {}

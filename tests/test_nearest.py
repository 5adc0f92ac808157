"""The operation that a draft may take its content from."""

import pytest

from assistant.drafting.brief import Beneficiaries, Brief
from assistant.drafting.datamodels import Comparable
from assistant.drafting.nearest import nearest_of, told_of


class Rarity:
    """Every word is rare but "structur"."""

    def idf(self, term: str) -> float:
        """Rarity of a term."""
        return 1.0 if term.startswith("structur") else 5.0


def operation(name: str, *contents: str) -> Comparable:
    """An operation with what was treated in it."""
    return Comparable(name, None, None, None, None, None, "", contents, ())


RECYCLERIES = operation("Fiscalité des recycleries", "définir le métier", "analyser la situation fiscale")
STRUCTURES = operation("Rapprochement de structures", "diagnostic des structures")


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="fiscalité"), RECYCLERIES),
        (Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="recrutement"), None),
        (Brief(beneficiaries=Beneficiaries(who="structures d’insertion"), problem="diagnostic"), None),
        (Brief(), None),
    ],
)
def test_it_shares_two_rare_words_with_the_mission(brief: Brief, expected: Comparable | None) -> None:
    assert nearest_of(brief, (STRUCTURES, RECYCLERIES), Rarity()) is expected


def test_an_operation_whose_contents_are_not_told_gives_none() -> None:
    brief = Brief(beneficiaries=Beneficiaries(who="recycleries"), problem="fiscalité")
    assert nearest_of(brief, (operation("Fiscalité des recycleries"),), Rarity()) is None


def test_its_contents_are_quoted_one_by_one() -> None:
    told = told_of(RECYCLERIES)
    assert told["comparable.contents"].words.replace("\u00a0", " ") == (
        "« définir le métier » ; « analyser la situation fiscale »"
    )
    assert told["comparable.name"].words == "Fiscalité des recycleries" and told_of(None) == {}

"""Numbers of citations: the same whatever the brief, none for what the guides do not say."""

from decimal import Decimal

from told_guides import index_of, searcher_over

from assistant.datamodels import Citation
from assistant.drafting.datamodels import Comparable
from assistant.drafting.footing import Footing
from assistant.drafting.grounding import Grounding
from prompts.clause_library import Clause, ClauseSection, Ground

INDEX = index_of(
    "Le prestataire remet un rapport final au comité.",
    "Le solde est versé ensuite.",
    "La convention lie trois parties.",
)
REPORT, SOLDE = Ground("rapport final", (("rapport",),)), Ground("le solde est versé", (("solde",),))
AGREEMENT, ABSENT = Ground("convention", (("convention",),)), Ground("rapport final", (("licorne",),))


def clause(*grounds: Ground, text: str = "Oui.") -> Clause:
    """A clause on these grounds."""
    return Clause("une", "Parce que.", text=text, grounds=grounds)


def footing(nearest: Comparable | None = None) -> Footing:
    """The footing of a library that asks, in order, for the report, what is nowhere, the balance, the agreement."""
    plan = ClauseSection("s", "S", (), (clause(REPORT, ABSENT), clause(SOLDE), clause(REPORT, AGREEMENT)))
    return Footing(Grounding(searcher_over(INDEX)), (plan,), nearest)


def test_a_number_is_the_rank_of_the_question() -> None:
    made = footing()
    assert made.numbers(clause(SOLDE)) == (3,) and made.numbers(clause(AGREEMENT, REPORT)) == (4, 1)
    assert [(each.n, each.quote) for each in made.citations] == [
        (1, "Le prestataire remet un rapport final au comité."),
        (3, "Le solde est versé ensuite."),
        (4, "La convention lie trois parties."),
    ]


def test_a_clause_stands_on_its_first_question() -> None:
    made = footing()
    assert made.numbers(clause(ABSENT, REPORT)) == () and made.citations == ()
    assert made.numbers(clause(REPORT, ABSENT)) == (1,), "the others are cited where they are found"


def test_the_nearest_operation_is_cited_for_its_contents_alone() -> None:
    quotes = ("11 302 euros TTC", "Définir le métier ; connaître le mar- ché.")
    cited = tuple(Citation(n, "g.pdf", "G", 9, "9", (), None, quote, "exact") for n, quote in enumerate(quotes, 1))
    contents = ("Définir le métier", "connaître le marché")
    nearest = Comparable("Recycleries", None, 5, Decimal("9.5"), None, None, "", contents, cited)
    made = footing(nearest)
    numbers = made.numbers(clause(text="Voici {comparable.contents}."))
    assert [each.quote for each in made.citations if each.n in numbers] == [quotes[1]]
    assert not set(numbers) & {1, 2, 3, 4}
    assert made.numbers(clause(REPORT)) == (1,)

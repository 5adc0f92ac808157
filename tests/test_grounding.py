"""What stands behind a clause: words that are printed, that hold what the clause says, and no others."""

from answer_guide import GUIDE, make_index
from told_guides import index_of, searcher_over

from assistant.answer.quoting import Sources
from assistant.drafting.grounding import Grounding, taken
from assistant.index import Index
from prompts.clause_library import Ground

REPORT = Ground("rapport final du consultant", (("rapport",), ("exemplaires", "copies")))


def quotes(index: Index, ask: str, *hold: str) -> list[str]:
    """The quotes behind a clause."""
    stems = tuple(tuple(stem.split("|")) for stem in hold)
    return [each.quote for each in Grounding(searcher_over(index)).citations(Ground(ask, stems))]


def test_the_sentence_that_holds_the_stems_is_cited_with_its_place() -> None:
    (citation,) = Grounding(searcher_over(make_index())).citations(REPORT)
    assert citation.quote == "Le consultant remet son rapport final en deux exemplaires à l’association."
    assert (citation.document, citation.page, citation.status) == (GUIDE, 3, "exact")
    assert citation.fiche is not None and citation.fiche.code == "Fiche 2"


def test_a_passage_that_lacks_a_stem_is_no_ground() -> None:
    assert quotes(make_index(), "rapport final du consultant", "rapport", "papier") == []
    assert quotes(make_index(), "recette de la tarte aux pommes", "rapport") == []


def test_a_stem_begins_a_word_and_ignores_accents() -> None:
    assert quotes(make_index(), "comité de suivi, ordre du jour", "tresor", "ordre du jour") != []
    assert quotes(make_index(), "comité de suivi, ordre du jour", "resorier", "ordre du jour") == []


def test_words_printed_on_two_pages_have_a_citation_on_each() -> None:
    index = index_of("Le prestataire organise une restitution.\nElle réunit les élus.")
    assert quotes(index, "restitution", "restitution", "organise") == ["Le prestataire organise une restitution."]


def test_the_shortest_sentence_is_quoted_rather_than_the_paragraph() -> None:
    index = index_of(
        "Le rapport est remis au comité. Il dit ce qui a été fait, ce qui reste à faire, et qui s’en charge ensuite. "
        "Le prestataire remet le rapport final avant le solde."
    )
    assert quotes(index, "rapport final et solde", "rapport", "solde") == [
        "Le prestataire remet le rapport final avant le solde."
    ]


def test_examples_and_advice_of_a_guide_are_no_ground() -> None:
    index = index_of(
        "Exemple\nLe prestataire inventé remet le rapport final avant le solde du marché.",
        "Conseil du projet : le prestataire remet le rapport final avant le solde du marché.",
    )
    assert quotes(index, "rapport final et solde", "rapport", "solde") == []


def test_citations_are_numbered_among_others() -> None:
    grounding, sources = Grounding(searcher_over(make_index())), Sources(make_index())
    assert grounding.cite(REPORT, sources) == (1,)
    assert grounding.cite(REPORT, sources) == (1,), "the same quote keeps its number"
    other = grounding.citations(Ground("points de vigilance du comité", (("trop nombreux",),)))[0]
    assert taken(other, sources) == 2 and [each.n for each in sources.citations] == [1, 2]

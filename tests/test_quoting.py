"""From the words of a passage to the places where they are printed."""

import pytest
from answer_guide import GUIDE, PAGES, STORIES, make_index

from assistant.answer.quoting import Sources, locate, printed_quote
from assistant.index import Index
from ingest.datamodels import Page, Passage, Span


@pytest.fixture(scope="module")
def index() -> Index:
    return make_index()


def passage(index: Index, id: str) -> Passage:
    return index.passages[index.row(id)]


def test_a_word_cut_at_the_line_end_is_quoted_as_printed(index: Index) -> None:
    words = "Le comité de suivi rassemble les financeurs, les associations et un témoin extérieur."
    [(page, start, end)] = locate(words, passage(index, "g0"), index)
    assert page.number == 1
    assert (
        page.text[start:end]
        == "Le comité de suivi rassemble les finan-\nceurs, les associations et un témoin extérieur."
    )
    sources = Sources(index)
    assert sources.cite(passage(index, "g0"), words) == (1,)
    [citation] = sources.citations
    assert citation.quote == "Le comité de suivi rassemble les finan- ceurs, les associations et un témoin extérieur."
    assert (citation.status, citation.page, citation.label, citation.title) == ("exact", 1, "i", "Guide du comité")
    assert citation.fiche is not None and citation.fiche.code == "Fiche 1"


def test_words_over_a_page_break_get_one_citation_per_page(index: Index) -> None:
    sources = Sources(index)
    numbers = sources.cite(
        passage(index, "g0"), "inviter chaque association par écrit ; • réserver une salle accessible."
    )
    assert numbers == (1, 2)
    assert [(each.page, each.quote) for each in sources.citations] == [
        (1, "inviter chaque association par écrit"),
        (2, "réserver une salle accessible."),
    ]


def test_lines_are_cited_one_by_one(index: Index) -> None:
    sources = Sources(index)
    assert sources.cite(passage(index, "g2"), "LE PRIX\nLe nombre de jours est-il indiqué ?") == (1, 2)
    assert [each.quote for each in sources.citations] == ["LE PRIX", "Le nombre de jours est-il indiqué ?"]
    assert all(each.status == "exact" for each in sources.citations)


def test_the_same_quote_keeps_its_number(index: Index) -> None:
    sources = Sources(index)
    words = "Le comité se réunit trois fois par an."
    assert sources.cite(passage(index, "g0"), words) == sources.cite(passage(index, "g0"), words) == (1,)


@pytest.mark.parametrize(
    "words",
    [
        "Le comité se réunit quatre fois par an.",
        "À Brive, quatre associations ont ouvert ensemble un atelier",
        "Le comité de suivi rassemble les financeurs. Le comité se réunit trois fois par an.",
        "",
    ],
    ids=["another figure", "another guide", "two places in one", "nothing"],
)
def test_what_is_not_in_the_passage_is_not_cited(index: Index, words: str) -> None:
    sources = Sources(index)
    assert sources.cite(passage(index, "g0"), words) == ()
    assert sources.citations == []


def cited(text: str, words: str) -> list[str]:
    """The quotes behind words of a passage that is the whole of a page."""
    page = Page("a.pdf", 1, None, text, (), "text", 1, 1)

    class Library:
        def guide(self, document: str) -> object:
            return type("G", (), {"title": "A"})()

        def page(self, document: str, number: int) -> Page:
            return page

        def fiche_of(self, passage: Passage) -> None:
            return None

    sources = Sources(Library())  # type: ignore[arg-type]
    sources.cite(Passage("p", "a.pdf", 0, text, (), (Span(1, 0, len(text)),), "prose", None), words)
    return [citation.quote for citation in sources.citations]


def test_a_short_piece_is_widened_until_it_proves_something() -> None:
    assert cited("oui et non selon les années du projet", "oui") == ["oui et non selon"]


def test_a_quote_that_opens_with_a_figure_leaves_the_figure_before_it_out() -> None:
    text = "Les effectifs à la fin de 2008 :\n• 200 salariés en insertion,\n• 11 salariés permanents."
    assert cited(text, "200 salariés en insertion") == ["200 salariés en insertion"]


def test_cells_of_a_table_are_quoted_without_bars() -> None:
    page = Page("a.pdf", 1, None, "Lens | 03 21 42 68 44", (), "text", 1, 1)
    assert printed_quote(page, 0, len(page.text)) == "Lens 03 21 42 68 44"


def test_every_document_has_its_pages(index: Index) -> None:
    assert index.page(GUIDE, 3).text == PAGES[GUIDE][2]
    assert index.page(STORIES, 1).text == PAGES[STORIES][0]

"""Statements of an answer: nothing twice, nothing without citation."""

from dataclasses import replace

from answer_guide import make_index

from assistant.answer.block_reader import read_blocks
from assistant.answer.writer import Writer, readable
from ingest.datamodels import Guide, Page, Passage, Span

INDEX = make_index()
PASSAGE = INDEX.passages[INDEX.row("g0")]


def test_only_what_is_printed_is_quoted_and_once() -> None:
    writer = Writer.over(INDEX)
    assert writer.quote(PASSAGE, "Le comité se réunit trois fois par an.", "lead")
    assert not writer.quote(PASSAGE, "le comité se réunit trois fois par an")
    assert not writer.quote(PASSAGE, "Le comité se réunit chaque jour.")
    assert [(each.text, each.citations, each.kind) for each in writer.statements] == [
        ("Le comité se réunit trois fois par an.", (1,), "lead")
    ]
    assert writer.passages == [PASSAGE]


def test_a_heading_goes_to_the_next_statement_alone() -> None:
    writer = Writer.over(INDEX)
    writer.open_part("Perdu")
    writer.drop_heading()
    writer.open_part("En pratique")
    writer.tell("Bonjour,")
    writer.quote(PASSAGE, "Le comité se réunit trois fois par an.")
    assert [each.heading for each in writer.statements] == ["En pratique", None]


def test_what_is_told_has_no_citation() -> None:
    writer = Writer.over(INDEX)
    writer.tell("Budget : 300 €", "item")
    assert writer.statements[0].citations == () and writer.citations == ()


def test_readable() -> None:
    assert readable("fixer l’ordre du jour ;") == "fixer l’ordre du jour"
    assert readable("LE PRIX DU DLA\nles jours ;\nle coût") == "Le prix du DLA : les jours ; le coût"
    assert readable("Lens | 03 21 42 68 44") == "Lens – 03 21 42 68 44"
    assert readable("NordActif (Lille)..... 03 20") == "NordActif (Lille) : 03 20"


def test_rows_keep_their_cells_and_the_names_of_their_columns() -> None:
    words = (
        "Degré | Effet attendu",
        "Information | Aucun effet sur le choix",
        "Avis | Un effet faible que nul ne garantit",
    )
    page = Page("t.pdf", 1, None, "\n".join(words), (), "text", 595, 842)
    guide = Guide("t.pdf", "0", "t.pdf", "T", (page,), (), (), ())
    table = Passage("t", "t.pdf", 0, page.text, ("Degrés",), (Span(1, 0, len(page.text)),), "table", None)
    writer = Writer.over(replace(INDEX, guides=(guide,)))
    [block] = read_blocks([table])
    assert writer.quote_block(block) and not writer.quote_block(block)
    assert [(each.kind, each.cells) for each in writer.statements] == [
        ("columns", ("Degré", "Effet attendu")),
        ("row", ("Information", "Aucun effet sur le choix")),
        ("row", ("Avis", "Un effet faible que nul ne garantit")),
    ]
    assert {citation.status for citation in writer.citations} == {"exact"}

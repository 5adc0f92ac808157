"""Statements of an answer: nothing twice, nothing without citation."""

from answer_guide import make_index

from assistant.answer.writer import Writer, readable

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

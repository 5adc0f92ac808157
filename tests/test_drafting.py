"""Texts asked for: their form, the user's words, and what is left to fill in."""

from dataclasses import replace

import pytest
from answer_guide import make_index

from assistant.answer.answer_blocks import Block, BlockKind
from assistant.answer.drafting import SECTION_LENGTH, form_of, is_question, shortened, without_header
from assistant.answer.relevance import Relevance
from assistant.answer.sentences import Unit
from assistant.assistant import Assistant
from ingest.datamodels import Passage

ASSISTANT = Assistant.over(make_index())


@pytest.mark.parametrize(
    ("request_", "form"),
    [
        ("Rédige le cahier des charges d'une ingénierie collective", "cahier-des-charges"),
        ("Rédige la clause « livrables » d'un cahier des charges", "texte"),
        ("Rédige les objectifs d'un cahier des charges", "texte"),
        ("Il me faut tout le texte de consultation", "cahier-des-charges"),
        ("Fais-moi un mail aux associations", "mail"),
        ("Prépare-moi le plan d'une proposition d'intervention", "proposition"),
        ("Rédigez le plan détaillé de ma réponse", "proposition"),
        ("fais moi la trame du rapport final", "rapport"),
        ("Draft a charter", "texte"),
    ],
)
def test_form_of(request_: str, form: str) -> None:
    assert form_of(request_) == form


def test_is_question() -> None:
    assert is_question("Les acteurs se sentent-ils concernés ?")
    assert not is_question("Pourquoi ?") and not is_question("Les acteurs se sentent concernés.")


def test_a_report_has_its_sections_and_gaps() -> None:
    answer = ASSISTANT.ask("Rédige la trame du rapport final du consultant pour le comité de suivi, budget 900 €.")
    headings = [statement.heading for statement in answer.statements if statement.heading]
    assert "Contenu du rapport" in headings
    assert "Budget : 900 €" in [statement.text for statement in answer.statements]
    gaps = [statement for statement in answer.statements if statement.text.startswith("[À compléter")]
    assert len(gaps) == 4 and not any(gap.citations for gap in gaps)


def test_a_survey_is_made_of_questions() -> None:
    answer = ASSISTANT.ask("Rédige un questionnaire pour choisir le consultant")
    quoted = [statement.text for statement in answer.statements if statement.citations and not statement.is_rest]
    assert len(quoted) >= 3 and all("?" in text for text in quoted)


def test_a_draft_carries_the_rest_of_the_fiche_that_fits_it() -> None:
    answer = ASSISTANT.ask("Rédige une note pour réunir un comité de suivi")
    rest = [statement for statement in answer.statements if statement.is_rest]
    said = [statement.text for statement in answer.statements]
    assert "Le comité se réunit trois fois par an." in said and len(said) == len(set(said))
    assert all(statement.citations for statement in rest)


def test_a_question_in_a_row_of_a_table_is_a_question() -> None:
    assert is_question("Innover | A-t-on mené des actions nouvelles ? | Descriptif")
    assert not is_question("Innover | Pourquoi ? | Descriptif")


def test_nothing_is_stated_without_a_source_or_the_user() -> None:
    answer = ASSISTANT.ask("Rédige un mail au comité de suivi pour six associations, le 3 juin")
    told = [statement.text for statement in answer.statements if not statement.citations]
    own = (
        "Objet :",
        "Bonjour",
        "[À compléter",
        "Éléments repris",
        "Bénéficiaires :",
        "Merci",
        "Cordialement",
        "Période :",
    )
    assert all(text.startswith(own) for text in told)


PASSAGE = Passage("x", "a.pdf", 0, "", (), (), "list", None)


def block(kind: BlockKind, *items: str) -> Block:
    """A list or a table with these items."""
    units = (Unit("item" if kind == "list" else "row", words, 0, len(words)) for words in items)
    return Block(kind, "", None, tuple((PASSAGE, unit) for unit in units), 0)


def said(made: Block) -> list[str]:
    """The items of a block."""
    return [unit.words for _, unit in made.items]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("Source | Ce qu'elle demande", "Avise | Nommer le type d'action"), ["Avise | Nommer le type d'action"]),
        (("Coût | 7 450 euros", "Durée | 6 jours"), ["Coût | 7 450 euros", "Durée | 6 jours"]),
        (("Source | Ce qu'elle demande",), ["Source | Ce qu'elle demande"]),
        (("Moyens | Le budget et la provenance des fonds", "a | b"),
         ["Moyens | Le budget et la provenance des fonds", "a | b"]),
    ],
)  # fmt: skip
def test_rows_that_name_the_columns_are_left_out(rows: tuple[str, ...], kept: list[str]) -> None:
    assert said(without_header(block("table", *rows))) == kept


def test_what_lost_the_row_that_names_its_columns_loses_no_other() -> None:
    rows = ["Avise | Nommer le type", "Carnet | Choisir le rythme"]
    table = block("table", "Source | Ce qu'elle demande", *rows)
    assert said(without_header(replace(table, items=table.items[1:], header=table.items[0]))) == rows


def test_a_long_section_keeps_what_says_most_of_it_in_order() -> None:
    relevance = Relevance(ASSISTANT.understand("réserver une salle accessible"), ASSISTANT.index.lexical)
    filler = "inviter chaque association par écrit " * 5
    items = [filler, "réserver une salle accessible", filler + "encore", "voir plus bas"]
    assert said(shortened(block("list", *items), relevance)) == items[:2]
    assert len(items[0]) + len(items[2]) + len(items[1]) > SECTION_LENGTH

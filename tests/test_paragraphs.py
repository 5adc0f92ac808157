"""Sentences that are quoted together: paragraphs, and answers to printed questions."""

import pytest

from assistant.answer.block_reader import read_blocks
from assistant.answer.paragraphs import PARAGRAPH, holds_questions
from ingest.datamodels import Passage, Span


def blocks_of(text: str, title: str = "Titre") -> list[tuple[str, str, str]]:
    passage = Passage("p", "a.pdf", 0, text, (title,), (Span(1, 0, 1),), "prose", None)
    return [(block.kind, block.title, block.words) for block in read_blocks([passage])]


def test_the_sentences_of_a_line_are_one_block_as_printed() -> None:
    assert blocks_of("Le comité décide.  Il se réunit.\nLe trésorier paie.") == [
        ("sentence", "Titre", "Le comité décide.  Il se réunit."),
        ("sentence", "Titre", "Le trésorier paie."),
    ]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    first, second = f"Le comité {'vraiment ' * 30}décide.", f"Le bureau {'vraiment ' * 30}prépare."
    assert len(first) + len(second) > PARAGRAPH
    assert [words for *_, words in blocks_of(f"{first} {second}")] == [first, second]


def test_a_printed_question_titles_its_answer() -> None:
    text = "Qui décide ? Le comité. Il vote. Faut-il un statut ? Non. Et après ? Qui paie ? Le bureau paie."
    assert blocks_of(text, "Questions fréquentes") == [
        ("pair", "Qui décide ?", "Le comité. Il vote."),
        ("pair", "Faut-il un statut ?", "Non."),
        ("pair", "Et après ? Qui paie ?", "Le bureau paie."),
    ]


def test_a_question_without_an_answer_is_left_out() -> None:
    assert blocks_of("Qui décide ?", "Questions fréquentes") == []


@pytest.mark.parametrize("title", ["Questions fréquentes", "QUESTIONS-RÉPONSES", "FAQ", "Foire aux questions"])
def test_headings_of_questions(title: str) -> None:
    assert holds_questions(title)


@pytest.mark.parametrize("title", ["Les questions ouvertes", "Questionnement", "La question du prix"])
def test_other_headings(title: str) -> None:
    assert not holds_questions(title)

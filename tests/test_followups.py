"""Next questions made of headings."""

import pytest
from answer_guide import make_index

from assistant.answer.followups import Followups, is_question
from assistant.answer.frames import Voice
from assistant.answer.shelf import Shelf
from ingest.datamodels import Fiche, Passage

INDEX = make_index()
FICHE = Fiche("a.pdf", "Fiche 7", "Financer une action", "fiche", 1, 2)
TITLES = """
    points vigilance clefs reussite constituer groupes structures place beneficiaires modele economique construire
    quelle initier gerer dynamique partenariale partagee problematique
"""
WORDS = dict.fromkeys(TITLES.split(), 4)


def followups(answers: bool = True) -> Followups:
    return Followups(Shelf(INDEX.passages), INDEX.fiche_of, WORDS, lambda question, passage: answers)


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("CONSTITUER LES GROUPES DE STRUCTURES", "Comment constituer les groupes de structures ?"),
        ("Quelle est la place des structures bénéficiaires ?", "Quelle est la place des structures bénéficiaires ?"),
        ("La problématique est-elle partagée ?", "La problématique est-elle partagée ?"),
        ("Points de vigilance", "Quels sont les points de vigilance dans « Financer une action » ?"),
        ("3.2 Un modèle économique à construire",
         "Fiche 7 : que dit le guide sur « Un modèle économique à construire » ?"),
        ("EN BREF", None),
        ("Financer une action", None),
        ("Bibliographie / autres ressources", None),
        ("FICHE III-4 Mobilité partagée", None),
        ("Un mot inconnnu dans le titre", None),
        ("Actions", None),
        ("PrOblématique des structures", None),
    ],
)  # fmt: skip
def test_question(title: str, question: str | None) -> None:
    assert followups().question(title, FICHE, Voice.of("fr")) == question


def test_english_voice() -> None:
    question = followups().question("Constituer les groupes", FICHE, Voice.of("en"))
    assert question == 'How to go about "constituer les groupes"?'


def test_only_questions_that_find_their_passage_are_offered() -> None:
    quoted = [INDEX.passages[INDEX.row("g0")]]
    assert followups(answers=False).after(quoted, [], Voice.of("fr")) == ()
    assert followups().after(quoted, [], Voice.of("fr")) == (
        "Quels sont les points de vigilance dans « Réunir un comité de suivi » ?",
    )


def test_what_the_answer_gave_is_not_offered_again() -> None:
    quoted = [INDEX.passages[INDEX.row("g0")]]
    assert followups().after(quoted, ["Points de vigilance"], Voice.of("fr")) == ()


def test_nothing_comes_of_passages_outside_of_fiches() -> None:
    loose = Passage("x", "a.pdf", 0, "Texte", (), (), "prose", None)
    assert followups().after([loose], [], Voice.of("fr")) == ()


@pytest.mark.parametrize(
    ("title", "asks"),
    [("Comment agir", True), ("L'action est-elle utile ?", True), ("Quelques étapes", False), ("Agir ?", False)],
)
def test_is_question(title: str, asks: bool) -> None:
    assert is_question(title) is asks

"""Next questions made of headings."""

from dataclasses import replace

import pytest
from answer_guide import make_index

from assistant.answer.asking import is_question
from assistant.answer.followups import Followups
from assistant.answer.frames import Voice
from assistant.answer.shelf import Shelf
from assistant.datamodels import Language
from ingest.datamodels import Fiche, Passage

INDEX = make_index()
FICHE = Fiche("a.pdf", "Fiche 7", "Financer une action", "fiche", 1, 2)
TITLES = """
    premier groupe comment initient
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
        ("Points de vigilance", "Que dit la fiche 7 sur les points de vigilance ?"),
        ("3.2 Un modèle économique à construire", "Que dit la fiche 7 sur « un modèle économique à construire » ?"),
        ("Premier groupe : initier la dynamique", "Que dit la fiche 7 sur « premier groupe : initier la dynamique » ?"),
        ("Constituer : les groupes", "Que dit la fiche 7 sur « constituer : les groupes » ?"),
        ("Comment constituer les groupes", "Comment constituer les groupes ?"),
        ("Comment les structures initient", "Que dit la fiche 7 sur « comment les structures initient » ?"),
        ("Une « place » partagée", "Que dit la fiche 7 sur « une “place” partagée » ?"),
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
    voice = Voice.of("en")
    asked = [followups().question(title, FICHE, voice) for title in ("Constituer les groupes", "Quelle est la place ?")]
    assert asked == [
        'What do the guides say about how to "constituer les groupes"?',
        'What does the guide say in fiche 7 about "quelle est la place ?"?',
    ]


@pytest.mark.parametrize(
    ("code", "spoken"),
    [("Chapitre 2", "le chapitre 2"), ("Annexe B", "l’annexe B"), ("3.1", "la partie 3.1"), ("Axe 4", "l’axe 4")],
)
def test_the_code_of_a_fiche_has_its_article(code: str, spoken: str) -> None:
    fiche = replace(FICHE, code=code)
    assert followups().question("Les groupes de structures", fiche, Voice.of("fr")) == (
        f"Que dit {spoken} sur « les groupes de structures » ?"
    )


def printed(*questions: str, headings: tuple[str, ...] = (), language: Language = "fr") -> tuple[str, ...]:
    """What follows an answer that quotes the first passage of a fiche that prints these questions."""
    quoted = [INDEX.passages[INDEX.row("g0")]]
    fiche = replace(FICHE, questions=questions)
    made = Followups(Shelf(INDEX.passages), lambda passage: fiche, {}, lambda question, passage: True)
    return made.after(quoted, headings, Voice.of(language))


def test_questions_that_the_fiche_prints_come_first() -> None:
    assert printed("Qui rembourse les trajets ?") == ("Qui rembourse les trajets ?",)
    assert printed("Qui paie ?", "Who pays?", language="en") == ("Who pays?",)


@pytest.mark.parametrize(
    "question",
    [
        "Combien coûte un tel montage ?",
        "Pourquoi cette méthode ?",
        "Who pays for the trips?",
        "On nous refuse. Que faire ?",
        "Un titre",
        "Comment rembourser " + "les trajets " * 10 + "?",
    ],
)
def test_printed_questions_that_do_not_stand_alone_are_left_out(question: str) -> None:
    assert printed(question) == ()


def test_what_is_told_already_is_not_asked_again() -> None:
    told = " ".join(reversed(INDEX.passages[INDEX.row("g0")].text.split()[:6]))
    assert printed(f"{told} ?") == ()
    assert printed("Qui rembourse les trajets ?", headings=("Qui rembourse les trajets ?",)) == ()


def test_only_questions_that_find_their_passage_are_offered() -> None:
    quoted = [INDEX.passages[INDEX.row("g0")]]
    assert followups(answers=False).after(quoted, [], Voice.of("fr")) == ()
    assert followups().after(quoted, [], Voice.of("fr")) == ("Que dit la fiche 1 sur les points de vigilance ?",)


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

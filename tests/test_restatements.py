"""The official text in the place of the fiche that restates it, in search, in lists of fiches and over scores."""

from pathlib import Path

import numpy as np
import pytest
from small_pdfs import write_pdf

from assistant.assistant import Assistant
from assistant.datamodels import FicheMatch
from assistant.restatements import Restatements
from ingest.datamodels import Fiche, Guide
from ingest.pipeline import ingest
from ingest.settings import Settings, load_settings
from ingest.structure.catalogues import user_folder

OFFICIAL, OTHER, OWN = "officiel.pdf", "autre.pdf", "reformule.pdf"


def guide(document: str, catalogue: str | None, *fiches: Fiche) -> Guide:
    return Guide(document, "0" * 64, f"/{document}", document, (), (), fiches, (), catalogue=catalogue)


def fiche(document: str, code: str, *, restates: tuple[str, ...] = (), parent: str | None = None) -> Fiche:
    restated = "officiel.yaml" if restates else None
    return Fiche(document, code, code, "fiche", 1, 1, parent=parent, restates=restates, restated_guide=restated)


FICHES = (fiche(OFFICIAL, "I"), fiche(OFFICIAL, "I.A", parent="I"), fiche(OFFICIAL, "II"))
SAID_AGAIN = (fiche(OWN, "Partie I", restates=("I",)), fiche(OWN, "Partie II", restates=("II",)))
GUIDES = (guide(OFFICIAL, "officiel.yaml", *FICHES), guide(OWN, "reformule.yaml", *SAID_AGAIN))


def test_a_fiche_restates_what_lies_under_the_official_one_too() -> None:
    restatements = Restatements(GUIDES)
    assert restatements.officials(OWN, "Partie I") == {(OFFICIAL, "I"), (OFFICIAL, "I.A")}
    assert restatements.officials(OWN, "Partie II") == {(OFFICIAL, "II")}
    assert restatements.officials(OFFICIAL, "I") == restatements.officials("inconnu.pdf", None) == frozenset()


def test_the_introduction_of_a_guide_that_only_restates_does_too() -> None:
    assert Restatements(GUIDES).officials(OWN, None) == {(OFFICIAL, "I"), (OFFICIAL, "I.A"), (OFFICIAL, "II")}
    partly = guide(OWN, "reformule.yaml", *SAID_AGAIN, fiche(OWN, "Partie III"))
    assert Restatements([GUIDES[0], partly]).officials(OWN, None) == frozenset()


def test_nothing_is_restated_of_a_guide_that_is_absent_or_not_recognised() -> None:
    for guides in ([GUIDES[1]], [GUIDES[1], guide(OFFICIAL, None, *FICHES)]):
        assert Restatements(guides).officials(OWN, "Partie I") == frozenset()


@pytest.mark.parametrize(
    ("ranked", "kept"),
    [
        ([(OWN, "Partie I", 0.9), (OFFICIAL, "II", 0.5), (OFFICIAL, "I.A", 0.3)], [("I.A", 0.9), ("II", 0.5)]),
        ([(OFFICIAL, "I", 0.8), (OWN, "Partie I", 0.5)], [("I", 0.8)]),
        ([(OWN, "Partie I", 0.8), (OFFICIAL, "II", 0.5)], [("Partie I", 0.8), ("II", 0.5)]),
        ([], []),
    ],
)
def test_official_fiche_takes_the_better_place(
    ranked: list[tuple[str, str, float]], kept: list[tuple[str, float]]
) -> None:
    known = {(each.document, each.code): each for each in (*FICHES, *SAID_AGAIN)}
    matches = [
        FicheMatch(rank, known[document, code], "", score) for rank, (document, code, score) in enumerate(ranked, 1)
    ]
    found = Restatements(GUIDES).officials_first(matches)
    assert [(match.fiche.code, match.score) for match in found] == kept
    assert [match.rank for match in found] == list(range(1, len(kept) + 1))


def test_official_fiche_takes_the_better_score() -> None:
    scores = np.array([0.2, 0.3, 0.9, 0.5, 0.4], dtype=np.float32)
    found = Restatements(GUIDES).official_scores([*FICHES, *SAID_AGAIN], scores)
    assert found.tolist() == pytest.approx([0.2, 0.5, 0.9, 0.0, 0.0])
    assert scores.tolist() == pytest.approx([0.2, 0.3, 0.9, 0.5, 0.4])
    assert Restatements(GUIDES[1:]).official_scores(SAID_AGAIN, scores[3:]) == pytest.approx(scores[3:])


CATALOGUE = """
guide: {title}
reconnaitre: [{title}]
{reprend}
fiches:
  - {{code: Fiche 1, titre: Réunir les voisins{own}}}
  - {{code: Fiche 2, titre: Tenir les comptes{own_too}}}
"""
OFFICIAL_PAGES = (
    "Manuel officiel des ateliers\n\nFiche 1 - Réunir les voisins\n"
    "L'invitation part trois semaines avant la rencontre, avec le plan du local et la liste des outils prêtés.\n"
    "Chaque habitant dit ce qu'il sait réparer et ce qu'il souhaite apprendre pendant la saison.",
    "Fiche 2 - Tenir les comptes\n"
    "Le trésorier note chaque dépense dans le registre et présente la caisse à l'assemblée du printemps.",
)
OWN_PAGES = (
    "Les ateliers redits simplement\n\nFiche 1 - Réunir les voisins\n"
    "Comment faire venir les gens du quartier ? Prévenez les habitants trois semaines avant la rencontre.\n"
    "Joignez à l'invitation un plan et la liste des outils ; chacun dit ce qu'il sait réparer.",
    "Fiche 2 - Tenir les comptes\n"
    "Qui surveille l'argent de la caisse ? Le trésorier écrit les dépenses et les présente au printemps.",
)


def opened(folder: Path, *documents: str) -> Assistant:
    """An assistant over the official guide, its restatement, or both."""
    settings: Settings = load_settings(data=folder / "data", corpus=folder / "corpus")
    user_folder(settings).mkdir(parents=True)
    (folder / "corpus").mkdir()
    restated = {"reprend": "reprend: officiel.yaml", "own": ", reprend: Fiche 1", "own_too": ", reprend: Fiche 2"}
    for name, title, parts in [
        ("officiel", "Manuel officiel des ateliers", dict.fromkeys(restated, "")),
        ("reformule", "Les ateliers redits simplement", restated),
    ]:
        text = CATALOGUE.format(title=title, **parts)
        (user_folder(settings) / f"{name}.yaml").write_text(text, encoding="utf-8")
    pages = {OFFICIAL: OFFICIAL_PAGES, OWN: OWN_PAGES}
    for document in documents:
        write_pdf(pages[document], folder / "corpus" / document)
    ingest([folder / "corpus"], settings=settings)
    return Assistant(settings)


QUESTIONS = ("Comment faire venir les habitants à la rencontre ?", "qui surveille l'argent de la caisse ?")
LAY_QUESTION = "Comment faire venir les gens du quartier ?"


@pytest.mark.parametrize("question", QUESTIONS)
def test_search_lists_the_official_text_alone(question: str, tmp_path: Path) -> None:
    assistant = opened(tmp_path, OFFICIAL, OWN)
    hits = assistant.search(question)
    assert {hit.passage.document for hit in hits} == {OFFICIAL}
    assert {twin.document for twin in hits[0].twins} == {OWN}
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_a_restatement_that_alone_answers_is_listed(tmp_path: Path) -> None:
    assert {hit.passage.document for hit in opened(tmp_path, OFFICIAL, OWN).search(LAY_QUESTION)} == {OWN}


@pytest.mark.parametrize("question", QUESTIONS)
def test_search_in_the_restating_guide_alone_finds_it(question: str, tmp_path: Path) -> None:
    both = opened(tmp_path, OFFICIAL, OWN)
    assert {hit.passage.document for hit in both.search(question, documents=[OWN])} == {OWN}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_changes_without_the_official_guide(question: str, tmp_path: Path) -> None:
    hits = opened(tmp_path, OWN).search(question)
    assert hits[0].passage.document == OWN and hits[0].twins == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_cites_the_official_text(question: str, tmp_path: Path) -> None:
    answer = opened(tmp_path, OFFICIAL, OWN).ask(question)
    assert {citation.document for citation in answer.citations} == {OFFICIAL}

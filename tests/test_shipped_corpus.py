"""A fresh checkout is useful at once: the shipped guides are read whole, the short one answers what it was made for."""

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.screens.welcome import EXAMPLES
from ingest.pipeline import ingest
from ingest.reading import read_guide
from ingest.settings import load_settings

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
GUIDE = "comite-de-pilotage.pdf"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the short guide alone."""
    settings = load_settings(data=tmp_path_factory.mktemp("short"), corpus=CORPUS)
    ingest([CORPUS / GUIDE], settings=settings)
    return Assistant(settings)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.stem)
def test_every_shipped_page_is_read(path: Path) -> None:
    guide = read_guide(path, settings=load_settings())
    assert [page.number for page in guide.pages if page.source != "text"] == []
    assert guide.fiches


def test_the_guide_is_not_taken_for_one_of_its_sources(assistant: Assistant) -> None:
    guide = assistant.index.guide(GUIDE)
    assert (guide.title, guide.publisher) == ("Constituer et animer un comité de pilotage", "Fil conducteur")
    assert [(fiche.code, fiche.page, fiche.page_end) for fiche in guide.fiches] == [
        ("Fiche 1", 2, 2),
        ("Fiche 2", 3, 3),
        ("Fiche 3", 4, 4),
    ]
    assert guide.fiches[0].related == ("Fiche 2", "Fiche 3")


@pytest.mark.parametrize(
    ("question", "fiche"),
    [
        ("Comment constituer un comité de pilotage ?", "Fiche 1"),
        ("Qui doit siéger au COPIL ?", "Fiche 1"),
        ("Faut-il consulter le comité d'appui ?", "Fiche 1"),
        ("Qui anime les séances du comité ?", "Fiche 2"),
        ("À quelle fréquence réunir le comité de pilotage ?", "Fiche 2"),
        ("Que doit contenir le rapport final ?", "Fiche 3"),
        ("Comment évaluer avec le comité ?", "Fiche 3"),
    ],
)
def test_the_right_fiche_is_found_first(assistant: Assistant, question: str, fiche: str) -> None:
    assert assistant.search(question, k=1)[0].passage.fiche == fiche


def test_the_first_example_is_answered_with_exact_citations(assistant: Assistant) -> None:
    answer = assistant.ask(EXAMPLES[0][1])
    assert not answer.refused
    assert {citation.status for citation in answer.citations} == {"exact"}
    assert any(citation.fiche and citation.fiche.code == "Fiche 1" for citation in answer.citations)


@pytest.mark.parametrize("fiche", ["Fiche 1", "Fiche 2", "Fiche 3"])
def test_the_numbered_steps_of_a_fiche_stand_whole_in_one_passage(assistant: Assistant, fiche: str) -> None:
    steps = next(
        passage
        for passage in assistant.index.guide(GUIDE).passages
        if passage.fiche == fiche and passage.text.startswith("1. ")
    )
    assert [line[:2] for line in steps.text.splitlines()] == ["1.", "2.", "3.", "4.", "5.", "6."]

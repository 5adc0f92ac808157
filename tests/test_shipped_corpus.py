"""A fresh checkout is useful at once: the shipped guides are read whole, one of them answers what it was made for."""

import re
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.question.known_questions import KnownQuestions
from assistant.screens.welcome import EXAMPLES
from ingest.pipeline import ingest
from ingest.reading import read_guide
from ingest.settings import load_settings
from training.questions.shipped import questions_on_sections

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
GUIDE = "conduire-une-ingenierie-collective.pdf"
FICHES = {
    "conduire-une-ingenierie-collective": 13,
    "developper-des-territoires-solidaires": 41,
    "guide-du-prestataire": 12,
    "mutualiser-entre-structures-d-insertion": 11,
    "quatre-ingenieries-collectives-environnement": 7,
    "rediger-un-cahier-des-charges": 18,
}
"""How many fiches each guide has."""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the guide on collective support alone."""
    settings = load_settings(data=tmp_path_factory.mktemp("short"), corpus=CORPUS)
    ingest([CORPUS / GUIDE], settings=settings)
    return Assistant(settings)


def test_six_guides_are_shipped() -> None:
    assert {path.stem for path in CORPUS.glob("*.pdf")} == FICHES.keys()


@pytest.mark.parametrize("name", FICHES)
def test_every_shipped_page_is_read(name: str) -> None:
    guide = read_guide(CORPUS / f"{name}.pdf", settings=load_settings())
    assert [page.number for page in guide.pages if page.source != "text"] == []
    assert len(guide.fiches) == FICHES[name]


def test_the_guide_is_not_taken_for_one_of_its_sources(assistant: Assistant) -> None:
    guide = assistant.index.guide(GUIDE)
    assert (guide.title, guide.publisher) == ("Conduire une ingénierie collective", "Fil conducteur")
    assert [fiche.code for fiche in guide.fiches] == [
        *(f"Fiche méthodologique {number}" for number in range(1, 5)),
        *(f"Fiche pratique {number}" for number in range(1, 8)),
        *(f"Fiche expérience {number}" for number in range(1, 3)),
    ]
    assert {"Fiche méthodologique 2", "Fiche pratique 1"} <= set(guide.fiches[0].related)


def test_known_questions_lie_on_the_pages_of_the_shipped_guide(assistant: Assistant) -> None:
    """They are stored by page: run `python -m training.questions` again when the pages of a shipped guide change."""
    asked = list(questions_on_sections(assistant.index, [GUIDE]))
    known = KnownQuestions.load().bind(assistant.index.lexical, assistant.index.passages)
    text = np.zeros(len(assistant.index.passages), dtype=np.float32)
    assert known.asked.all() and len(asked) > 100
    found = 0
    for passage, texts in asked[::5]:
        scores = known.scores(assistant.understand(texts["fr"][0]), text)
        best = assistant.index.passages[int(np.argmax(scores))]
        found += best.page <= passage.page <= best.page_end
    assert found >= 0.8 * len(asked[::5])


@pytest.mark.parametrize(
    ("question", "fiche"),
    [
        ("Comment constituer un comité de pilotage ?", "Fiche pratique 3"),
        ("Qui doit siéger au COPIL ?", "Fiche pratique 3"),
        ("Combien coûte une journée sur la banque ?", "Fiche expérience 1"),
        ("Que doit contenir le cahier des charges ?", "Fiche méthodologique 3"),
        ("À qui transmettre ce que l'on a appris ?", "Fiche méthodologique 4"),
        ("Comment financer une ingénierie collective ?", "Fiche pratique 7"),
        ("How do I present a group project?", "Fiche pratique 5"),
    ],
)
def test_the_right_fiche_is_found_first(assistant: Assistant, question: str, fiche: str) -> None:
    assert assistant.search(question, k=1)[0].passage.fiche == fiche


def test_the_first_example_is_answered_with_exact_citations(assistant: Assistant) -> None:
    answer = assistant.ask(EXAMPLES[0][1])
    assert not answer.refused
    assert {citation.status for citation in answer.citations} == {"exact"}
    assert any(citation.fiche and citation.fiche.code == "Fiche pratique 3" for citation in answer.citations)


@pytest.mark.parametrize(("fiche", "count"), [("Fiche pratique 1", 5), ("Fiche pratique 3", 3)])
def test_the_numbered_steps_of_a_fiche_stand_whole_in_one_passage(assistant: Assistant, fiche: str, count: int) -> None:
    passages = [each.text for each in assistant.index.guide(GUIDE).passages if each.fiche == fiche]
    steps = next(
        re.findall(r"^\d\.", text, re.MULTILINE) for text in passages if re.search(r"^1\. ", text, re.MULTILINE)
    )
    assert steps[:count] == [f"{number}." for number in range(1, count + 1)]

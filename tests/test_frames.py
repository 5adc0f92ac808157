"""What the assistant says of itself."""

import pytest

from assistant.answer.fiche_answer import page_name
from assistant.answer.frames import Voice, quiet
from ingest.datamodels import Fiche


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("RÔLE DU DLA ET DU C2RA", "Rôle du DLA et du C2RA"),
        ("L’EXPÉRIENCE", "L’expérience"),
        ("« RESSOURCES »", "« Ressources »"),
        ("Un titre DLA ordinaire", "Un titre DLA ordinaire"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_quiet(title: str, said: str) -> None:
    assert quiet(title) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [("> mise en œuvre :", "Mise en œuvre"), ("■ Missions.", "Missions"), ("« Agir »", "« Agir »"), ("  a\nb ", "A b")],
)
def test_heading(title: str, said: str) -> None:
    assert Voice.of("fr").heading(title) == said


def test_code() -> None:
    fiche = Fiche("a.pdf", "3.1", "Titre", "chapitre", 1, 2)
    assert Voice.of("fr").code(fiche) == "Partie 3.1"
    assert Voice.of("en").code(fiche) == "Part 3.1"
    assert Voice.of("fr").code(Fiche("a.pdf", "Fiche III-4", "Titre", "fiche", 1, 2)) == "Fiche III-4"


@pytest.mark.parametrize(
    ("label", "name"), [(None, "12"), ("12", "12"), ("10", "12 du PDF, imprimée 10"), ("iv", "12 du PDF, imprimée iv")]
)
def test_page_name(label: str | None, name: str) -> None:
    assert page_name(label, 12, Voice.of("fr")) == name

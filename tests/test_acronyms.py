"""Acronyms are recognised where they are meant, with the meaning that the question calls for."""

from pathlib import Path

import pytest

from assistant.question.acronyms import Acronyms
from assistant.question.tokens import find_phrases, tokenise
from ingest.errors import SettingsError

ACRONYMS = Acronyms.load()


def _meanings(question: str) -> dict[str, str]:
    tokens = tokenise(question)
    found = ((token.text, ACRONYMS.find(tokens, place)) for place, token in enumerate(tokens))
    return {text: meaning.text for text, meaning in found if meaning is not None}


@pytest.mark.parametrize(
    ("question", "letters", "meaning"),
    [
        ("Qui siège au COPIL ?", "COPIL", "comité de pilotage"),
        ("qui siege au copil", "copil", "comité de pilotage"),
        ("le rôle du C2RA", "C2RA", "centre régional de ressources et d'animation"),
        ("les SIAEs du bassin", "SIAEs", "structure d'insertion par l'activité économique"),
        ("trois AI se regroupent", "AI", "association intermédiaire"),
        ("des ai + aci d'un meme bassin", "ai", "association intermédiaire"),
        ("les 3 ai du canton", "ai", "association intermédiaire"),
        ("une ei du batiment", "ei", "entreprise d'insertion"),
        ("how does an IC start?", "IC", "ingénierie collective"),
        ("rédige le CDC pour le prestataire", "CDC", "cahier des charges"),
        ("financeurs ddtefp + cdc + region", "cdc", "Caisse des Dépôts"),
        ("la CDC et ses communes", "CDC", "communauté de communes"),
        ("le CA vote le budget, combien de membres", "CA", "conseil d'administration"),
        ("CA annuel en euros", "CA", "chiffre d'affaires"),
    ],
)
def test_acronym_is_expanded(question: str, letters: str, meaning: str) -> None:
    assert _meanings(question)[letters] == meaning


@pytest.mark.parametrize(
    "question",
    [
        "j'ai un doute",
        "je n'en ai pas les moyens",
        "quelle aide ai-je reçue",
        "ca va coûter cher",
        "le ce que je cherche",
        "there is a cap on fees",
        "dis-moi si tu plie le dossier",
    ],
)
def test_everyday_word_is_no_acronym(question: str) -> None:
    assert _meanings(question) == {}


def test_expansion_leads_back_to_the_acronym() -> None:
    tokens = tokenise("Comment constituer les comités de pilotage d'un groupement d'employeurs ?")
    assert [found[2] for found in find_phrases(tokens, ACRONYMS.phrases)] == ["copil", "ge"]


def test_user_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "acronyms.yaml").write_text(
        "TZCLD: territoire zéro chômeur\nCOPIL: comité du pilier\n", encoding="utf-8"
    )
    own = Acronyms.load(tmp_path)
    tokens = tokenise("TZCLD et COPIL et DLA")
    texts = [meaning.text for place in range(len(tokens)) if (meaning := own.find(tokens, place))]
    assert texts == ["territoire zéro chômeur", "comité du pilier", "dispositif local d'accompagnement"]


def test_acronym_without_meaning_is_refused(tmp_path: Path) -> None:
    (tmp_path / "acronyms.yaml").write_text("TZCLD:\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="TZCLD"):
        Acronyms.load(tmp_path)


def test_broken_table_names_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "acronyms.yaml").write_text("A: b\n- c\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"acronyms\.yaml.*ligne 2"):
        Acronyms.load(tmp_path)


def test_table_must_be_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "acronyms.yaml").write_text("- COPIL\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="terme: traduction"):
        Acronyms.load(tmp_path)

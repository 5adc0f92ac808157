"""Glossary and thesaurus: terms found whole, the longest first, the user's own winning."""

from pathlib import Path

import pytest

from assistant.question.glossary import GLOSSARY, THESAURUS, Glossary
from assistant.question.tables import load_table
from assistant.question.tokens import tokenise
from ingest.errors import SettingsError

ENGLISH = Glossary.load(GLOSSARY)
LAY = Glossary.load(THESAURUS)


@pytest.mark.parametrize(
    ("question", "french"),
    [
        ("Who sits on the steering committee?", "comité de pilotage"),
        ("the terms of reference", "cahier des charges"),
        ("tender specifications for providers", "cahier des charges"),
        ("several funders", "financeur"),
        ("pooling of staff", "mutualisation"),
        ("the hourly fees", "honoraires"),
        ("a local authority", "collectivité territoriale"),
    ],
)
def test_english_term(question: str, french: str) -> None:
    assert french in [entry.texts[0] for _, _, entry in ENGLISH.find(tokenise(question))]


def test_longest_term_wins() -> None:
    found = ENGLISH.find(tokenise("a work integration association"))
    assert [(start, end, entry.texts[0]) for start, end, entry in found] == [(1, 4, "association intermédiaire")]


@pytest.mark.parametrize(
    ("question", "trade"),
    [
        ("ma boîte", "entreprise"),
        ("les boites du secteur", "entreprise"),
        ("ils bossent", "travailler"),
        ("mettre la clé sous la porte", "cessation d'activité"),
        ("chacune dans son coin", "individuel"),
    ],
)
def test_everyday_french(question: str, trade: str) -> None:
    assert trade in [text for _, _, entry in LAY.find(tokenise(question)) for text in entry.texts]


def test_alternatives_are_index_terms() -> None:
    [(_, _, entry)] = ENGLISH.find(tokenise("funder"))
    assert entry.alternatives == (("financeur",),)


def test_user_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / GLOSSARY).write_text(
        "funder: bailleur public\nblockchain: [chaîne de blocs, registre]\n", encoding="utf-8"
    )
    own = Glossary.load(GLOSSARY, tmp_path)
    texts = [entry.texts for _, _, entry in own.find(tokenise("funder blockchain provider"))]
    assert texts == [("bailleur public",), ("chaîne de blocs", "registre"), ("prestataire", "intervenant")]


def test_term_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / GLOSSARY).write_text("blockchain:\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="blockchain"):
        Glossary.load(GLOSSARY, tmp_path)


@pytest.mark.parametrize(("name", "least"), [(GLOSSARY, 250), (THESAURUS, 300)])
def test_shipped_tables_are_whole(name: str, least: int) -> None:
    table = load_table(name)
    assert len(table) >= least
    assert all(isinstance(value, str) and value for value in table.values())

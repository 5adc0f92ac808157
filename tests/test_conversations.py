"""Conversations survive a restart, belong to their owner, and are found by their words."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import QUESTION, make_answer, make_refusal

from assistant.conversations import TITLE_LENGTH, Conversations, shorten
from ingest.errors import FilError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.sqlite"


def test_a_conversation_survives_a_restart_whole(path: Path) -> None:
    created = Conversations(path).create(QUESTION)
    Conversations(path).add(created.id, make_answer())
    Conversations(path).add(created.id, make_refusal("Quelle météo ?"))
    turns = Conversations(path).turns(created.id)
    assert [turn.answer for turn in turns] == [make_answer(), make_refusal("Quelle météo ?")]
    assert [turn.number for turn in turns] == [1, 2]


def test_the_last_used_conversation_comes_first(path: Path) -> None:
    store = Conversations(path)
    first, second = store.create("Première"), store.create("Seconde")
    assert [each.title for each in store.find()] == ["Seconde", "Première"]
    store.add(first.id, make_answer())
    assert [each.id for each in store.find()] == [first.id, second.id]
    assert [each.turns for each in store.find()] == [1, 0]


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("comité", True),
        ("COMITE", True),
        ("comité constituer", True),
        ("reponse", True),  # in the answer, without its accent
        ("50%", False),  # no wildcard
        ("budget", False),
        ("  ", True),
    ],
)
def test_search_reads_titles_questions_and_answers(path: Path, search: str, is_found: bool) -> None:
    store = Conversations(path)
    store.add(store.create("L’été").id, replace(make_answer(), markdown="Une réponse sur l’œuvre"))
    assert bool(store.find(search)) is is_found


def test_renaming_and_deleting(path: Path) -> None:
    store = Conversations(path)
    created = store.create(QUESTION)
    store.add(created.id, make_answer())
    store.rename(created.id, "  Le comité\n de l’été ")
    assert store.find()[0].title == "Le comité de l’été"
    store.rename(created.id, "   ")
    assert store.find()[0].title == "Le comité de l’été"
    store.delete(created.id)
    assert store.find() == []
    assert store.turns(created.id) == ()


def test_adding_to_a_deleted_conversation_says_so(path: Path) -> None:
    store = Conversations(path)
    created = store.create(QUESTION)
    store.delete(created.id)
    with pytest.raises(FilError, match="supprimée"):
        store.add(created.id, make_answer())


def test_owners_do_not_see_each_other(path: Path) -> None:
    mine, theirs = Conversations(path, "a@exemple.fr"), Conversations(path, "b@exemple.fr")
    created = mine.create(QUESTION)
    mine.add(created.id, make_answer())
    theirs.rename(created.id, "Volée")
    theirs.delete(created.id)
    with pytest.raises(FilError):
        theirs.add(created.id, make_answer())
    assert theirs.find() == []
    assert theirs.get(created.id) is None
    assert theirs.turns(created.id) == ()
    assert mine.find()[0].title == QUESTION


def test_an_answer_of_another_version_keeps_its_text(path: Path) -> None:
    store = Conversations(path)
    created = store.create(QUESTION)
    store.add(created.id, make_answer())
    with sqlite3.connect(path) as database:
        database.execute('update turns set answer = \'{"from": "the future"}\'')
    database.close()
    (turn,) = store.turns(created.id)
    assert turn.answer.markdown == "réponse [1]"
    assert turn.answer.citations == ()
    assert "autre version" in turn.answer.degraded[0]


def test_a_damaged_file_is_told_with_a_remedy(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(FilError, match=r"conversations\.sqlite.*déplacez"):
        Conversations(path).find()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Court ?", "Court ?"),
        ("  deux \n lignes ", "deux lignes"),
        ("mot " * 40, "mot " * 16 + "mot…"),
        ("x" * 100, "x" * (TITLE_LENGTH - 1) + "…"),
    ],
)
def test_titles_are_cut_at_a_word(text: str, short: str) -> None:
    assert shorten(text) == short
    assert len(shorten(text)) <= TITLE_LENGTH

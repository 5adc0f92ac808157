"""Briefs kept, listed, copied and deleted; each owner sees only their own."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.drafting.brief import Brief, Budget, Criterion
from assistant.drafting.saved_briefs import SavedBriefs, Work
from assistant.drafting.work import work_of
from ingest.errors import FilError

BRIEF = Brief(
    problem="l’approvisionnement « en direct » : lequel ?",
    days=Decimal("9.5"),
    feasibility_phase=False,
    budget=Budget(ceiling=Decimal(11000), taxes="TTC"),
    criteria=(Criterion(label="prix", weight=Decimal(40)),),
)
CHANGED = Work(BRIEF, "proposition", ("contexte", "mien"), {"contexte": "Voici.\n\n- un [1]"}, {"mien": "Logement"})


@pytest.fixture
def saved(tmp_path: Path) -> SavedBriefs:
    return SavedBriefs(tmp_path / "data" / "briefs.sqlite")


def test_a_saved_work_comes_back_as_it_was(saved: SavedBriefs) -> None:
    id = saved.save("Épiceries de l’Aude", CHANGED)
    found = SavedBriefs(saved.path).get(id)
    assert found is not None
    assert (found.id, found.name, found.work) == (id, "Épiceries de l’Aude", CHANGED)


def test_saving_again_replaces_and_lists_first(saved: SavedBriefs) -> None:
    first = saved.save("Premier", work_of(Brief()))
    saved.save("Second", work_of(Brief()))
    assert [each.name for each in saved.list()] == ["Second", "Premier"]
    assert saved.save("Premier revu", CHANGED, id=first) == first
    assert [each.name for each in saved.list()] == ["Premier revu", "Second"]
    found = saved.get(first)
    assert found is not None and found.work == CHANGED
    assert found.created <= found.updated


def test_saving_what_was_deleted_meanwhile_keeps_it_as_new(saved: SavedBriefs) -> None:
    id = saved.save("Ouvert dans deux onglets", CHANGED)
    saved.delete(id)
    again = saved.save("Ouvert dans deux onglets", CHANGED, id=id)
    found = saved.get(again)
    assert found is not None and found.work == CHANGED


def test_copies_have_names_of_their_own(saved: SavedBriefs) -> None:
    id = saved.save("Crèches", CHANGED)
    first = saved.duplicate(id)
    assert first is not None
    saved.duplicate(id)
    saved.duplicate(first)
    assert {each.name for each in saved.list()} == {
        "Crèches", "Crèches (copie)", "Crèches (copie 2)", "Crèches (copie 3)",
    }  # fmt: skip
    saved.delete(id)
    found = saved.get(first)
    assert found is not None and found.work == CHANGED
    assert saved.duplicate("inconnu") is None


def test_names_are_one_line_and_never_empty(saved: SavedBriefs) -> None:
    id = saved.save("  \n ", CHANGED)
    assert saved.list()[0].name == "Brief sans nom"
    saved.rename(id, " Deux\nlignes ")
    saved.rename(id, "   ")
    assert saved.list()[0].name == "Deux lignes"


def test_nobody_sees_or_changes_the_briefs_of_others(saved: SavedBriefs) -> None:
    id = saved.save("À moi", CHANGED)
    other = SavedBriefs(saved.path, "quelqu’un d’autre")
    assert other.list() == () and other.get(id) is None and other.duplicate(id) is None
    other.rename(id, "À lui")
    other.delete(id)
    taken = other.save("Le sien", work_of(Brief()), id=id)
    assert taken != id
    found = saved.get(id)
    assert found is not None and (found.name, found.work) == ("À moi", CHANGED)


def test_a_brief_of_another_version_is_listed_but_said_unreadable(saved: SavedBriefs) -> None:
    id = saved.save("Ancien", CHANGED)
    with sqlite3.connect(saved.path) as database:
        database.execute("update briefs set work = ?", ('{"brief": {"champ_disparu": 1}, "kind": "proposition"}',))
    database.close()
    assert [each.name for each in saved.list()] == ["Ancien"]
    with pytest.raises(FilError, match="« Ancien » vient d'une autre version"):
        saved.get(id)


def test_a_damaged_file_is_said_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "briefs.sqlite"
    path.write_text("ceci n’est pas une base" * 100, encoding="utf-8")
    with pytest.raises(FilError, match=r"les briefs dans .*briefs\.sqlite"):
        SavedBriefs(path).list()

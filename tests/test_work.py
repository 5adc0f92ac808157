"""A work exported as one file and imported again."""

from pathlib import Path

import pytest

from assistant.drafting.brief import Brief
from assistant.drafting.brief_files import parse_brief
from assistant.drafting.work import Work, parse_work, read_work, work_of, work_yaml
from ingest.errors import InputError

BRIEF = Brief(kind="reponse-de-prestataire", problem="une question : laquelle ?")
WORK = Work(
    BRIEF,
    "cahier-des-charges",
    ("contexte", "mien", "budget"),
    {"contexte": "# Titre\n\nVoici [1] :\n\n- un  point\n- l’autre : bien\n", "mien": "  décalé\n\tpuis tabulé"},
    {"mien": "Nos « attentes »"},
)


@pytest.mark.parametrize("work", [WORK, work_of(BRIEF), work_of(Brief()), Work(BRIEF, "proposition", ())])
def test_an_exported_work_comes_back_as_it_was(work: Work, tmp_path: Path) -> None:
    path = tmp_path / "export.yaml"
    path.write_text(work_yaml(work), encoding="utf-8")
    assert read_work(path) == work


def test_a_brief_alone_is_a_work_without_changes() -> None:
    assert parse_work("nature: réponse de prestataire", "a.yaml") == Work(
        Brief(kind="reponse-de-prestataire"), "proposition"
    )
    assert parse_work("jours: 3", "a.yaml").kind == "cahier-des-charges"
    assert "document" not in work_yaml(work_of(BRIEF))


def test_an_exported_work_is_a_brief_too() -> None:
    assert parse_brief(work_yaml(WORK), "export.yaml") == BRIEF


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document: {genre: roman}", "partie « document.genre »"),
        ("document: {chapitres: [a]}", "partie « document.chapitres »"),
        ("document: {textes: [a]}", "partie « document.textes »"),
        ("document: oui", "partie « document »"),
    ],
)
def test_a_part_that_no_export_writes_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_work(text, "a.yaml")
    assert said in str(raised.value)

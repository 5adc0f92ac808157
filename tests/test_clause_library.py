"""The clause library: what its loader refuses, and that every clause of it can be written."""

from pathlib import Path

import pytest

from assistant.drafting.composer import VOCABULARY
from prompts import PromptError
from prompts.clause_library import Clause, ClauseSection, Ground, Question, load_clauses

HEAD = "id: essai\ntitle: Essai\nclauses:\n"
GROUND = "    ground: [{ask: rapport final, hold: [rapport|bilan, final]}]\n"


def load(folder: Path, *clauses: str, head: str = HEAD) -> tuple[ClauseSection, ...]:
    """The sections of a library that holds one file."""
    (folder / "note").mkdir(exist_ok=True)
    (folder / "note" / "01-essai.yaml").write_text(head + "".join(clauses), encoding="utf-8")
    return load_clauses("note", VOCABULARY, folder)


def clause(*lines: str, name: str = "une") -> str:
    """A clause of that name with these keys."""
    return f"  - id: {name}\n    why: Parce que.\n" + "".join(f"    {line}\n" for line in lines)


def test_a_clause_is_read_whole(tmp_path: Path) -> None:
    text = clause("if: une-structure", "has: [days]", "lacks: rhythm", 'text: "Durée : {days}."') + GROUND
    (section,) = load(tmp_path, text, clause('text: "Lieu : {gap}"', "gap: {field: place, ask: lieu}", name="autre"))
    assert section.clauses[0] == Clause(
        id="une",
        why="Parce que.",
        conditions=("une-structure",),
        has=("days",),
        lacks=("rhythm",),
        text="Durée\u00a0: {days}.",
        grounds=(Ground("rapport final", (("rapport", "bilan"), ("final",))),),
    )
    assert section.clauses[1].gap == Question("place", "lieu")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["texte: Bonjour"], "en trop \\['texte'\\]"),
        (["text: Bonjour"], "ni question"),
        (["if: grand-soir", "text: '{days}'"], "conditions inconnues \\['grand-soir'\\]"),
        (["text: '{jours}'"], "champ inconnu {jours}"),
        (["text: '{x:un|deux} {days}'"], "champ inconnu {x:un|deux}".replace("|", "\\|")),
        (["text: 'Un { de trop, {days}'"], "accolade seule"),
        (["has: [durée]", "text: '{days}'"], "champs inconnus \\['durée'\\]"),
        (["items: musiciens", "text: 'Voici :'"], "champs inconnus \\['musiciens'\\]"),
        (["table: danse"], "champs inconnus \\['danse'\\]"),
        (["text: 'Lieu : {gap}'"], "un manque et sa marque"),
        (["text: Lieu", "gap: {field: place, ask: lieu}"], "un manque et sa marque"),
        (["text: 'Lieu : {gap}'", "gap: {field: lieu, ask: lieu}"], "champs inconnus \\['lieu'\\]"),
        (["text: 'Lieu : {gap}'", "gap: {field: place}"], "il manque \\['ask'\\]"),
        (["text: Bonjour", "ground: [{ask: rapport}]"], "il manque \\['hold'\\]"),
        (["items: results"], "ne dit rien"),
    ],
)
def test_what_the_code_does_not_know_is_refused(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(PromptError, match=f"01-essai.yaml, une : .*{said}"):
        load(tmp_path, clause(*lines))


def test_sections_are_checked_too(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="identifiants répétés \\['une'\\]"):
        load(tmp_path, clause("text: '{days}'"), clause("table: calendar"))
    with pytest.raises(PromptError, match="en trop \\['titre'\\]"):
        load(tmp_path, clause("text: '{days}'"), head=HEAD.replace("title", "titre: x\ntitle"))
    with pytest.raises(PromptError, match=r"champ inconnu .days"):
        load(tmp_path, clause("text: '{days}'"), head=HEAD.replace("Essai", "Essai {days}"))
    with pytest.raises(PromptError, match="est vide"):
        load_clauses("rien", VOCABULARY, tmp_path)

"""Texts of the prompts folder: what is refused, and that each renders."""

from pathlib import Path

import pytest

import prompts
from assistant.answer.drafting import PLANS, plan
from assistant.answer.frames import ANSWERS, Voice


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A prompts folder of its own."""
    monkeypatch.setattr(prompts, "FOLDER", tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "essai.fr.txt").write_text(text, encoding="utf-8")


def test_a_file_that_fits_is_loaded(folder: Path) -> None:
    write(folder, "# une note\n[salut]\nBonjour {name} !\n\n[fin]\nAu revoir.\nMerci.\n")
    frames = prompts.load("essai", "fr", {"salut": ("name",), "fin": ()})
    assert frames.text("salut", name="Zoé") == "Bonjour Zoé !"
    assert frames.text("fin") == "Au revoir.\nMerci."


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[salut]\nBonjour", "manque \\['fin'\\]"),
        ("[salut]\nBonjour {name}\n[fin]\nx\n[autre]\ny", "en trop \\['autre'\\]"),
        ("[salut]\nBonjour {nom}\n[fin]\nx", "salut : champs \\['name'\\]"),
        ("[salut]\nBonjour\n[fin]\nx", "salut : champs \\['name'\\]"),
        ("[salut]\na {name}\n[salut]\nb", "deux fois"),
        ("perdu\n[salut]\na {name}", "texte sans nom"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(folder: Path, text: str, complaint: str) -> None:
    write(folder, text)
    with pytest.raises(prompts.PromptError, match=complaint):
        prompts.load("essai", "fr", {"salut": ("name",), "fin": ()})


def test_rendering_refuses_missing_and_unknown_fields(folder: Path) -> None:
    write(folder, "[salut]\nBonjour {name}")
    frames = prompts.load("essai", "fr", {"salut": ("name",)})
    for fields in ({}, {"nom": "x"}, {"name": "x", "age": 3}):
        with pytest.raises(prompts.PromptError, match="champs"):
            frames.text("salut", **fields)
    with pytest.raises(prompts.PromptError, match="texte inconnu : adieu"):
        frames.text("adieu")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_frame_renders(language: str, name: str) -> None:
    voice = Voice.of("fr" if language == "fr" else "en")
    rendered = voice.text(name, **dict.fromkeys(ANSWERS[name], "VALEUR"))
    assert rendered.count("VALEUR") >= len(ANSWERS[name])
    assert "{" not in rendered


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_is_made_of_known_lines(name: str) -> None:
    assert {line.mark for line in plan(name)} <= {"=", "##", "?", "@", "!", "+", "*"}

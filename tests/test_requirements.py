"""What the guides require: the files fit the code and the clause library, and bad ones are refused."""

from pathlib import Path

import pytest

import prompts.requirements
from assistant.drafting.composer import sections_of
from assistant.drafting.datamodels import DocumentKind
from prompts import PromptError
from prompts.requirements import load_requirements

KINDS: tuple[DocumentKind, ...] = ("cahier-des-charges", "proposition")
COMMON = """
forms: [{name: un rapport, patterns: ['^rapport']}]
objects: []
advice: ^pensez
lessons: []
precise: []
"""
NATURE = "nature: {name: une note, missing: rien., titles: [note], asks: [], object: [], about: []}\n"
ELEMENT = (
    "requirements:\n  - {id: prix, label: Prix, titles: [prix], least: 5, ground: {ask: le prix, hold: [prix|cout]}"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of requirements of its own."""
    monkeypatch.setattr(prompts.requirements, "REQUIREMENTS", tmp_path)
    (tmp_path / "natures.yaml").write_text(COMMON, encoding="utf-8")
    load_requirements.cache_clear()
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_of_the_clause_library_is_required_under_its_id(kind: DocumentKind) -> None:
    load_requirements.cache_clear()
    required = [each.id for each in load_requirements(kind).required]
    first_page = [each.id for each in load_requirements(kind).required if each.is_first_page]
    assert [each for each in required if each not in first_page] == [section.id for section in sections_of(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_written_for_folded_text(kind: DocumentKind) -> None:
    load_requirements.cache_clear()
    for each in load_requirements(kind).required:
        written = "".join(pattern.pattern for pattern in (each.titles, each.says, each.firmly))
        assert not set(written) & set("àâçéèêëîïôùûœ’")
        assert not [sign for sign in ("~", "<moment>", "<number>", "<amount>") if sign in written]


def test_a_file_that_fits_is_loaded(folder: Path) -> None:
    (folder / "note.yaml").write_text(NATURE + ELEMENT + ", says: ['<amount>~ttc']}\n", encoding="utf-8")
    (price,) = load_requirements("note").required
    assert (price.id, price.lacking, price.is_first_page, price.concerns("ingenierie-individuelle")) == (
        "prix", "", False, True,
    )  # fmt: skip
    assert price.says.search("le prix est de 9 000 euros, dit ttc")
    assert price.says.search("neuf mille euros ttc")
    assert not price.says.search("9 000 euros. le reste est ttc")
    assert not price.firmly.search("9 000 euros ttc")
    assert price.ground.hold == (("prix", "cout"),)


@pytest.mark.parametrize(
    ("element", "complaint"),
    [
        (ELEMENT.replace("least: 5, ", "") + "}", "note.yaml, prix : il manque \\['least'\\]"),
        (ELEMENT + ", poids: 3}", "en trop \\['poids'\\]"),
        (ELEMENT + ", unless: ttc}", "unless et lacking vont ensemble"),
        (ELEMENT + ", says: ['prix (']}", "motif mal écrit"),
        (ELEMENT + ", says: [{prix: 3}]}", "motif à mettre entre guillemets"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(folder: Path, element: str, complaint: str) -> None:
    (folder / "note.yaml").write_text(NATURE + element + "\n", encoding="utf-8")
    with pytest.raises(PromptError, match=complaint):
        load_requirements("note")

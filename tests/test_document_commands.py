"""The commands of documents: what they write, what they tell, what they refuse in one French sentence."""

import json
from pathlib import Path

import pytest
from small_index import make_small_index

from assistant.commands import main

BRIEF = """
nature: ingenierie-collective
intitule: Ouvrir un fournil à quatre
structure_porteuse: {nom: Aude Active, dla: DLA de l’Aude}
beneficiaires: {nombre: 4, qui: boulangeries associatives}
budget: 9 000 € TTC
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The data folder of a small index."""
    return str(make_small_index(tmp_path_factory.mktemp("small")).settings.data)


def write(folder: Path, text: str = BRIEF, name: str = "brief.yaml") -> str:
    """A file to draft from."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def draft(data: str, brief: str, output: Path, *options: str) -> int:
    """The exit status of `draft`."""
    return main(["draft", brief, "-o", str(output), "--data", data, *options])


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".md", ".html"])
def test_a_document_is_written_in_every_format(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    output = tmp_path / f"cahier{suffix}"
    assert draft(data, write(tmp_path), output) == 0
    assert output.stat().st_size > 1000
    said = capsys.readouterr().out
    assert (
        said.startswith(f"Cahier des charges écrit dans {output}")
        and "calendrier.demarrage : date de démarrage" in said
    )


def test_the_json_tells_sections_gaps_and_citations(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "cahier.md"
    assert draft(data, write(tmp_path), output, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {
        "output", "kind", "title", "sections", "gaps", "remarks", "left_out", "citations", "degraded", "seconds",
    }  # fmt: skip
    assert told["output"] == str(output) and told["kind"] == "cahier-des-charges"
    assert told["title"] == "Ouvrir un fournil à quatre"
    assert {"field": "calendrier.demarrage", "label": "date de démarrage", "section": "calendrier"} in told["gaps"]
    assert told["sections"][0]["id"] == "contexte" and "faire-avec" in told["left_out"]
    numbers = {citation["n"] for citation in told["citations"]}
    assert {n for section in told["sections"] for n in section["citations"]} <= numbers
    assert all(citation["status"] == "exact" for citation in told["citations"])
    text = output.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "4 boulangeries associatives" in text and "9 000 € TTC" in text


def test_the_kind_may_be_imposed_and_a_text_read(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(tmp_path, "Ingénierie collective pour 6 crèches de l’Aude, 8 jours, 7 500 € TTC", "demande.txt")
    assert draft(data, text, tmp_path / "offre.md", "--kind", "proposition", "--json") == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "proposition"
    body = (tmp_path / "offre.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "6 crèches" in body and "7 500 € TTC" in body and "8 jours" in body


def test_changes_kept_with_a_brief_are_made(data: str, tmp_path: Path) -> None:
    kept = (
        BRIEF
        + "document:\n  sections: [budget, propre]\n  ajouts: {propre: Annexe}\n  textes: {propre: Voir le plan.}\n"
    )
    assert draft(data, write(tmp_path, kept), tmp_path / "cahier.md") == 0
    body = (tmp_path / "cahier.md").read_text(encoding="utf-8")
    assert "Voir le plan." in body and "Budget et financement" in body and "Contexte et origine" not in body


@pytest.mark.parametrize(
    ("output", "options", "said"),
    [
        ("cahier.pdf", [], "Le format « .pdf » n’est pas proposé"),
        ("absent/cahier.docx", [], "le dossier n’existe pas"),
        ("cahier.odt", ["--template", "modele.docx"], "Un modèle Word ne s’applique pas au format .odt"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_lost(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, options: list[str], said: str
) -> None:
    before = sorted(tmp_path.iterdir())
    brief = write(tmp_path)
    assert draft(data, brief, tmp_path / output, *options) == 2
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.out == ""
    assert sorted(tmp_path.iterdir()) == sorted([*before, Path(brief)])


def test_an_earlier_document_survives_a_failure(data: str, tmp_path: Path) -> None:
    output = tmp_path / "cahier.docx"
    output.write_bytes(b"avant")
    assert draft(data, write(tmp_path), output, "--template", str(tmp_path / "absent.docx")) == 2
    assert output.read_bytes() == b"avant"
    (tmp_path / "dossier.md").mkdir()
    assert draft(data, write(tmp_path), tmp_path / "dossier.md") == 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("absent.yaml", None, "n’existe pas"),
        ("absent.txt", None, "ne peut pas être lu"),
        ("brief.csv", "a;b", "n’est pas un fichier de brief"),
        ("brief.yaml", "jour: 3", "jour"),
        ("brief.yaml", "criteres: [{intitule: prix, poids: 40}, {intitule: méthode, poids: 40}]", "criteres"),
    ],
)
def test_a_brief_that_cannot_be_used_is_said(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, said: str
) -> None:
    brief = write(tmp_path, text, name) if text is not None else str(tmp_path / name)
    assert draft(data, brief, tmp_path / "cahier.md") == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1 and "Traceback" not in told
    assert not (tmp_path / "cahier.md").exists()


def test_audit_is_one_of_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["audit", "--help"])
    assert "FICHIER" in capsys.readouterr().out

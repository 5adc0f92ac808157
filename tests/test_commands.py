import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from small_index import FIRST, SECOND, SmallIndex, make_small_index

from assistant.commands import main
from ingest.settings import ROOT


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallIndex:
    return make_small_index(Path(tmp_path_factory.mktemp("commands")))


@pytest.fixture
def run(small: SmallIndex, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command on the small index; gives the exit status, what it printed, and what it said on stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main([*arguments, "--data", str(small.settings.data)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_search_prints_the_contract(run: Any) -> None:
    status, out, _ = run("search", "Combien de fois se réunit le comité de pilotage ?", "-k", "2", "--json")
    result = json.loads(out)
    first = result["results"][0]
    assert status == 0 and len(result["results"]) == 2
    assert {"rank", "document", "title", "page", "page_end", "label", "path", "fiche", "score", "text"} <= set(first)
    assert (first["rank"], first["document"], first["page"]) == (1, FIRST, 1)
    assert first["fiche"] == {"code": "Fiche 1", "title": "Constituer le comité de pilotage"}
    assert result["degraded"] and "lexicale" in result["degraded"][0]


def test_search_filters_by_document(run: Any) -> None:
    _, out, _ = run("search", "comité, budget, prestataire", "--json", "--document", SECOND)
    assert {each["document"] for each in json.loads(out)["results"]} == {SECOND}


def test_ask_cites_what_stands_on_the_page(run: Any, small: SmallIndex) -> None:
    _, out, _ = run("ask", "Combien de fois se réunit le comité de pilotage ?", "--json")
    result = json.loads(out)
    assert not result["refused"] and result["engine"] == "extractive" and result["language"] == "fr"
    assert any("trois fois" in statement["text"] for statement in result["statements"])
    numbers = {citation["n"] for citation in result["citations"]}
    assert all(set(statement["citations"]) <= numbers for statement in result["statements"])
    for citation in result["citations"]:
        page = " ".join(small.index.page(citation["document"], citation["page"]).text.split())
        assert citation["status"] == "exact" and citation["quote"] in page


def test_ask_refuses_and_cites_nothing(run: Any) -> None:
    status, out, _ = run("ask", "Quel temps fera-t-il demain à Brest ?", "--json")
    result = json.loads(out)
    assert status == 0 and result["refused"] and result["reason"]
    assert result["statements"] == [] and result["citations"] == []


def test_fiche_ranks_with_reasons_and_abstains(run: Any) -> None:
    result = json.loads(run("fiche", "je dois choisir un prestataire parmi trois offres", "--json")[1])
    assert result["fiches"][0]["code"] == "Fiche 2" and result["fiches"][0]["why"] and not result["abstained"]
    result = json.loads(run("fiche", "Quel temps fera-t-il demain à Brest ?", "--json")[1])
    assert result["abstained"] and result["fiches"] == []


def test_catalogue_names_every_fiche(run: Any) -> None:
    result = json.loads(run("fiches", "--json")[1])
    assert [(each["document"], each["code"], each["page"]) for each in result["fiches"]] == [
        (SECOND, "Fiche 1", 1),
        (FIRST, "Fiche 1", 1),
        (FIRST, "Fiche 2", 2),
    ]


def test_batch_answers_in_the_same_order(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    rows = [
        {"id": "a", "question": "Comment choisir le prestataire ?"},
        {"id": "b", "question": "et combien d'entretiens ?", "history": ["Comment choisir le prestataire ?"]},
        {"question": "Quel budget ?"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    results = [json.loads(line) for line in run("search", "--batch", str(path))[1].splitlines()]
    assert [result.get("id") for result in results] == ["a", "b", None]
    assert [result["question"] for result in results] == [row["question"] for row in rows]
    assert results[1]["results"][0]["page"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search"], "Il manque la question"),
        (["search", "a", "-k", "0"], "-k 0"),
        (["search", "a", "-k", "beaucoup"], "Commande mal formée"),
        (["search", "a", "--document", "absent.pdf"], "absent.pdf"),
        (["ask", "   "], "question"),
        (["ask", "a", "--batch", "absent.jsonl"], "absent.jsonl"),
        (["tricoter"], "Commande mal formée"),
        (["evaluate", "absent.jsonl"], "absent.jsonl"),
    ],
)
def test_bad_input_gets_one_french_sentence(run: Any, arguments: list[str], said: str) -> None:
    status, out, err = run(*arguments)
    assert status == 2 and out == "" and said in err
    assert "Traceback" not in err and len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("line", ["pas du json", "[]", '{"question": 3}', '{"question": "a", "history": "b"}'])
def test_bad_batch_line_is_named(run: Any, tmp_path: Path, line: str) -> None:
    path = tmp_path / "lot.jsonl"
    path.write_text('{"question": "Quel budget ?"}\n' + line, encoding="utf-8")
    status, out, err = run("search", "--batch", str(path))
    assert status == 2 and out == "" and "Ligne 2 de lot.jsonl" in err


def test_missing_index_says_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fiches", "--data", str(tmp_path / "rien")]) == 2
    assert "python -m ingest" in capsys.readouterr().err
    assert not (tmp_path / "rien").exists()


def test_people_read_plain_text(run: Any) -> None:
    assert "Combien" not in run("search", "Combien de fois se réunit le comité ?")[1].splitlines()[0]
    assert "citation exacte" in run("ask", "Combien de fois se réunit le comité de pilotage ?")[1]
    assert "1. Fiche 2 – Choisir le prestataire" in run("fiche", "choisir un prestataire")[1]
    assert "Bâtir le budget (page" in run("fiches")[1]


def test_evaluation_prints_the_table(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    row = {
        "id": "q",
        "kind": "fact",
        "lang": "fr",
        "style": "plain",
        "question": "Combien de fois se réunit le comité de pilotage ?",
        "any": False,
        "gold": [{"document": FIRST, "pages": [1]}],
        "fiche": ["Fiche 1"],
    }
    path.write_text(json.dumps(row), encoding="utf-8")
    result = json.loads(run("evaluate", str(path), "--json")[1])
    assert result["summary"]["all"]["recall@1"] == 1.0 and result["questions"][0]["id"] == "q"
    assert "| groupe |" in run("evaluate", str(path))[1]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise on Windows")
def test_reader_that_leaves_early_is_no_error(small: SmallIndex) -> None:
    command = [sys.executable, "-m", "assistant", "fiches", "--data", str(small.settings.data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.wait() == 0 and process.stderr.read() == b""

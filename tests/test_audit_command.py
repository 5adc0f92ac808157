"""The command `audit`: text, JSON, a report, and errors in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from audited import DOCUMENTS
from small_index import SmallIndex, make_small_index

from assistant.commands import main

CAHIER = DOCUMENTS / "cahiers" / "theatre-lozere.md"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallIndex:
    return make_small_index(tmp_path_factory.mktemp("audit"))


@pytest.fixture
def run(small: SmallIndex, capsys: pytest.CaptureFixture[str]) -> Any:
    """Audits on the small index; gives the exit status, what was printed, and what was said on stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(["audit", *arguments, "--data", str(small.settings.data)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_json_names_every_element(run: Any) -> None:
    status, out, _ = run(str(CAHIER), "--json")
    told = json.loads(out)
    assert status == 0 and told["kind"] == "cahier-des-charges" and told["notice"] is None
    statuses = {each["id"]: each["status"] for each in told["requirements"]}
    assert len(statuses) == 16 and statuses["budget"] == "present" and statuses["capitalisation"] == "absent"
    budget = next(each for each in told["requirements"] if each["id"] == "budget")
    assert budget["found"]["section"] == "Enveloppe financière" and "7 200 € TTC" in budget["found"]["quote"]


def test_the_kind_can_be_named(run: Any) -> None:
    _, out, _ = run(str(CAHIER), "--json", "--kind", "proposition")
    told = json.loads(out)
    assert told["kind"] == "proposition" and "n’est pas une proposition" in told["notice"]


def test_text_and_report_come_together(run: Any, tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    status, out, _ = run(str(CAHIER), "-o", str(report))
    assert status == 0 and "14 éléments présents, 0 partiel, 2 absents" in out
    assert "14 éléments présents" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["absent.docx"], "« absent.docx » n’est pas un fichier"),
        ([str(CAHIER), "-o", "rapport.pdf"], "choisissez .docx ou .md"),
        ([str(CAHIER), "-o", str(Path("nulle") / "part" / "rapport.md")], "ne peut pas être écrit"),
        ([], "Commande mal formée"),
    ],
)
def test_errors_are_one_sentence_and_status_two(run: Any, arguments: list[str], complaint: str) -> None:
    status, out, error = run(*arguments)
    assert (status, out) == (2, "") and complaint in error and "Traceback" not in error

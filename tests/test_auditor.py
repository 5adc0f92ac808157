"""From a document to a report: the reasons, the clauses, the kind of document, what it is not."""

import pytest
from audited import DOCUMENTS, document_in, document_of
from told_guides import read_shipped

from assistant.answer.citations import check
from assistant.assistant import Assistant
from assistant.audit.auditor import kind_of
from assistant.audit.datamodels import AuditReport

SINGLE = (
    "# Cahier des charges\n\nAccompagnement individuel d’un café associatif par le DLA du Finistère\n\n"
    "# Contexte\n\nLa structure accompagnée a ouvert en 2021 et perd de l’argent depuis la fin de l’aide au démarrage."
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("guides")
    names = ("rediger-un-cahier-des-charges", "guide-du-prestataire", "conduire-une-ingenierie-collective")
    return Assistant.over(read_shipped(folder, *names))


def labels(report: AuditReport) -> list[str]:
    return [finding.id for finding in report.findings]


def test_every_element_comes_with_an_exact_passage_that_asks_for_it(assistant: Assistant) -> None:
    for name in ("cahiers/theatre-lozere.md", "propositions/regies-nord.md"):
        for finding in assistant.audit(document_in(name)).findings:
            assert finding.why is not None, finding.id
            page = assistant.index.page(finding.why.document, finding.why.page)
            assert finding.why.status == "exact" and check(finding.why.quote, page).status == "exact"


def test_what_is_absent_comes_with_a_clause_without_marks(assistant: Assistant) -> None:
    report = assistant.audit(document_in("cahiers/theatre-lozere.md"))
    clauses = {finding.id: finding.suggestion for finding in report.findings if finding.suggestion}
    assert list(clauses) == ["capitalisation", "convention"]
    assert "convention tripartite" in clauses["convention"]
    assert "[À compléter" in clauses["capitalisation"] and "[1]" not in "".join(clauses.values())


def test_a_clause_speaks_of_one_structure_where_the_document_does(assistant: Assistant) -> None:
    clauses = {finding.id: finding.suggestion for finding in assistant.audit(document_of(SINGLE)).findings}
    assert "la structure" in clauses["convention"] and "les structures" not in clauses["convention"]


def test_a_mission_for_one_structure_need_not_be_passed_on(assistant: Assistant) -> None:
    assert "capitalisation" not in labels(assistant.audit(document_of(SINGLE)))
    assert "capitalisation" in labels(assistant.audit(document_in("cahiers/theatre-lozere.md")))


def test_an_element_that_is_not_required_is_told_where_it_stands(assistant: Assistant) -> None:
    more = SINGLE + "\n\n# Capitalisation\n\nUne fiche de deux pages est envoyée aux autres cafés du réseau régional."
    assert "capitalisation" in labels(assistant.audit(document_of(more)))


@pytest.mark.parametrize("name", ["autres/travaux-route.md", "autres/recette-festival.md"])
def test_nothing_is_found_in_a_document_about_something_else(assistant: Assistant, name: str) -> None:
    report = assistant.audit(document_in(name))
    assert report.notice is not None and report.count("absent") == len(report.findings) == 16
    assert not any(finding.found or finding.suggestion for finding in report.findings)


def test_the_document_tells_its_kind_unless_one_is_named(assistant: Assistant) -> None:
    document = document_in("propositions/regies-nord.md")
    assert assistant.audit(document).kind == "proposition"
    assert assistant.audit(document, "cahier-des-charges").kind == "cahier-des-charges"


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("[cp]*/*")), ids=lambda path: path.stem)
def test_each_document_is_taken_for_what_it_is(path: object) -> None:
    name = "/".join(str(path).replace("\\", "/").split("/")[-2:])
    assert kind_of(document_in(name)) == ("cahier-des-charges" if name.startswith("cahiers") else "proposition")

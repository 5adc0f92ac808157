"""The drafts that the project writes, audited: all is found in them, and of what is cut out, that alone is missed."""

import re
from pathlib import Path

import pytest
from audited import document_of
from told_guides import read_shipped

from assistant.assistant import Assistant
from assistant.audit.auditor import kind_of
from assistant.audit.reading import read_document
from assistant.drafting.brief import Brief
from assistant.drafting.brief_files import read_brief
from assistant.drafting.brief_from_text import brief_from_text
from assistant.drafting.datamodels import Draft
from assistant.drafting.draft_export import write_draft

BRIEFS = sorted((Path(__file__).parent / "data" / "briefs").iterdir())
EMPTY = (Brief(), Brief(kind="ingenierie-individuelle"), Brief(kind="etude-de-faisabilite"))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the three guides that ask for documents."""
    folder = tmp_path_factory.mktemp("guides")
    names = ("rediger-un-cahier-des-charges", "guide-du-prestataire", "conduire-une-ingenierie-collective")
    return Assistant.over(read_shipped(folder, *names))


def brief_in(path: Path) -> Brief:
    return brief_from_text(path.read_text(encoding="utf-8")) if path.suffix == ".txt" else read_brief(path)


def missing(assistant: Assistant, draft: Draft, markdown: str) -> dict[str, str]:
    """What is not present in the text of a draft, with its status; the document must be taken for what it is."""
    document = document_of(markdown)
    assert kind_of(document) == draft.kind
    report = assistant.audit(document)
    assert report.notice is None
    return {finding.id: finding.status for finding in report.findings if finding.status != "present"}


def check(assistant: Assistant, draft: Draft) -> None:
    """Audits the draft, then the draft without each of its sections."""
    head, *sections = re.split(r"^(?=## \d+\. )", write_draft(draft, ".md").decode(), flags=re.MULTILINE)
    assert len(sections) == len(draft.sections)
    assert missing(assistant, draft, head + "".join(sections)) == {}
    for cut, section in zip(draft.sections, sections, strict=True):
        kept = "".join(each for each in sections if each is not section)
        assert missing(assistant, draft, head + kept) == {cut.id: "absent"}


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_all_sections_are_found_and_the_one_cut_out_alone_is_missed(assistant: Assistant, path: Path) -> None:
    check(assistant, assistant.draft(brief_in(path)))


@pytest.mark.parametrize("brief", EMPTY, ids=lambda brief: brief.kind)
def test_so_it_is_with_nothing_but_clauses_and_gaps(assistant: Assistant, brief: Brief) -> None:
    check(assistant, assistant.draft(brief))


def test_so_it_is_with_an_empty_proposal(assistant: Assistant) -> None:
    check(assistant, assistant.draft(Brief(kind="reponse-de-prestataire")))


def test_a_draft_in_word_is_found_whole(assistant: Assistant, tmp_path: Path) -> None:
    draft = assistant.draft(read_brief(BRIEFS[0]))
    path = tmp_path / "cahier.docx"
    path.write_bytes(write_draft(draft, ".docx"))
    report = assistant.audit(read_document(path))
    assert report.notice is None and report.count("present") == len(draft.sections)

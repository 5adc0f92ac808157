"""The audit of our own drafts: every section found, and one that is removed is the only one missed."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from told_guides import CORPUS, read_guides

from assistant.assistant import Assistant
from assistant.audit.datamodels import AuditReport
from assistant.audit.reading import read_document
from assistant.drafting.brief_from_text import brief_from_text
from assistant.drafting.datamodels import Draft
from assistant.drafting.draft_export import write_draft
from assistant.drafting.work import read_work

BRIEFS = sorted((Path(__file__).parent / "data" / "briefs").iterdir())
CHANCE = random.Random(7)
UNRELATED = {
    "recette.md": "# Tarte aux pommes\n\n## Budget\n\nComptez 6 € pour huit parts.\n\n## Calendrier\n\n"
    "Préparez la pâte la veille.\n\n## Évaluation\n\nGoûtez avant de servir, puis notez sur dix.\n",
    "compte-rendu.md": "# Compte rendu du conseil syndical\n\n## Présents\n\nSix copropriétaires.\n\n## Budget\n\n"
    "Le ravalement coûte 48 000 € TTC.\n\n## Calendrier\n\nLes travaux commencent en mai.\n",
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the guides that ship."""
    return Assistant.over(read_guides(tmp_path_factory.mktemp("shipped"), *sorted(CORPUS.glob("*.pdf"))))


def draft_of(assistant: Assistant, brief: Path) -> Draft:
    """The draft of a test brief."""
    if brief.suffix == ".txt":
        return assistant.draft(brief_from_text(brief.read_text(encoding="utf-8")))
    return assistant.draft(read_work(brief).brief)


def audit(assistant: Assistant, draft: Draft, folder: Path) -> AuditReport:
    """The audit of a draft as somebody receives it."""
    path = folder / "document.md"
    path.write_bytes(write_draft(draft, ".md"))
    return assistant.audit(read_document(path))


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
def test_a_section_removed_is_the_only_one_missed(brief: Path, shipped: Assistant, tmp_path: Path) -> None:
    draft = draft_of(shipped, brief)
    report = audit(shipped, draft, tmp_path)
    assert report.kind == draft.kind and report.notice is None
    assert [finding.id for finding in report.findings if finding.status != "present"] == []
    removed = CHANCE.choice(draft.sections)
    kept = tuple(section for section in draft.sections if section is not removed)
    findings = audit(shipped, replace(draft, sections=kept), tmp_path).findings
    [missed] = [finding for finding in findings if finding.status == "absent"]
    assert missed.id == removed.id and missed.suggestion
    assert missed.why is not None and missed.why.status == "exact"


@pytest.mark.parametrize("name", UNRELATED)
def test_a_document_about_something_else_holds_nothing(name: str, shipped: Assistant, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(UNRELATED[name], encoding="utf-8")
    report = shipped.audit(read_document(path))
    assert {finding.status for finding in report.findings} == {"absent"}
    assert report.notice is not None and report.notice.endswith(".")

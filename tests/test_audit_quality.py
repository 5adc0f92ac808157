"""Documents that people might have written, each element judged beforehand (tests/data/audit/attendus.yaml)."""

from collections import Counter

import pytest
import yaml
from audited import CAHIERS, DOCUMENTS, PROPOSALS, document_in

from assistant.audit.matching import matches
from prompts.requirements import load_requirements

LETTERS = {"present": "P", "partial": "p", "absent": "A"}
EXPECTED: dict[str, dict[str, str]] = yaml.safe_load((DOCUMENTS / "attendus.yaml").read_text(encoding="utf-8"))
FOUND = 0.97
"""Share of the elements present that are told to be so; 222 of 225 when this was written."""


def kind_of(name: str) -> str:
    return "cahier-des-charges" if name.startswith("cahiers") else "proposition"


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], tuple[str, str]]:
    """For each element of each document what a reader says and what the audit says."""
    return {
        (name, element): (letters, LETTERS[found[element].status])
        for name, elements in EXPECTED.items()
        for found in [matches(document_in(name), load_requirements(kind_of(name)))]
        for element, letters in elements.items()
    }


def test_every_document_was_judged_on_every_element() -> None:
    assert sorted(EXPECTED) == sorted(f"{path.parent.name}/{path.name}" for path in (*CAHIERS, *PROPOSALS))
    for name, elements in EXPECTED.items():
        assert list(elements) == [each.id for each in load_requirements(kind_of(name)).required], name


def test_nothing_absent_is_told_to_be_there(told: dict[tuple[str, str], tuple[str, str]]) -> None:
    wrong = {place: audit for place, (reader, audit) in told.items() if reader == "A" and audit != "A"}
    assert wrong == {}
    assert sum(reader == "A" for reader, _ in told.values()) > 80


def test_nearly_all_that_is_there_is_found(told: dict[tuple[str, str], tuple[str, str]]) -> None:
    audits = Counter(audit for reader, audit in told.values() if reader == "P")
    assert audits["P"] >= FOUND * audits.total()


def test_what_lacks_something_is_not_told_to_be_whole(told: dict[tuple[str, str], tuple[str, str]]) -> None:
    assert [place for place, (reader, audit) in told.items() if reader == "p" and audit != "p"] == []

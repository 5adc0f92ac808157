"""Answers on the five official guides, checked by other means than the project's own; skipped without the guides."""

import json
import re
from functools import cache
from pathlib import Path
from statistics import mean, median

import pytest
from pypdf import PdfReader

from assistant.answer.drafting import DOCUMENTS, form_of
from assistant.answer.requests import understand_request
from assistant.assistant import Assistant
from assistant.datamodels import Answer, Citation
from ingest.pipeline import ingest
from ingest.settings import load_settings
from ingest.terms import analyse
from ingest.text import fold

pytestmark = pytest.mark.quality

WORD_FOR_WORD = 0.99
"""Share of the exact citations that stand in pypdf's plain text, white space apart; 0.999 measured."""
FACTS_FOUND = 0.45
"""Share of the expected facts that stand in a statement; 0.50 measured with lexical search alone."""
SAME = 0.6
"""Share of the words of an expected fact that a statement must hold."""

Row = dict[str, object]


@pytest.fixture(scope="module")
def rows(question_file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in question_file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def answers(guides: Path, rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    settings = load_settings(data=tmp_path_factory.mktemp("answers"), corpus=guides)
    ingest([], settings=settings)
    assistant = Assistant(settings)
    return [assistant.ask(str(row["question"]), history=tuple(row["history"])) for row in rows]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def citations(answers: list[Answer]) -> list[Citation]:
    return [citation for answer in answers for citation in answer.citations]


@cache
def printed(path: Path, page: int) -> str:
    return " ".join(PdfReader(path).pages[page - 1].extract_text().split())


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def test_quotes_stand_in_the_plain_text_of_their_page(citations: list[Citation], guides: Path) -> None:
    """Without the project's reading of pages: neither its columns nor its repairs take part."""
    exact = [citation for citation in citations if citation.status == "exact"]
    missing = [each for each in exact if letters(each.quote) not in letters(printed(guides / each.document, each.page))]
    assert [(each.document, each.page, each.quote) for each in missing] == []
    word_for_word = mean(" ".join(each.quote.split()) in printed(guides / each.document, each.page) for each in exact)
    assert word_for_word >= WORD_FOR_WORD


def test_quotes_are_what_the_statement_says(answers: list[Answer]) -> None:
    """The words of a cited statement are those of its quotes: nothing is stitched on. Whole documents are written of
    clauses, behind which the quotes stand."""
    for answer in answers:
        if form_of(answer.question) in DOCUMENTS and understand_request(answer.question).kind == "draft":
            continue
        quotes = {citation.n: letters(citation.quote) for citation in answer.citations}
        for statement in answer.statements:
            if statement.citations:
                said = letters(statement.text)
                rest = said
                for number in statement.citations:
                    rest = rest.replace(quotes[number], "", 1)
                assert len(rest) <= 0.1 * len(said) or said in "".join(quotes[n] for n in statement.citations)


def test_expected_facts_are_found(answers: list[Answer], rows: list[Row]) -> None:
    shares = []
    for answer, row in zip(answers, rows, strict=True):
        points = [set(analyse(point)) for point in row["points"]]  # type: ignore[attr-defined]
        said = [set(analyse(f"{each.text} {each.heading or ''}")) for each in answer.statements]
        said += [set(analyse(f"{match.fiche.code} {match.fiche.title}")) for match in answer.fiches]
        if points:
            shares.append(mean(any(len(point & each) >= SAME * len(point) for each in said) for point in points))
    assert mean(shares) >= FACTS_FOUND


def test_answers_are_quick(answers: list[Answer]) -> None:
    assert median(answer.seconds for answer in answers) <= 0.15

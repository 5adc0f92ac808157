"""The words of the screens: typography, counts, states, dates; tables of pure functions."""

from collections.abc import Callable
from datetime import datetime

import pytest
from fakes import FICHES, cite, make_answer

from assistant.datamodels import Statement
from assistant.screens.answers import _first_words, _shape, _text
from assistant.screens.conversation_list import period_of
from assistant.screens.jobs import ReadingJob
from assistant.screens.markup import (
    counted,
    fiche_name,
    literal,
    page_name,
    page_span,
    paragraphs,
    seconds_left,
    status_badge,
    statuses_summary,
)
from ingest.errors import IngestionLockedError
from ingest.report import IngestReport, OnProgress, Progress


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("« Où ? »", "«\u00a0Où\u00a0?\u00a0»"),
        ("deux : un ; trois !", "deux\u00a0: un\u00a0; trois\u00a0!"),
        ("20 % et 9 000 €, net", "20\u00a0% et 9 000\u00a0€, net"),
        ("a : b", "a\u00a0: b"),
        (":-) 12:30", ":-) 12:30"),
        ('<b>"l\'un"</b>\n& deux', "&lt;b&gt;&quot;l&#x27;un&quot;&lt;/b&gt;<br>&amp; deux"),
    ],
)
def test_text_is_escaped_and_its_signs_stay_with_their_word(text: str, html: str) -> None:
    assert paragraphs(text) == html


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fiche III-4 : le comité", "Fiche III-4 : le comité"),
        ("9 000 $ *net* [1]", "9 000 \\$ \\*net\\* \\[1\\]"),
        (":red[x] :material/add:", "\\:red\\[x\\] \\:material/add:"),
        ("<b> # ~", "\\<b\\> \\# \\~"),
    ],
)
def test_labels_take_every_sign_as_it_is(text: str, label: str) -> None:
    assert literal(text) == label


def test_counts_agree_with_their_noun() -> None:
    assert [counted(number, "guide lu") for number in (0, 1, 2, 12345)] == [
        "0 guide lu",
        "1 guide lu",
        "2 guides lus",
        "12\u202f345 guides lus",
    ]


def test_pages_are_named_by_both_numbers_where_they_differ() -> None:
    assert page_name(12, "12") == page_name(12, None) == "Page 12 du PDF"
    assert page_name(12, "iv") == "Page 12 du PDF (imprimée iv)"
    assert page_span(FICHES[0]) == "page 1"
    assert fiche_name(FICHES[1]) == "Fiche 2 · Réunir les voisins"


@pytest.mark.parametrize(
    ("states", "summary"),
    [
        ([], ""),
        (["exact"], "1 citation exacte"),
        (["exact", "exact"], "2 citations, toutes exactes"),
        (["not_found", "exact", "approximate", "exact"], "4 citations : 2 exactes, 1 approchée, 1 non retrouvée"),
    ],
)
def test_the_states_of_an_answer_are_summed_up(states: list[str], summary: str) -> None:
    assert statuses_summary([cite(1, 1, "x", state) for state in states]) == summary


def test_a_state_is_told_by_a_sign_and_a_word() -> None:
    for state, sign, word in (("exact", "✓", "exacte"), ("approximate", "≈", "approchée"), ("not_found", "!", "non")):
        badge = status_badge(state)  # type: ignore[arg-type]
        assert sign in badge
        assert f"Citation {word}" in badge


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(2, "moins de 5 secondes"), (31, "environ 30 secondes"), (89, "environ 90 secondes"), (200, "environ 3 minutes")],
)
def test_the_time_left_is_said_roundly(seconds: float, words: str) -> None:
    assert seconds_left(seconds) == words


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        ("2026-03-10T08:00:00", "Aujourd’hui"),
        ("2026-03-09T23:59:00", "Hier"),
        ("2026-03-04T12:00:00", "Ces sept derniers jours"),
        ("2025-12-24T12:00:00", "Plus ancien"),
    ],
)
def test_conversations_are_grouped_by_period(moment: str, period: str) -> None:
    local = datetime.fromisoformat(moment).astimezone().isoformat()
    assert period_of(local, datetime.fromisoformat("2026-03-10T09:00:00").astimezone()) == period


@pytest.mark.parametrize(
    ("text", "kind", "shown", "shape"),
    [
        ("• Il choisit", "item", "Il choisit", "item"),
        ("- 3. Choisir", "item", "3. Choisir", "item"),
        ("3. Choisir", "item", "3. Choisir", "numbered"),
        ("a) Choisir", "item", "a) Choisir", "numbered"),
        ("– Non", "text", "– Non", "text"),
    ],
)
def test_items_have_one_bullet_or_their_number(text: str, kind: str, shown: str, shape: str) -> None:
    statement = Statement(text, (), kind)  # type: ignore[arg-type]
    assert _text(statement) == shown
    assert _shape(statement) == shape


def test_an_answer_is_revealed_word_after_word() -> None:
    answer = make_answer()
    assert list(_first_words(answer, 3)) == ['<p class="lead">Le comité se </p>']
    words = sum(len(statement.text.split()) for statement in answer.statements)
    assert "".join(_first_words(answer, words)).endswith("Le groupe compte douze personnes.</p>")


def run_job(work: Callable[[OnProgress], IngestReport]) -> ReadingJob:
    job = ReadingJob(work)
    job.start()
    job.join()
    return job


def test_a_job_keeps_its_progress_and_its_report() -> None:
    report = IngestReport(1, 3, 3, 3, 0.1, True, ("a.pdf",), (), (), (), (), (), ())

    def work(progress: OnProgress) -> IngestReport:
        progress(Progress("lecture", "a.pdf", 1, 3, 1, 1, 0.33))
        return report

    job = run_job(work)
    assert job.report is report
    assert job.progress is not None
    assert job.progress.done == 1
    assert not job.failed
    assert job.remaining is None  # too early to tell


def test_a_job_keeps_the_sentence_of_its_error() -> None:
    def work(_: OnProgress) -> IngestReport:
        raise IngestionLockedError("Occupé.")

    job = run_job(work)
    assert str(job.error) == "Occupé."
    assert not job.failed


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_unforeseen_failure_of_a_job_is_seen() -> None:
    def work(_: OnProgress) -> IngestReport:
        raise ZeroDivisionError

    assert run_job(work).failed

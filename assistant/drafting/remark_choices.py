"""Remarks on what a brief chooses or leaves out: time to answer, criteria, steering, restitution, midterm."""

import re
from datetime import date

from assistant.drafting.brief import Criterion
from assistant.drafting.conditions import is_single, kind_of
from assistant.drafting.datamodels import Remark
from assistant.drafting.french import counted
from assistant.drafting.moments import read_moment
from assistant.drafting.remark_figures import mission_span
from assistant.drafting.remark_writing import Panel, at_most, percent
from ingest.text import fold

SHORT_ANSWER, SHORT_START = 14, 7
"""Days under which the time to answer, or to sign before the start, is worth a question."""
LONG = 60
"""Days from which a mission is long enough for something in its middle."""
HALF = 50

_PRICE = re.compile(r"\b(?:prix|couts?|tarifs?|budget|devis|montant|financi|economique)")
_UNDERSTANDING = re.compile(r"\b(?:compr|problematique|besoin|enjeu|demande|contexte|commande)")
_METHOD = re.compile(r"\b(?:method|demarche|approche|deroul|modalite|animation)")
_MIDTERM = re.compile(r"mi-? ?parcours|intermediaire|etape|phase")


def answer_time(panel: Panel) -> list[Remark]:
    """The days between the launch and the deadline for answers."""
    days = _days_between(panel.brief.calendar.launch, panel.brief.calendar.answer_deadline)
    if days is None or days < 1 or kind_of(panel.brief) == "proposition":
        return []
    is_short = days < SHORT_ANSWER
    return panel.say(
        "answer-short" if is_short else "answer-enough", "calendar.answer_deadline", "watch" if is_short else "fine",
        panel.ground("met-before"), days=counted(days, "jour"),
    )  # fmt: skip


def time_before_start(panel: Panel) -> list[Remark]:
    """The days between the choice of the provider and the start, when they are few."""
    days = _days_between(panel.brief.calendar.selection, panel.brief.calendar.start)
    if days is None or not 1 <= days <= SHORT_START or kind_of(panel.brief) == "proposition":
        return []
    return panel.say("start-short", "calendar.start", "watch", panel.ground("agreement"), days=counted(days, "jour"))


def _days_between(first: str, second: str) -> int | None:
    """Days from one day to another, None unless both are days of a known year."""
    days = [_day(words) for words in (first, second)]
    return (days[1] - days[0]).days if days[0] and days[1] else None


def _day(words: str) -> date | None:
    moment = read_moment(words)
    return moment.earliest if moment and moment.is_a_day else None


def criteria(panel: Panel) -> list[Remark]:
    """One criterion above all others, price the heaviest, nothing on understanding or method."""
    given = panel.brief.criteria
    if len(given) < 2 or kind_of(panel.brief) == "proposition":
        return []
    found = [*_heaviest(panel, given), *_missing(panel, given)]
    return found or panel.say("criteria-fine", "criteria", "fine", panel.ground("criteria"))


def _heaviest(panel: Panel, given: tuple[Criterion, ...]) -> list[Remark]:
    weighed = [(each.weight, each.label) for each in given if each.weight is not None]
    if len(weighed) < len(given):
        return []
    weight, label = max(weighed, key=lambda each: each[0])
    is_price = bool(_PRICE.search(fold(label)))
    if is_price and [each for each, _ in weighed].count(weight) == 1:
        grounds = (*panel.ground("cost"), *panel.ground("criteria"))
        return panel.say("price-heavy", "criteria", "watch", grounds, label=label, weight=percent(weight))
    if weight > HALF:
        grounds = panel.ground("criteria")
        return panel.say("criterion-heavy", "criteria", "watch", grounds, label=label, weight=percent(weight))
    return []


def _missing(panel: Panel, given: tuple[Criterion, ...]) -> list[Remark]:
    labels = fold(" ; ".join(each.label for each in given))
    looked_for = ((_UNDERSTANDING, "la compréhension de la problématique"), (_METHOD, "la méthode"))
    missing = [words for pattern, words in looked_for if not pattern.search(labels)]
    if not missing:
        return []
    return panel.say(
        "criteria-missing", "criteria", "watch", panel.ground("criteria"), missing=" ni sur ".join(missing)
    )


def steering(panel: Panel) -> list[Remark]:
    """No comité de pilotage although several structures, and enough of the brief is there to expect one."""
    brief = panel.brief
    is_told = any((brief.steering.members, brief.steering.role, brief.steering.meetings))
    is_expected = brief.days is not None or brief.content or brief.partners or brief.funders
    count = brief.beneficiaries.count
    if is_told or not is_expected or is_single(brief) or count is None or kind_of(brief) == "proposition":
        return []
    structures = counted(count, "structure")
    return panel.say("steering-missing", "steering.members", "watch", panel.ground("steering"), structures=structures)


def restitution(panel: Panel) -> list[Remark]:
    """No moment for the restitution in a calendar that has a start or an end."""
    calendar = panel.brief.calendar
    if calendar.restitution or not (calendar.start or calendar.end):
        return []
    return panel.say("restitution-missing", "calendar.restitution", "watch", panel.ground("restitution"))


def midterm(panel: Panel) -> list[Remark]:
    """Nothing in the middle of a mission of several months."""
    brief = panel.brief
    span = mission_span(brief)
    meets = _MIDTERM.search(fold(" ".join((brief.steering.meetings, brief.evaluation))))
    if brief.calendar.midterm or meets or span is None or span < LONG:
        return []
    grounds = panel.ground("midterm")
    return panel.say("midterm-missing", "calendar.midterm", "watch", grounds, months=at_most(span))

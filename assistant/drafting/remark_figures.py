"""Remarks that compare the figures of a brief with those of the operations told in the guides."""

from collections.abc import Callable, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from assistant.drafting.brief import Brief, Taxes
from assistant.drafting.comparables import days_in_words
from assistant.drafting.conditions import is_single
from assistant.drafting.datamodels import Remark, RemarkLevel
from assistant.drafting.french import SPACE, counted, euros
from assistant.drafting.moments import longest_span, read_moment
from assistant.drafting.operations import Operation
from assistant.drafting.remark_writing import DAYS_PER_MONTH, Compared, Panel, about, at_most, cited, spread, where_in

NEIGHBOUR = 2
"""Operations with up to so many times more or fewer structures are of a neighbouring size."""


def price_per_day(panel: Panel) -> list[Remark]:
    """The ceiling divided by the days, beside the operations whose price has the same taxes."""
    budget, days = panel.brief.budget, panel.brief.days
    told = [each for operation in panel.comparables.operations if (each := _price_of(operation))]
    same = [each for each in told if each.operation.comparable.taxes == (budget.taxes or "TTC")]
    others = [each for each in told if each.operation.comparable.taxes not in (None, budget.taxes)]
    if budget.ceiling is None or days is None or not (same or others):
        return []
    value = budget.ceiling / days
    price = _euros_about(value, budget.taxes)
    if not same:
        return panel.say(
            "price-other-taxes", "budget.ceiling", "watch", cited(others), price=price, spread=spread(others),
            taxes=str(others[0].operation.comparable.taxes),
        )  # fmt: skip
    if budget.taxes is None:
        return panel.say("price-no-taxes", "budget.taxes", "watch", cited(same), price=price, spread=spread(same))
    where = where_in(value, same)
    level: RemarkLevel = "fine" if where == "inside" else "watch"
    return panel.say(f"price-{where}", "budget.ceiling", level, cited(same), price=price, spread=spread(same))


def _price_of(operation: Operation) -> Compared | None:
    told = operation.comparable
    if told.cost is None or told.days is None or told.taxes is None:
        return None
    value = told.cost / told.days
    return Compared(operation, value, _euros_about(value, told.taxes), ("cost", "days"))


def _euros_about(value: Decimal, taxes: Taxes | None) -> str:
    rounded = value.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{'' if rounded == value else f'environ{SPACE}'}{euros(rounded, taxes)}"


def days_for_structures(panel: Panel) -> list[Remark]:
    """The days beside those of operations with about as many structures; days paid for where there are such."""
    days, count = panel.brief.days, panel.brief.beneficiaries.count
    if days is None or count is None or count < 2:
        return []
    told = _compared(panel, lambda each: _days_near(each, count), ("days", "structures"), _days_and_structures)
    paid = [each for each in told if each.operation.comparable.taxes is not None]
    told = paid or told
    if not told:
        return []
    where = where_in(days, told)
    return panel.say(
        f"days-{where}", "days", "fine" if where == "inside" else "watch", cited(told), days=counted(days, "jour"),
        structures=counted(count, "structure"), ratio=about(days / count), spread=spread(told),
    )  # fmt: skip


def _days_near(operation: Operation, count: int) -> Decimal | None:
    """The days of an operation of neighbouring size."""
    structures = operation.comparable.structures
    is_near = structures is not None and count <= NEIGHBOUR * structures and structures <= NEIGHBOUR * count
    return operation.comparable.days if is_near else None


def _days_and_structures(operation: Operation) -> str:
    structures = operation.comparable.structures or 0
    return f"{days_in_words(operation.comparable)} pour {counted(structures, 'structure')}"


def individual_time(panel: Panel) -> list[Remark]:
    """The days with each structure alone."""
    brief, count = panel.brief, panel.brief.beneficiaries.count
    if is_single(brief) or count is None:
        return []
    structures = counted(count, "structure")
    all_together = brief.collective_days is not None and brief.collective_days == brief.days
    if brief.individual_days == 0 or (brief.individual_days is None and all_together):
        return panel.say("individual-none", "individual_days", "watch", panel.ground("alone"), structures=structures)
    told = _compared(panel, lambda each: each.individual, ("individual",), _individual)
    if brief.individual_days is None or not told:
        return []
    ratio = brief.individual_days / count
    is_less = where_in(ratio, told) == "below"
    return panel.say(
        "individual-below" if is_less else "individual-inside", "individual_days", "watch" if is_less else "fine",
        cited(told), days=counted(brief.individual_days, "jour"), structures=structures, ratio=about(ratio),
        spread=spread(told),
    )  # fmt: skip


def _individual(operation: Operation) -> str:
    return f"environ{SPACE}{counted(operation.individual or Decimal(0), 'jour')}"


def pace(panel: Panel) -> list[Remark]:
    """The days over the time between the start and the restitution, beside the operations whose length is known."""
    days, span = panel.brief.days, mission_span(panel.brief)
    told = _compared(panel, _rate, ("days", "months"), lambda each: about(_rate(each) or Decimal(0)))
    if days is None or span is None or span < 1 or not told:
        return []
    if days > span:
        return _impossible(panel, days, span, told)
    rate = days * DAYS_PER_MONTH / span
    is_dense = where_in(rate, told) == "above"
    grounds = panel.ground("time") if is_dense else ()
    text = "pace-above-time" if grounds else "pace-above" if is_dense else "pace-inside"
    return panel.say(
        text, "calendar.restitution", "watch" if is_dense else "fine",
        (*cited(told), *grounds), days=counted(days, "jour"), months=at_most(span),
        rate=counted(rate.quantize(Decimal("0.1"), ROUND_FLOOR), "jour"), spread=spread(told),
    )  # fmt: skip


def _impossible(panel: Panel, days: Decimal, span: int, told: Sequence[Compared]) -> list[Remark]:
    densest = [max(told, key=lambda each: each.value)]
    return panel.say(
        "pace-impossible", "calendar.restitution", "wrong", cited(densest), days=counted(days, "jour"),
        span=f"{counted(span, 'jour')} de calendrier", spread=spread(densest),
    )  # fmt: skip


def mission_span(brief: Brief) -> int | None:
    """Days from the start to the restitution, or to the end, at most; None when unknown."""
    start, end = read_moment(brief.calendar.start), read_moment(brief.calendar.restitution or brief.calendar.end)
    return longest_span(start, end) if start and end else None


def _rate(operation: Operation) -> Decimal | None:
    days, months = operation.comparable.days, operation.months
    return None if days is None or months is None else days / months


def _compared(
    panel: Panel,
    value_of: Callable[[Operation], Decimal | None],
    figures: tuple[str, ...],
    words_of: Callable[[Operation], str],
) -> list[Compared]:
    """The operations that have the figure."""
    return [
        Compared(operation, value, words_of(operation), figures)
        for operation in panel.comparables.operations
        if (value := value_of(operation)) is not None
    ]

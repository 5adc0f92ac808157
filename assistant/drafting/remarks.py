"""The sanity panel: what the guides and their operations make one notice in a brief."""

from assistant.drafting import remark_choices, remark_figures
from assistant.drafting.brief import Brief
from assistant.drafting.comparables import Comparables
from assistant.drafting.datamodels import Remark
from assistant.drafting.remark_writing import Panel

CHECKS = (
    remark_figures.price_per_day,
    remark_figures.days_for_structures,
    remark_figures.individual_time,
    remark_figures.pace,
    remark_choices.answer_time,
    remark_choices.time_before_start,
    remark_choices.midterm,
    remark_choices.restitution,
    remark_choices.criteria,
    remark_choices.steering,
)


def remarks(brief: Brief, comparables: Comparables) -> tuple[Remark, ...]:
    """The remarks on a brief, each with what the guides print behind it; none on what the brief does not say."""
    panel = Panel(brief, comparables)
    return tuple(remark for check in CHECKS for remark in check(panel))

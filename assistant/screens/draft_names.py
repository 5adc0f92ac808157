"""What a work is called in the list, and what to call its parts."""

from assistant.drafting.brief import Brief
from assistant.drafting.work import Work

UNNAMED = "Sans titre"


def name_of(work: Work) -> str:
    """The title of the brief, else who and where; "Sans titre" as long as it says neither."""
    brief = work.brief
    return brief.title or _beneficiaries(brief) or brief.carrier.name or UNNAMED


def _beneficiaries(brief: Brief) -> str:
    named = brief.beneficiaries
    who = " ".join(str(part) for part in (named.count, named.who) if part) if named.who else ", ".join(named.names[:2])
    return ", ".join([each for each in (who, *named.territories[:2]) if each])

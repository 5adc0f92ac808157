"""What contradicts itself in a brief: weights, days, money, dates. Errors stop a document, warnings only tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.drafting.brief import Brief
from assistant.drafting.brief_errors import french_path
from assistant.drafting.brief_names import label_of
from assistant.drafting.french import counted, euros, listed, number
from assistant.drafting.moments import is_before, is_impossible, longest_span, read_moment, weekday_told
from ingest.errors import InputError
from ingest.text import fold

MOMENTS = ("launch", "answer_deadline", "selection", "start", "midterm", "restitution", "end")
"""Fields of the calendar in the order in which they come."""

ROUNDED = Decimal("0.05")
"""What the sum of the weights may miss by: three times 33,33 % are 100 %."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a field, named by its dotted path; `message` is a French sentence that names it too."""

    field: str
    message: str
    is_error: bool


def problems(brief: Brief) -> tuple[Problem, ...]:
    """What is wrong in the brief, in the order of its fields."""
    checks = (_beneficiaries, _days, _steps, _funders, _dates, _order, _length, _weights, _contacts, _provider)
    return tuple(problem for check in checks for problem in check(brief))


def check_brief(brief: Brief) -> None:
    """Raises InputError with the first error of the brief, and how many more there are."""
    errors = [problem for problem in problems(brief) if problem.is_error]
    if errors:
        others = f" Et {counted(len(errors) - 1, 'autre problème', 'autres problèmes')}." if errors[1:] else ""
        raise InputError(f"Champ « {french_path(errors[0].field.split('.'))} » : {errors[0].message}{others}")


def _error(field: str, message: str) -> Problem:
    return Problem(field, message, is_error=True)


def _warning(field: str, message: str) -> Problem:
    return Problem(field, message, is_error=False)


def _beneficiaries(brief: Brief) -> Iterator[Problem]:
    count, names = brief.beneficiaries.count, brief.beneficiaries.names
    if count is not None and len(names) > count:
        yield _error(
            "beneficiaries.names",
            f"le brief donne {len(names)} noms de structures pour un nombre de structures de {count}. Corrigez-les.",
        )
    elif count is not None and names and len(names) < count:
        yield _warning(
            "beneficiaries.names",
            f"le brief donne {counted(len(names), 'nom')} de structures sur {count}.",
        )
    if brief.kind == "ingenierie-collective" and (count or 0) == 1:
        yield _warning("kind", "la nature de la mission est collective, mais le nombre de structures est 1.")
    if brief.kind == "ingenierie-individuelle" and (count or 0) > 1:
        yield _warning("kind", f"la nature de la mission est individuelle, mais le nombre de structures est {count}.")


def _days(brief: Brief) -> Iterator[Problem]:
    days, together, apart = brief.days, brief.collective_days, brief.individual_days
    if days is None:
        return
    if together is not None and apart is not None:
        if together + apart != days:
            yield _error(
                "days",
                f"le nombre de jours d’intervention est {number(days)}, mais les jours collectifs ({number(together)}) "
                f"et individuels ({number(apart)}) font {number(together + apart)}. Corrigez l’un des trois.",
            )
        return
    for field, part in (("collective_days", together), ("individual_days", apart)):
        if part is not None and part > days:
            yield _error(
                field,
                f"le {label_of(field)} ({number(part)}) dépasse le nombre de jours d’intervention ({number(days)}).",
            )


def _steps(brief: Brief) -> Iterator[Problem]:
    given = [step.days for step in brief.content if step.days is not None]
    total = sum(given, Decimal(0))
    if brief.days is None or not given:
        return
    if total > brief.days:
        yield _error(
            "content",
            f"les étapes de l’intervention prennent {counted(total, 'jour')}, plus que le nombre de jours "
            f"d’intervention ({number(brief.days)}).",
        )
    elif total < brief.days and len(given) == len(brief.content):
        yield _warning(
            "content",
            f"les étapes de l’intervention prennent {counted(total, 'jour')} sur {number(brief.days)} : "
            f"il en reste {number(brief.days - total)} sans étape.",
        )


def _funders(brief: Brief) -> Iterator[Problem]:
    given = [funder.amount for funder in brief.funders if funder.amount is not None]
    total, ceiling = sum(given, Decimal(0)), brief.budget.ceiling
    if ceiling is None or not given:
        return
    if total > ceiling:
        yield _error(
            "funders",
            f"les montants des financeurs font {euros(total)}, plus que le plafond du budget ({euros(ceiling)}).",
        )
    elif total < ceiling and len(given) == len(brief.funders):
        yield _warning(
            "funders",
            f"les montants des financeurs font {euros(total)} sur {euros(ceiling)} : "
            f"il manque {euros(ceiling - total)}, ou un financeur.",
        )


def _dates(brief: Brief) -> Iterator[Problem]:
    for name in MOMENTS:
        field, words = f"calendar.{name}", getattr(brief.calendar, name)
        if is_impossible(words):
            yield _error(field, f"« {words} » n’est pas une date qui existe ({label_of(field)}).")
        moment = read_moment(words)
        weekday = weekday_told(moment) if moment else None
        if weekday:
            yield _warning(field, f"« {words} » tombe un {weekday} ({label_of(field)}).")


def _order(brief: Brief) -> Iterator[Problem]:
    known = [(name, moment) for name in MOMENTS if (moment := read_moment(getattr(brief.calendar, name)))]
    told: set[str] = set()
    for (first, before), (second, after) in combinations(known, 2):
        if is_before(before, after) is False and second not in told:
            told.add(second)
            yield _error(
                f"calendar.{second}",
                f"{label_of(f'calendar.{second}')} ({getattr(brief.calendar, second)}) vient avant "
                f"{label_of(f'calendar.{first}')} ({getattr(brief.calendar, first)}). Corrigez l’une des deux dates.",
            )


def _length(brief: Brief) -> Iterator[Problem]:
    start = read_moment(brief.calendar.start)
    ends = [read_moment(words) for words in (brief.calendar.end, brief.calendar.restitution)]
    last = next((moment for moment in ends if moment), None)
    longest = longest_span(start, last) if start and last else None
    if longest is not None and brief.days is not None and 0 < longest < brief.days:
        yield _warning(
            "days",
            f"le nombre de jours d’intervention ({number(brief.days)}) dépasse les {counted(longest, 'jour')} entre le "
            "démarrage et la fin.",
        )


def _weights(brief: Brief) -> Iterator[Problem]:
    without = [criterion.label for criterion in brief.criteria if criterion.weight is None]
    given = [criterion.weight for criterion in brief.criteria if criterion.weight is not None]
    total = sum(given, Decimal(0))
    if given and without:
        named = listed([f"« {label} »" for label in without])
        yield _error(
            "criteria", f"un poids manque aux critères de choix : {named}. Donnez un poids à tous, ou à aucun."
        )
    elif given and abs(total - 100) > ROUNDED:
        yield _error("criteria", f"les poids des critères de choix font {number(total)} % au lieu de 100 %.")
    labels = [fold(criterion.label) for criterion in brief.criteria]
    for criterion in brief.criteria:
        if labels.count(fold(criterion.label)) > 1:
            yield _warning("criteria", f"le critère de choix « {criterion.label} » est donné plusieurs fois.")
            return


def _contacts(brief: Brief) -> Iterator[Problem]:
    for field, contact in (("carrier", brief.carrier.contact), ("provider", brief.provider.contact)):
        name, _, host = contact.email.partition("@")
        if contact.email and not (name and "." in host and " " not in contact.email):
            path = f"{field}.contact.email"
            yield _warning(path, f"« {contact.email} » ne ressemble pas à une adresse ({label_of(path)}).")


def _provider(brief: Brief) -> Iterator[Problem]:
    if brief.kind != "reponse-de-prestataire" and brief.provider != type(brief.provider)():
        yield _warning(
            "provider",
            "ce que le brief dit du prestataire ne paraît que dans une réponse de prestataire (champ « nature »).",
        )

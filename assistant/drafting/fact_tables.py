"""The facts of a brief that are set out in tables: who, how, how much, when, what is handed over, what is weighed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.drafting.brief import Actor, Brief
from assistant.drafting.conditions import is_filled, value_of
from assistant.drafting.facts_in_words import FACTS
from assistant.drafting.french import SPACE, counted, euros, number


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the fields it states. `ask` is a field to fill in and the words of its mark, which goes into
    the last cell or after what that holds."""

    cells: tuple[str, ...]
    fields: tuple[str, ...] = ()
    ask: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts, its columns named."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


_PROFILE = (
    ("Secteur d’activité", "beneficiaries.sector", ""),
    ("Taille", "beneficiaries.size", ""),
)
_ORGANISATION = (
    ("Rythme", "rhythm", "rythme des interventions"),
    ("Alternance", "alternation", ""),
    ("Lieu", "place", "lieu des interventions"),
)
_CALENDAR = (
    ("Lancement de la consultation", "calendar.launch", ""),
    ("Date limite de réponse", "calendar.answer_deadline", "date limite de réponse"),
    ("Choix du prestataire", "calendar.selection", "date du choix du prestataire"),
    ("Démarrage de la mission", "calendar.start", "date de démarrage"),
    ("Point à mi-parcours", "calendar.midterm", ""),
    ("Restitution", "calendar.restitution", "date de la restitution"),
    ("Fin de la mission", "calendar.end", ""),
)
_PLANNING = tuple((label, path, ask if path in ("calendar.start", "calendar.restitution") else "")
                  for label, path, ask in _CALENDAR)  # fmt: skip


def _plain(header: tuple[str, str], lines: tuple[tuple[str, str, str], ...]) -> Callable[[Brief], Table]:
    """A table of two columns: a label and what the user wrote, or what is asked for."""

    def table(brief: Brief) -> Table:
        return Table(header, tuple(_line(brief, *line) for line in lines if line[2] or is_filled(line[1], brief)))

    return table


def _line(brief: Brief, label: str, path: str, ask: str) -> Row:
    if is_filled(path, brief):
        return Row((label, str(value_of(path, brief))), (path,))
    return Row((label,), ask=(path, ask))


def _organisation(brief: Brief) -> Table:
    days = FACTS["days"](brief)
    rows = [Row(("Volume de l’intervention", days.words), days.fields) if days.words else
            Row(("Volume de l’intervention",), ask=("days", "nombre de jours d’intervention"))]  # fmt: skip
    for label, path in (("dont temps collectifs", "collective_days"), ("dont temps individuels", "individual_days")):
        value = getattr(brief, path)
        if value is not None:
            rows.append(Row((label, counted(value, "jour")), (path,)))
    lines = [line for line in _ORGANISATION if line[2] or is_filled(line[1], brief)]
    return Table(("Organisation", "Ce qui est prévu"), (*rows, *(_line(brief, *line) for line in lines)))


def _phases(brief: Brief) -> Table:
    steps = brief.content
    told = [
        ("Contenu", [step.detail for step in steps]),
        ("Durée", [counted(step.days, "jour") if step.days is not None else "" for step in steps]),
    ]
    is_ranked = len(steps) > 1 and any(cell for _, cells in told for cell in cells)
    labels = [f"{rank}. {step.label}" if is_ranked else step.label for rank, step in enumerate(steps, 1)]
    return _columns([("Phase", labels), *told], "content")


def _actors(path: str, who: str, what: str) -> Callable[[Brief], Table]:
    def table(brief: Brief) -> Table:
        actors: tuple[Actor, ...] = getattr(brief, path)
        return _columns([(who, [each.name for each in actors]), (what, [each.role for each in actors])], path)

    return table


def _deliverables(brief: Brief) -> Table:
    columns = [
        ("Livrable", [each.label for each in brief.deliverables]),
        ("Précisions", [each.detail for each in brief.deliverables]),
    ]
    return _columns(columns, "deliverables")


def _criteria(brief: Brief) -> Table:
    rows = (
        Row((each.label, f"{number(each.weight)}{SPACE}%"), ("criteria",)) if each.weight is not None
        else Row((each.label,), ("criteria",), ask=("criteria", "poids du critère"))
        for each in brief.criteria
    )  # fmt: skip
    return Table(("Critère", "Poids"), tuple(rows))


def _columns(columns: list[tuple[str, list[str]]], path: str) -> Table:
    """A table of the columns that hold something."""
    kept = [column for column in columns if any(column[1])]
    rows = tuple(Row(cells, (path,)) for cells in zip(*(cells for _, cells in kept), strict=True))
    return Table(tuple(name for name, _ in kept), rows)


def _budget(brief: Brief) -> Table:
    label = "Enveloppe maximale de la prestation"
    ceiling = FACTS["ceiling"](brief)
    if ceiling.words:
        ask = None if brief.budget.taxes else ("budget.taxes", "montant TTC ou HT")
        rows = [Row((label, ceiling.words), ceiling.fields, ask)]
    else:
        rows = [Row((label,), ask=("budget.ceiling", "montant maximal de la prestation, TTC ou HT"))]
    if any(funder.amount is not None for funder in brief.funders):
        rows += [_funding(funder) for funder in brief.funders]
    return Table(("Poste", "Montant"), tuple(rows))


def _price(brief: Brief) -> Table:
    """The budget of a proposal: the same amounts, under the name that a proposal gives them."""
    first, *funding = _budget(brief).rows
    return Table(("Poste", "Montant"), (replace(first, cells=("Budget de la mission", *first.cells[1:])), *funding))


def _funding(funder: Actor) -> Row:
    name = f"Financement{SPACE}: {funder.name}" + (f" ({funder.role})" if funder.role else "")
    if funder.amount is None:
        return Row((name,), ("funders",), ask=("funders", "montant"))
    return Row((name, euros(funder.amount)), ("funders",))


TABLES: Mapping[str, Callable[[Brief], Table]] = {
    "profile": _plain(("Repère", "Précisions"), _PROFILE),
    "organisation": _organisation,
    "phases": _phases,
    "partners": _actors("partners", "Partenaire", "Apport"),
    "providers": _actors("providers", "Intervenant", "Rôle"),
    "deliverables": _deliverables,
    "criteria": _criteria,
    "budget": _budget,
    "price": _price,
    "calendar": _plain(("Étape", "Échéance"), _CALENDAR),
    "planning": _plain(("Étape", "Échéance"), _PLANNING),
}
"""What a clause may set out as a table."""

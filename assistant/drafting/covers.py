"""Title and title page of a draft."""

from collections.abc import Callable
from datetime import date

from assistant.drafting.brief import Brief
from assistant.drafting.brief_types import french_date
from assistant.drafting.conditions import is_single
from assistant.drafting.datamodels import DocumentKind
from assistant.drafting.facts_in_words import FACTS, KINDS, names_scheme
from assistant.drafting.french import listed

COVER = "couverture"
"""What the gaps of the title page name as their section."""

Ask = Callable[[str, str, str], str]
Line = tuple[str, str]


def title_of(brief: Brief) -> str:
    """The title that the brief gives, or one that says what the mission is and for whom."""
    if brief.title:
        return brief.title
    mission = KINDS[brief.kind].split(" ", 1)[1].capitalize()
    named = FACTS["structure" if is_single(brief) else "structures"](brief).words
    return f"{mission} pour {named}" if named else mission


def written_on(day: date) -> str:
    """The line of the title page that dates the document."""
    return f"Document établi le {french_date(day)}"


def cover_of(brief: Brief, kind: DocumentKind, ask: Ask) -> tuple[Line, ...]:
    """The lines of the title page: for a cahier des charges what is known of who orders it; for a proposal all that
    the guides want on its first page, with marks."""
    carrier = brief.carrier
    if kind == "cahier-des-charges":
        label = "Dispositif" if names_scheme(carrier.dla) else "DLA"
        lines = (("Structure porteuse", carrier.name), (label, carrier.dla))
        return tuple(line for line in lines if line[1])
    whom = brief.beneficiaries
    names = listed(whom.names) or FACTS["structures"](brief).words or whom.who
    contact = FACTS["provider.contact"](brief).words
    return (
        ("Structure porteuse du DLA", carrier.name or ask("carrier.name", "structure porteuse du DLA", COVER)),
        ("DLA", carrier.dla or ask("carrier.dla", "nom du DLA", COVER)),
        (
            "Structure à accompagner" if is_single(brief) else "Structures à accompagner",
            names or ask("beneficiaries.names", "structures à accompagner", COVER),
        ),
        ("Prestataire", brief.provider.name or ask("provider.name", "nom du prestataire", COVER)),
        ("Contact", contact or ask("provider.contact", "nom et coordonnées du contact", COVER)),
        (
            "Financeurs de l’accompagnement",
            listed([funder.name for funder in brief.funders]) or ask("funders", "financeurs, avec leurs logos", COVER),
        ),
    )

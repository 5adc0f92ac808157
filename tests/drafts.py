"""A small complete draft made by hand, for the tests of documents."""

import io
import re
import zipfile
from html import unescape

from assistant.datamodels import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import Draft, Gap, Paragraph, Section
from ingest.datamodels import Fiche

GUIDE = "Guide des ateliers partagés"
QUOTES = (
    "Le comité se réunit le premier mardi du mois et décide de la suite avec les voisins présents.",
    "Il choisit un animateur.",
    "Un comité trop large ne décide jamais.",
    "1 200 $ au plus, *hors taxes* | <net>",
)
FICHES = (
    Fiche("guide.pdf", "Fiche 1", "Installer un atelier", "fiche", 1, 1),
    Fiche("guide.pdf", "Fiche 2", "Réunir les voisins", "fiche", 2, 2),
)


def cite(n: int, page: int, quote: str, status: str = "exact", label: str | None = None) -> Citation:
    """Citation `n` of a page of the guide of the workshops."""
    fiche = FICHES[page - 1] if page <= len(FICHES) else None
    return Citation(n, "guide.pdf", GUIDE, page, label or str(page), (GUIDE,), fiche, quote, status)  # type: ignore[arg-type]


CITATIONS = (
    cite(1, 2, QUOTES[0]),
    cite(2, 2, QUOTES[1]),
    cite(3, 3, QUOTES[2], "approximate", "5"),
    cite(4, 1, QUOTES[3]),
    cite(5, 1, "Jamais citée."),
)
CONTEXT = Section(
    "contexte",
    "Contexte et origine de la demande",
    (
        Paragraph(
            "Cinq ateliers de *réparation* [1] veulent mutualiser leurs achats_ & frais : 10 000 $ <b>.",
            fields=("context",),
        ),
        Paragraph("1. Le comité se réunit chaque mois.", citations=(1,)),
        Paragraph("# Il choisit un animateur", "item", (2, 1)),
        Paragraph("Les membres : [À compléter : membres du comité].", "item"),
        Paragraph("Il évite d’être trop large.", citations=(3,)),
    ),
)
CALENDAR_ROWS = (
    ("Étape", "Date"),
    ("Démarrage | réunion", "15 mars 2027"),
    ("Restitution", "[À compléter : date de la restitution]"),
)
CALENDAR = Section(
    "calendrier",
    "Calendrier",
    (
        Paragraph("La mission suit ce calendrier.", citations=(1,)),
        Paragraph("", "table", (4,), ("calendar.start",), rows=CALENDAR_ROWS),
    ),
)
BUDGET_ROWS = (("Poste", "Montant"), ("Enveloppe maximale", "11 000 € TTC"), ("Région", "8 000 €"))
CRITERIA_ROWS = (("Critère", "Poids"), ("Compréhension de la demande", "40 %"), ("Méthode", "60 %"))
BUDGET = Section(
    "budget",
    "Budget et critères de choix",
    (
        Paragraph("", "table", (), ("budget.ceiling",), rows=BUDGET_ROWS),
        Paragraph("Critères", "table", (2,), ("criteria",), rows=CRITERIA_ROWS),
    ),
)
GAPS = (
    Gap("steering.members", "membres du comité", "contexte"),
    Gap("calendar.restitution", "date de la restitution", "calendrier"),
)


def make_draft(*sections: Section, gaps: tuple[Gap, ...] = GAPS) -> Draft:
    """A cahier des charges of these sections, of all three when none is given."""
    return Draft(
        kind="cahier-des-charges",
        title="Mutualiser les achats de cinq ateliers & cafés",
        cover=(("Structure porteuse", "Maison des Voisins"), ("DLA", "[À compléter : nom du DLA]")),
        brief=Brief(),
        sections=sections or (CONTEXT, CALENDAR, BUDGET),
        citations=CITATIONS,
        gaps=gaps,
        remarks=(),
        degraded=(),
        seconds=0.1,
    )


def parts_of(content: bytes) -> dict[str, str]:
    """The XML parts of a Word or LibreOffice file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def words_of(xml: str) -> str:
    """The words of an XML part, a line for each paragraph."""
    lines = re.sub(r"<w:tab ?/>|<text:tab ?/>", "\t", re.sub(r"</(?:w:p|text:p|text:h)>", "\n", xml))
    words = unescape(re.sub(r"<[^>]+>", "", lines))
    return "".join(f"{line.strip(' ')}\n" for line in words.splitlines() if line.strip(" "))

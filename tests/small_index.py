"""A small index made for real from two little guides, for the tests of search, routing and commands."""

from dataclasses import dataclass
from pathlib import Path

from small_pdfs import write_pdf

from assistant.index import Index, open_index
from assistant.question.query import Analyser
from assistant.routing import Router
from assistant.search import Searcher
from ingest.pipeline import ingest
from ingest.settings import Settings, load_settings

FIRST, SECOND = "guide-comite.pdf", "guide-budget.pdf"

FIRST_PAGES = (
    "Fiche 1 - Constituer le comité de pilotage\n"
    "Le comité de pilotage réunit les financeurs, les structures et les réseaux autour du projet collectif.\n"
    "Il se réunit trois fois : au lancement, à mi-parcours et à la restitution finale devant les élus.\n"
    "Chaque membre reçoit les documents une semaine avant la séance et valide le relevé des décisions.",
    "Fiche 2 - Choisir le prestataire\n"
    "Le prestataire est choisi sur la qualité de sa méthode, son expérience du secteur et le prix proposé.\n"
    "Deux entretiens suffisent pour départager les offres reçues par la structure porteuse du dispositif.\n"
    "La grille de sélection est remplie par deux personnes avant la discussion commune du jury réuni.",
)
SECOND_PAGES = (
    "Fiche 1 - Bâtir le budget\n"
    "Le budget prévoit neuf jours d'intervention pour 8 100 euros, déplacements et restitution compris.\n"
    "Les cofinanceurs confirment leur participation par écrit avant la signature de la convention.\n"
    "Un acompte de trente pour cent est versé au démarrage de la mission confiée au consultant retenu.",
)


@dataclass(frozen=True)
class SmallIndex:
    """The index of the two guides and what works on it."""

    settings: Settings
    index: Index
    searcher: Searcher
    router: Router


def make_small_index(folder: Path) -> SmallIndex:
    """The two guides written, read and opened under `folder`."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    write_pdf(FIRST_PAGES, corpus / FIRST)
    write_pdf(SECOND_PAGES, corpus / SECOND)
    settings = load_settings(data=folder / "data", corpus=corpus)
    ingest([corpus], settings=settings)
    index = open_index(settings)
    searcher = Searcher(index, Analyser(index.lexical))
    return SmallIndex(settings, index, searcher, Router(searcher))

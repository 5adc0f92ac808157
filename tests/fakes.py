"""A small assistant over a small guide, with answers made by hand, for the tests of screens and exports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fake_documents import make_draft, make_report
from fpdf import FPDF

from assistant.audit.datamodels import AuditedDocument, AuditReport
from assistant.datamodels import Answer, Citation, FicheMatch, Query, Statement
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import DocumentKind, Draft, Section
from assistant.llm.pieces import Finished, Piece
from assistant.screens.jobs import Reader
from assistant.screens.services import Services
from ingest.datamodels import Fiche, Guide, Page, Passage, Span
from ingest.errors import UnreadableDocumentError
from ingest.report import IngestReport, OnProgress, Progress
from ingest.settings import Settings

DOCUMENT = "guide-des-ateliers.pdf"
TITLE = "Guide des ateliers partagés"
TEXTS = (
    "Fiche 1 Installer un atelier\nUn atelier partagé commence par une visite des lieux.\n"
    "Le groupe compte six personnes au plus.",
    "Fiche 2 Réunir les voisins\nLe comité se réunit le premier mardi du mois.\n"
    "Il choisit un animateur.\nIl note les décisions.\nAttention : un comité trop large ne décide plus.",
    "Fiche 3 Tenir les comptes\nLe trésorier présente l’état des dépenses : 1 200 $ au plus, *hors taxes*.",
)
FICHES = (
    Fiche(DOCUMENT, "Fiche 1", "Installer un atelier", "fiche", 1, 1, related=("Fiche 2",), summary="Choisir le lieu."),
    Fiche(
        DOCUMENT, "Fiche 2", "Réunir les voisins", "fiche", 2, 2, related=("Fiche 1", "Fiche 3"),
        summary="Former un comité qui décide.", situations=("Le groupe se réunit rarement.",),
        questions=("Comment réunir le comité ?",),
    ),
    Fiche(DOCUMENT, "Fiche 3", "Tenir les comptes", "fiche", 3, 3, related=("Fiche 2",)),
)  # fmt: skip
REASONS = {
    "Fiche 1": "Le groupe compte six personnes au plus.",
    "Fiche 2": "Il choisit un animateur.",
    "Fiche 3": "Ces mots ne sont pas sur la page.",
}
"""The line for which each fiche is proposed."""
QUESTION = "Comment constituer un comité ?"
LEXICAL_ONLY = "Recherche par les mots seuls : aucun modèle de sens n’est installé."


def write_pdf(path: Path, texts: Sequence[str] = TEXTS) -> Path:
    """A PDF with one page per text, each line printed on a line of its own."""
    pdf = FPDF()
    for text in texts:
        pdf.add_page()
        for line in text.splitlines():
            pdf.set_font("helvetica", size=11)
            pdf.multi_cell(0, 8, line.replace("’", "'"), new_x="LMARGIN", new_y="NEXT")
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf.output(str(path))
    return path


def make_guide(source: Path, document: str = DOCUMENT) -> Guide:
    """The guide as reading would give it; the third page carries the label 5 and was doubtful."""
    pages = tuple(
        Page(document, number, str(number) if number < 3 else "5", text, (), "text", 595, 842)
        for number, text in enumerate(TEXTS, start=1)
    )
    passages = tuple(
        Passage(f"p{page.number}", document, page.number, page.text, (TITLE,), (Span(page.number, 0, len(page.text)),),
                "prose", f"Fiche {page.number}")
        for page in pages
    )  # fmt: skip
    fiches = tuple(replace(fiche, document=document) for fiche in FICHES)
    return Guide(document, "0" * 64, str(source), TITLE, pages, (), fiches, passages, "Les Voisins", 2021)


def cite(n: int, page: int, quote: str, status: str = "exact") -> Citation:
    """Citation `n` of a page of the small guide."""
    label = "5" if page == 3 else str(page)
    start = TEXTS[page - 1].find(quote)
    return Citation(
        n, DOCUMENT, TITLE, page, label, (TITLE,), FICHES[page - 1], quote, status,  # type: ignore[arg-type]
        start if start >= 0 else None, start + len(quote) if start >= 0 else None,
    )  # fmt: skip


def make_answer(question: str = QUESTION, standalone: str | None = None) -> Answer:
    """An answer with a lead, a list, a caution and a figure, its citations in the three states."""
    citations = (
        cite(1, 2, "Le comité se réunit le premier mardi du mois."),
        cite(2, 2, "Il choisit un animateur."),
        cite(3, 2, "Un comité trop large ne décide jamais.", "approximate"),
        cite(4, 3, "Le trésorier présente l’état des dépenses : 1 200 $ au plus, *hors taxes*."),
        cite(5, 1, "Le groupe compte douze personnes.", "not_found"),
    )
    statements = (
        Statement("Le comité se réunit le premier mardi du mois.", (1,), "lead"),
        Statement("Il choisit un animateur.", (2,), "item", heading="Étapes"),
        Statement("Il note les décisions.", (2, 1), "item"),
        Statement("Un comité trop large ne décide jamais.", (3,), "caution"),
        Statement("Le trésorier présente l’état des dépenses : 1 200 $ au plus, *hors taxes*.", (4,), "figure"),
        Statement("Le groupe compte douze personnes.", (5,), "text"),
    )
    return Answer(
        question, standalone or question, "fr", "extractive", False, None, "réponse [1]", statements, citations,
        (FicheMatch(1, FICHES[1], "Former un comité qui décide.", 0.8),),
        ("Qui tient les comptes ?", "Combien de personnes ?"), (LEXICAL_ONLY,), 0.05,
    )  # fmt: skip


def make_refusal(question: str) -> Answer:
    """A refusal that names one fiche to look at."""
    reason = "Aucun passage ne parle de cela."
    return Answer(
        question, question, "fr", "extractive", True, reason, reason, (), (),
        (FicheMatch(1, FICHES[0], "Choisir le lieu.", 0.1),), (), (), 0.01,
    )  # fmt: skip


class FakeIndex:
    """The guides of a folder, each made by hand."""

    def __init__(self, settings: Settings) -> None:
        self.guides = tuple(make_guide(path, path.name) for path in sorted(settings.corpus.rglob("*.pdf")))


class FakeAssistant:
    """Refuses questions on the weather, completes those that start with "Et", answers the others alike."""

    def __init__(self, settings: Settings) -> None:
        self.index = FakeIndex(settings)
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Answer:
        """The answer made for that question; what was asked is kept in `asked`."""
        self.asked.append((question, tuple(history), tuple(documents)))
        if "météo" in question:
            return make_refusal(question)
        standalone = f"{history[-1]} {question}" if history and question.startswith("Et ") else question
        return make_answer(question, standalone)

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        engine: str = "extractive",
        answers: Sequence[Answer] = (),
    ) -> Iterator[Piece]:
        """That answer, at once."""
        yield Finished(self.ask(question, history, documents, engine, answers))

    def route(self, situation: str, k: int = 5) -> list[FicheMatch]:
        """No fiche for the weather, the fiche whose code is named, else all three, the second one first."""
        if "météo" in situation:
            return []
        named = [fiche for fiche in FICHES if fiche.code.lower() in situation.lower()]
        found = named or [FICHES[1], FICHES[0], FICHES[2]]
        return [FicheMatch(rank, fiche, REASONS[fiche.code], 1 / rank) for rank, fiche in enumerate(found[:k], start=1)]

    def understand(self, question: str) -> Query:
        """The question with nothing known of the weather."""
        unknown = ("météo",) if "météo" in question else ()
        return Query(question, question, "fr", {}, unknown=unknown)

    def draft(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """Three sections that say what the brief says."""
        return make_draft(brief, kind, cite)

    def rewrite_section(self, section: Section, draft: Draft, instruction: str = "") -> Section:
        """The section with a sentence instead of its text."""
        return replace(section, rewritten=f"Section « {section.title} » récrite.")

    def audit(self, document: AuditedDocument, kind: DocumentKind | None = None) -> AuditReport:
        """One element in each state."""
        return make_report(document, kind, cite)


class FakeReader(Reader):
    """Reads nothing: it leaves the manifest that makes an index, as the real one does at its end."""

    def read(self, settings: Settings, progress: OnProgress, *, rebuild: bool = False) -> IngestReport:
        """Writes the manifest."""
        settings.data.mkdir(parents=True, exist_ok=True)
        names = sorted(path.name for path in settings.corpus.rglob("*.pdf"))
        for rank, name in enumerate(names, start=1):
            progress(Progress("lecture", name, 3, 3, rank, len(names), rank / len(names)))
        (settings.data / "manifest.json").write_text(f"{names} {rebuild}", encoding="utf-8")
        return IngestReport(
            len(names), 3 * len(names), 3 * len(names), 3 * len(names), 0.1, True, tuple(names), (), (), (), (), (), ()
        )

    def remove(self, settings: Settings, document: str) -> None:
        """Writes the manifest anew, so that the index is opened again."""
        (settings.data / "manifest.json").write_text(f"without {document}", encoding="utf-8")

    def check(self, path: Path) -> None:
        """Refuses what does not start like a PDF."""
        if not path.read_bytes().startswith(b"%PDF-"):
            raise UnreadableDocumentError(f"« {path.name} » n’est pas un PDF. Exportez-le en PDF et recommencez.")


def make_services(folder: Path, *, read: bool = True) -> Services:
    """Services over a folder that holds the small guide, read already unless told otherwise."""
    settings = Settings(data=folder / "data", corpus=folder / "corpus")
    services = Services(settings, open=FakeAssistant, reader=FakeReader())
    if not settings.corpus.exists():  # every run of a script makes its services anew
        write_pdf(settings.corpus / DOCUMENT)
        if read:
            services.reader.read(settings, lambda _: None)
    return services

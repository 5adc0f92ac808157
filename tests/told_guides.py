"""Hand-made indexes of guides that the project does not know: one page and one passage per text."""

from pathlib import Path

from assistant.index import Index, open_index
from assistant.question.query import Analyser
from assistant.search import Searcher
from ingest.contexts import context_texts
from ingest.datamodels import Fiche, Guide, Page, Passage, Span
from ingest.lexical import LexicalIndex, indexed_text
from ingest.manifest import Manifest
from ingest.pipeline import ingest
from ingest.settings import load_settings

DOCUMENT = "recits-de-missions.pdf"
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def index_of(*texts: str, title: str = "Monographie : l’atelier partagé") -> Index:
    """The index of one guide with one fiche of that title, a page and a passage for each text."""
    pages = tuple(Page(DOCUMENT, n, str(n), text, (), "text", 595, 842) for n, text in enumerate(texts, 1))
    passages = tuple(
        Passage(f"p{n}", DOCUMENT, n, text, (title, f"Partie {n}"), (Span(n, 0, len(text)),), "prose", "Récit 1")
        for n, text in enumerate(texts, 1)
    )
    fiche = Fiche(DOCUMENT, "Récit 1", title, "fiche", 1, len(texts))
    guide = Guide(DOCUMENT, "0", DOCUMENT, "Récits de missions", pages, (), (fiche,), passages)
    return Index(
        manifest=Manifest.__new__(Manifest),
        guides=(guide,),
        lexical=LexicalIndex.build([indexed_text(passage, guide.title) for passage in passages]),
        contexts=LexicalIndex.build(context_texts((guide,))),
    )


def searcher_over(index: Index) -> Searcher:
    """The search by words of an index."""
    return Searcher(index, Analyser(index.lexical))


def read_guides(folder: Path, *guides: Path) -> Index:
    """The index of these PDFs, read into a new folder."""
    settings = load_settings(data=folder, corpus=CORPUS)
    ingest(list(guides), settings=settings)
    return open_index(settings)


def read_shipped(folder: Path, *names: str) -> Index:
    """The index of shipped guides, by name."""
    return read_guides(folder, *(CORPUS / f"{name}.pdf" for name in names))

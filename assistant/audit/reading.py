"""A file that somebody wants checked to its blocks: Word, PDF, Markdown or plain text."""

from pathlib import Path

from assistant.audit.datamodels import AuditedDocument, Block
from assistant.audit.headings import without_asides, without_title
from assistant.audit.markdown_reading import blocks_of_markdown
from assistant.audit.pdf_reading import blocks_of_pages
from assistant.pandoc import read_text
from ingest.datamodels import Page
from ingest.errors import InputError, UnreadableDocumentError
from ingest.pages.pdf import read_pages
from ingest.settings import Settings, load_settings

SUFFIXES = (".docx", ".pdf", ".md", ".markdown", ".txt")
_FEW_LETTERS = 40


def read_document(path: Path, settings: Settings | None = None) -> AuditedDocument:
    """What the file says. Raises InputError, or UnreadableDocumentError for a PDF, saying what is wrong with it."""
    _check(path)
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        blocks = _pdf_blocks(path, settings or load_settings())
    else:
        blocks = blocks_of_markdown(read_text(path) if suffix == ".docx" else _typed(path))
    document = AuditedDocument(path.name, without_title(without_asides(blocks)))
    if sum(map(str.isalpha, "".join(block.text for block in document.blocks))) < _FEW_LETTERS:
        raise InputError(
            f"« {path.name} » ne contient presque aucun texte : vérifiez que c’est le bon fichier et qu’il a été "
            "enregistré."
        )
    return document


def _check(path: Path) -> None:
    """Raises InputError for what is no file, no text, or a format that cannot be read."""
    suffix = path.suffix.lower()
    if not path.is_file():
        raise InputError(f"« {path} » n’est pas un fichier : vérifiez le chemin.")
    if suffix in (".doc", ".odt", ".rtf", ".pages"):
        raise InputError(
            f"« {path.name} » est au format {suffix}, qui n’est pas lu : enregistrez-le en .docx ou en .pdf."
        )
    if suffix not in SUFFIXES:
        raise InputError(f"« {path.name} » n’est pas lisible ici : donnez un fichier .docx, .pdf, .md ou .txt.")
    if path.stat().st_size == 0:
        raise InputError(
            f"« {path.name} » est vide (0 octet) : enregistrez-le de nouveau ou choisissez un autre fichier."
        )


def _typed(path: Path) -> str:
    """The text of a file typed in UTF-8, or by an older editor of Windows."""
    content = path.read_bytes()
    if b"\0" in content:
        raise InputError(
            f"« {path.name} » n’est pas du texte : enregistrez-le en UTF-8, ou donnez un .docx ou un .pdf."
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _pdf_blocks(path: Path, settings: Settings) -> tuple[Block, ...]:
    pages = read_pages(path, settings=settings)
    if not any(page.text.strip() for page in pages):
        raise UnreadableDocumentError(_unread(path, pages))
    return blocks_of_pages(pages)


def _unread(path: Path, pages: list[Page]) -> str:
    notes = [page.note for page in pages if page.note]
    reason = notes[0] if notes else "aucune page n’a de texte."
    return f"« {path.name} » n’a aucun texte lisible : {reason[:1].lower()}{reason[1:]}"

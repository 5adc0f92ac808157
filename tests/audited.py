"""Documents to audit, made in a line or read from tests/data/audit, for the tests of the audit."""

from pathlib import Path

from assistant.audit.datamodels import AuditedDocument
from assistant.audit.headings import without_asides, without_title
from assistant.audit.markdown_reading import blocks_of_markdown
from assistant.audit.reading import read_document

DOCUMENTS = Path(__file__).parent / "data" / "audit"
CAHIERS, PROPOSALS, OTHERS = (sorted((DOCUMENTS / name).iterdir()) for name in ("cahiers", "propositions", "autres"))


def document_of(markdown: str, name: str = "essai.md") -> AuditedDocument:
    """The document that a Markdown text makes."""
    return AuditedDocument(name, without_title(without_asides(blocks_of_markdown(markdown))))


def document_in(name: str) -> AuditedDocument:
    """A document of tests/data/audit."""
    return read_document(DOCUMENTS / name)

"""What travels from a file to an audit report, in order: Block, AuditedDocument, Found, Finding, AuditReport."""

from dataclasses import dataclass
from typing import Literal

from assistant.datamodels import Citation
from assistant.drafting.datamodels import DocumentKind

BlockKind = Literal["heading", "text", "item", "row"]
Status = Literal["present", "partial", "absent"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table row. `path` are the headings it stands under, from the top down,
    () before the first one; that of a heading ends with itself. The cells of a row are parted by " | ". `page` is the
    PDF page, None where pages are not fixed."""

    text: str
    path: tuple[str, ...] = ()
    kind: BlockKind = "text"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AuditedDocument:
    """A document as read: its file name and what it says in order, without footnotes and lists of sources."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where an element stands: the heading over it, None without, and the words themselves."""

    quote: str
    section: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the audit says of one required element. `lacking` tells in French what a partial one lacks; `why` is the
    passage of the guides that asks for the element, None where the present guides do not; `suggestion` is a clause to
    start from, "" for an element that is present."""

    id: str
    label: str
    status: Status
    found: Found | None = None
    lacking: str = ""
    why: Citation | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The elements required of a kind of document, in the order of such documents. `notice` is None, or says in French
    why the document is not one of that kind: every element is then absent. `degraded` as for Answer."""

    document: str
    kind: DocumentKind
    findings: tuple[Finding, ...]
    notice: str | None = None
    degraded: tuple[str, ...] = ()

    def count(self, status: Status) -> int:
        """How many elements have that status."""
        return sum(finding.status == status for finding in self.findings)

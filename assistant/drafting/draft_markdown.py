"""A draft as GitHub's Markdown, its citations as footnotes."""

from datetime import date

from assistant.drafting.datamodels import Draft
from assistant.drafting.document import document_blocks
from assistant.drafting.formats import for_markdown
from assistant.pandoc import write


def to_markdown(draft: Draft) -> str:
    """The whole document, dated of today."""
    blocks = for_markdown(document_blocks(draft, date.today()))
    return write(blocks, "gfm", metadata={}, options=("--wrap=none",)).decode("utf-8")

"""The alphabetical index of a guide: words with the fiches or pages that treat of them."""

import re
from collections.abc import Sequence

from ingest.structure.rows import Row, paragraph_end

FEWEST = 8
"""An index has at least this many entries."""

_PLACE = r"(?:[IVX]{1,4}-[\w-]+|[IVX]{1,4}\.\w+|\d{1,3})"
_INDEXED = re.compile(rf"[^\W\d_)»]\)?\s*[:,]\s*(?:[^\W\d_]+,\s*)*{_PLACE}(?:\s*,\s*{_PLACE})+\s*\.?$")


def index_rows(rows: Sequence[Row]) -> set[int]:
    """Rows of the entries of an index ("Alliances : I-B-1, III-8"), which answer nothing; empty without an index."""
    found: list[int] = []
    entries = start = 0
    while start < len(rows):
        end = paragraph_end(rows, start)
        # A paragraph of text ends with a stop: one look at its last line spares joining it.
        if rows[end - 1].line.text.rstrip(" .")[-1:].isalnum() and "," in rows[start].line.text:
            text = " ".join(row.line.text for row in rows[start:end])
            if _INDEXED.search(text):
                entries += 1
                found += range(start, end)
        start = end
    return set(found) if entries >= FEWEST else set()

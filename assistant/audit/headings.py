"""What tells a heading that no style marks, and headings without their numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.audit.datamodels import Block
from ingest.structure.titles import is_capitals, numbering
from ingest.text import fold

LONGEST_TITLE = 20
"""Words."""
_LONGEST = 110
_ARTICLE = re.compile(r"^(?:article|lot|point)\s+\d{1,2}(?:er)?\s*[:.–—-]\s*", re.IGNORECASE)
_ENDS = re.compile(r"[.;,!…]$")
_DATE = re.compile(r"\d{4}|@|\b0\d[ .]\d\d")
_BARE_WORDS = 9
_ASIDE = re.compile(
    r"^(?:(?:elements?|points?|champs) )?a completer avant"
    r"|^annexe\b.{0,6}\bsources?\b|^(?:sources?|sources? citees?|passages cites|sommaire|table des matieres)$"
)


def without_number(title: str) -> str:
    """The title without its number and the colon after it; "Article 3 – Prix" is "Prix"."""
    shorter = _ARTICLE.sub("", title).strip() or title
    number, kind, rest = numbering(shorter)
    if number is not None and kind != "keyword" and rest:
        shorter = rest
    return shorter.rstrip(" :\u00a0").strip()


def is_capitals_title(line: str) -> bool:
    """Whether a line is set as a title: all in capitals."""
    return is_capitals(line) and len(line) <= _LONGEST and not _DATE.search(line)


def is_title(text: str) -> bool:
    """Whether words set larger or in bold are a title: few, no end of a sentence, nothing left to complete."""
    return len(text.split()) <= LONGEST_TITLE and not _ENDS.search(text) and "[" not in text


def is_bare_title(line: str) -> bool:
    """Whether a line in plain type may be a title: a few words, no end of a sentence, neither date nor address."""
    words = line.split()
    return (
        0 < len(words) <= _BARE_WORDS
        and line[:1].isupper()
        and not _ENDS.search(line)
        and " | " not in line
        and not _DATE.search(line)
    )


def without_title(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the document's title, where one heading stands over all others, as a paragraph."""
    headings = [block for block in blocks if block.kind == "heading"]
    is_title = len(headings) > 1 and all(block.path[0] == headings[0].text for block in headings)
    if not is_title:
        return tuple(blocks)
    return tuple(
        Block(block.text, page=block.page) if block is headings[0] else replace(block, path=block.path[1:])
        for block in blocks
    )


def without_asides(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without those that are about the document: contents, what is to complete, sources."""
    return tuple(block for block in blocks if not any(_ASIDE.search(fold(title)) for title in block.path))

"""Joins sentences that belong together: those of a paragraph, and those that answer a printed question."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer.answer_blocks import Block, Part
from assistant.answer.sentences import Unit
from ingest.text import fold

PARAGRAPH = 420
"""Characters of a paragraph that is quoted as one; a longer one is cut between two sentences."""

_ASKED = re.compile(
    r"\bquestions?[ -](?:frequentes?|reponses?|courantes?)|\bfoire aux questions|^faq\b|\bfrequently asked"
)


def holds_questions(title: str) -> bool:
    """Whether a heading announces questions that people ask, each followed by its answer."""
    return _ASKED.search(fold(title)) is not None


def joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with the sentences of one paragraph made one and each printed question made the title of its answer.

    A question without an answer is left out.
    """
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if block.kind == "sentence" and holds_questions(block.title):
            _add_to_pairs(found, block)
        elif last and block.kind == last.kind == "sentence" and _is_one_paragraph(last, block):
            found[-1] = replace(last, lead=_merged(last.parts[0], block.parts[0]))
        else:
            found.append(block)
    answered = (block for block in found if block.parts)
    return [replace(block, place=place) for place, block in enumerate(answered)]


def _add_to_pairs(found: list[Block], block: Block) -> None:
    """Adds a sentence under a heading of questions: a question opens a pair or goes on, the rest answers it."""
    part = block.parts[0]
    last = found[-1] if found and found[-1].kind == "pair" else None
    if part[1].words.endswith("?"):
        if last is None or last.parts:
            found.append(replace(block, kind="pair", title=part[1].words, lead=None, heading=None, over=""))
        else:
            found[-1] = replace(last, title=f"{last.title} {part[1].words}")
    elif last is None:
        found.append(block)
    elif last.lead is None:
        found[-1] = replace(last, lead=part)
    elif last.items or _gap(last.lead, part) is None:
        found[-1] = replace(last, items=(*last.items, part))
    else:
        found[-1] = replace(last, lead=_merged(last.lead, part))


def _is_one_paragraph(left: Block, right: Block) -> bool:
    """Whether two sentences stand on one line of the text and are short enough together."""
    if (left.title, left.heading) != (right.title, right.heading):
        return False
    gap = _gap(left.parts[0], right.parts[0])
    return gap is not None and "\n" not in gap and len(left.words) + len(right.words) < PARAGRAPH


def _gap(left: Part, right: Part) -> str | None:
    """The white space between two parts, None where other words or another passage stand between them."""
    if left[0] is not right[0]:
        return None
    between = left[0].text[left[1].end : right[1].start]
    return between if between.isspace() else None


def _merged(left: Part, right: Part) -> Part:
    """Two parts as one, as they are printed."""
    passage, start, end = left[0], left[1].start, right[1].end
    return passage, Unit("sentence", passage.text[start:end], start, end)

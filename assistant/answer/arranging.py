"""Puts what was chosen in the order of an answer: what opens it, and the sections that follow."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.answer_blocks import Block, Part, is_summary
from assistant.answer.choosing import Candidate, aspect_of
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request, holds
from assistant.answer.selecting import place_of
from assistant.answer.sentences import points_back

FACT_MARGIN = 2.0
"""Log-odds that other blocks may lie below the one that holds the fact."""
MANY = 8
"""Items of a list from which a fact may be quoted alone."""
TELLING = 1.6
"""Times less than the best item of a list that another may speak to, to be quoted with it before the others."""
REST = 0.7
"""Log-odds that the other items lose."""
LEAD = 0.6
"""Log-odds below the best block at which a plain sentence is preferred as the lead."""
SUMMARY = 2.0
"""The same for the summary of the fiche."""
LEAD_LENGTHS = (50, 420)


def facts_first(candidates: Sequence[Candidate], relevance: Relevance, request: Request) -> list[Candidate]:
    """The candidates for a fact: those that hold what is asked, cut to the telling items, and what comes close."""
    telling = [each for each in candidates if any(holds(asked, each.block.words) for asked in request.asked)]
    if not telling:
        return list(candidates)
    near = [each for each in candidates if each.score >= telling[0].score - FACT_MARGIN]
    first = [part for each in near if each in telling for part in _parted(each, relevance, request)]
    # What does not hold the value may still explain it, but after it.
    others = [replace(each, score=min(each.score, first[0].score)) for each in near if each not in telling]
    return sorted([*first, *others], key=lambda each: -each.score)


def _parted(candidate: Candidate, relevance: Relevance, request: Request) -> list[Candidate]:
    """The candidate, or its telling items and then the others, so that the fact comes before its context."""
    telling, rest = narrowed(candidate.block, relevance, request)
    if rest is None:
        return [candidate]
    return [replace(candidate, block=telling), replace(candidate, block=rest, score=candidate.score - REST)]


def narrowed(block: Block, relevance: Relevance, request: Request) -> tuple[Block, Block | None]:
    """The block with only the items that answer clearly better than the others, and the block of these others."""
    if block.kind == "outline" or len(block.items) < (2 if block.kind == "table" else MANY):
        return block, None

    def worth(part: Part) -> float:
        return relevance.share(part[1].words) * (1.0 if any(holds(a, part[1].words) for a in request.asked) else 0.5)

    worths = [worth(part) for part in block.items]
    telling = tuple(part for part, each in zip(block.items, worths, strict=True) if each * TELLING > max(worths))
    rest = tuple(part for part in block.items if part not in telling)
    if not telling or len(telling) > len(rest):
        return block, None
    return replace(block, items=telling), replace(block, lead=None, before=None, items=rest)


def lead_of(chosen: Sequence[Candidate], request: Request) -> Candidate:
    """What opens the answer: the summary of the best block's fiche or a plain sentence when one is nearly as good, else
    the best block."""
    best = chosen[0]
    for candidate in chosen:
        is_close = request.kind != "fact" and candidate.score >= best.score - SUMMARY
        if (
            is_close
            and is_summary(candidate.block.title)
            and place_of(candidate.block.passage) == place_of(best.block.passage)
        ):
            return candidate
    for candidate in chosen:
        if candidate.score < chosen[0].score - LEAD or request.kind == "fact":
            break
        if candidate.block.kind == "sentence" and is_plain(candidate.block):
            return candidate
    return chosen[0]


def is_plain(block: Block) -> bool:
    """Whether a sentence can stand first: of readable length, no question, and not pointing back."""
    shortest, longest = LEAD_LENGTHS
    words = block.words.rstrip()
    return shortest <= len(words) <= longest and not points_back(words) and not words.endswith("?")


def sections_of(chosen: Sequence[Candidate], request: Request, *, first: Candidate) -> list[list[Candidate]]:
    """The candidates but the lead by section, the lead's section first, cautions last unless they are asked for, each
    section in the order of its guide."""
    groups: dict[tuple[str, tuple[str, ...], str], list[Candidate]] = {}
    for candidate in [first, *chosen]:
        groups.setdefault(section_key(candidate.block), []).append(candidate)
    ordered = []
    for group in groups.values():
        members = [candidate for candidate in group if candidate is not first]
        if members:
            ordered.append(sorted(members, key=lambda each: (each.block.passage.order, each.block.place)))
    return sorted(ordered, key=lambda section: is_aside(section[0].block, request))


def is_aside(block: Block, request: Request) -> bool:
    """Whether a block warns where no warning was asked for."""
    return aspect_of(block.title) == "caution" and request.aspect != "caution"


def section_key(block: Block) -> tuple[str, tuple[str, ...], str]:
    """What blocks of one section share."""
    return block.passage.document, block.passage.path, block.title

"""Tells whether a document is of the kind that it is audited as, so that nothing is found in one about something else.

Sections prove nothing: a tender for road works has a budget, a calendar and criteria too. What counts is how the
document names itself, what it asks for (or offers), that this is an accompaniment, and that it is for organisations.
"""

import re
from collections.abc import Sequence

from assistant.audit.datamodels import AuditedDocument, Block
from ingest.text import fold
from prompts.requirements import Nature, Other, Requirements

OPENING, OPENING_WORDS = 4, 40
"""Blocks that open a document, and words of each: they name it."""
TITLE_WORDS = 30
MANY_ELEMENTS = 7
"""Elements that headings name in a document of the kind."""
MIN_ASKS = 2
"""Different ways of asking that stand for a title."""
ADVICE_SHARE, MIN_ADVICE = 0.1, 5
"""Sentences of advice in a guide."""
MIN_OBJECTS = 2
"""Blocks that speak of an accompaniment in a document that names itself without saying of what in its opening."""
MIN_LESSONS = 2
"""Different headings of guides in a guide."""
LONGEST, LONGEST_UNNAMED = 15_000, 5_000
"""Words at most of a document of the kind, some thirty pages, and of one that does not say that it is one."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def refusal(document: AuditedDocument, requirements: Requirements) -> str | None:
    """One French sentence saying why the document is not of the kind required; None when it is."""
    other = _other(document, requirements)
    if other is None:
        return None
    return f"« {document.name} » n’est pas {requirements.nature.name} : {other} Aucun élément n’y a donc été cherché."


def _other(document: AuditedDocument, requirements: Requirements) -> str | None:
    """What the document seems to be instead, as the end of a sentence; None when it is of the kind required."""
    nature = requirements.nature
    texts = [fold(block.text) for block in document.blocks]
    opening = [" ".join(text.split()[:OPENING_WORDS]) for text in texts[:OPENING]]
    is_named = _is_named(opening, nature)
    form = _form(opening, nature, requirements.forms)
    if form:
        return f"c’est sans doute {form}."
    thing = _thing(opening, texts, nature, requirements.objects)
    if thing:
        return f"il porte sur {thing}, non sur un accompagnement."
    if _is_guide(document.blocks, requirements, doubt=2 if is_named else 1):
        return "il donne des conseils, comme un guide."
    words = sum(len(text.split()) for text in texts)
    if words > (LONGEST if is_named else LONGEST_UNNAMED):
        return f"il compte {words} mots, plus qu’un tel document."
    is_known = is_named or _is_laid_out(document.blocks, requirements)
    return _what_is_missing(opening, texts, requirements, is_named=is_known)


def _is_named(opening: Sequence[str], nature: Nature) -> bool:
    return any(nature.titles.search(line) for line in opening if len(line.split()) <= TITLE_WORDS)


def _is_laid_out(blocks: Sequence[Block], requirements: Requirements) -> bool:
    """Whether the headings are those of such a document."""
    titles = [fold(block.text) for block in blocks if block.kind == "heading"]
    return sum(any(each.titles.search(title) for title in titles) for each in requirements.required) >= MANY_ELEMENTS


def _form(opening: Sequence[str], nature: Nature, forms: Sequence[Other]) -> str | None:
    """The form that the first lines name before they name the kind required."""
    for line in opening:
        own = nature.titles.search(line)
        for form in forms:
            found = form.pattern.search(line)
            if found and (own is None or found.start() <= own.start()):
                return form.name
        if own:
            return None
    return None


def _thing(opening: Sequence[str], texts: Sequence[str], nature: Nature, things: Sequence[Other]) -> str | None:
    """What is ordered instead of an accompaniment: the title says it first, or the text speaks of it more often."""
    title = " ".join(opening[:2])
    for thing in things:
        found, own = thing.pattern.search(title), _first(nature.object, title)
        if found and (own is None or found.start() < own):
            return thing.name
        count = sum(thing.pattern.search(text) is not None for text in texts)
        if count > 1 and count > sum(_first(nature.object, text) is not None for text in texts):
            return thing.name
    return None


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> int | None:
    return min((found.start() for each in patterns if (found := each.search(text))), default=None)


def _is_guide(blocks: Sequence[Block], requirements: Requirements, *, doubt: int) -> bool:
    """Whether the headings are those of a guide, or the sentences tell the reader what to do; `doubt` multiplies what
    it takes."""
    titles = {fold(block.text) for block in blocks if block.kind == "heading"}
    if sum(requirements.lessons.search(title) is not None for title in titles) >= doubt * MIN_LESSONS:
        return True
    sentences = [each for block in blocks for each in _SENTENCE.split(fold(block.text)) if len(each.split()) > 2]
    told = sum(requirements.advice.search(each) is not None for each in sentences)
    return told >= MIN_ADVICE and told >= doubt * ADVICE_SHARE * len(sentences)


def _what_is_missing(
    opening: Sequence[str], texts: Sequence[str], requirements: Requirements, *, is_named: bool
) -> str | None:
    nature = requirements.nature
    speaking = sum(_first(nature.object, text) is not None for text in texts)
    if speaking < (MIN_OBJECTS if is_named else 1) and not any(
        _first(nature.object, line) is not None for line in opening
    ):
        return "il ne parle d’aucun accompagnement."
    if not any(nature.about.search(text) for text in texts):
        return "il ne parle d’aucune structure à accompagner."
    if is_named:
        return None
    asks = sum(any(pattern.search(text) for text in texts) for pattern in nature.asks)
    is_of_one_mission = any(requirements.precise.search(text) for text in texts)
    return None if asks >= MIN_ASKS and is_of_one_mission else nature.missing

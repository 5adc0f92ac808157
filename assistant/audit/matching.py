"""Finds the required elements in a document: under a heading of their own, or where words state them.

A heading, or the label that opens a line ("Budget : …", the first cell of a row), gives the place under it to the
elements that it names. Under a heading that names others, only firm statements count, so that the word "budget" among
the criteria is no budget.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.audit.datamodels import AuditedDocument, Block, Found, Status
from ingest.text import fold
from prompts.requirements import Requirement, Requirements

HEADING_WORDS, FIRST_WORDS = 10, 6
"""Words of a heading, and of a longer one those that may name an element: the rest is a document's title."""
MANY_HEADINGS = 3
"""Headings that name elements from which on the short lines before them are a title page."""
COVER_WORDS = 25
FIRST_LINES = 8
"""Blocks of a letter that stand for its title page."""
LABEL_WORDS, CELL_WORDS = 5, 9
"""Words of a label before a colon, and in the first cell of a row."""
MIN_WORDS = 5
"""Words of a block that is quoted rather than a shorter one."""
QUOTE = 240
"""Characters of a quote."""
NOTHING = "rien n’y est écrit, ou seulement « à compléter »"
LITTLE = "presque rien n’y est écrit"

_GAP = re.compile(
    r"\[[^\]]*\b(?:completer|preciser|definir|renseigner)\b[^\]]*\]|\[\s*(?:\.\.\.|…|x+)?\s*\]"
    r"|\b(?:reste )?a (?:completer|preciser|definir|renseigner|determiner|convenir)\b[^.;]*"
    r"|\b(?:non (?:defini|precise)e?s?|neant|sans objet|tbd|xxx+)\b|\.{4,}|_{3,}"
)
_LABEL = re.compile(r"^(?P<label>[^:|.!?]{3,70}?)\s*[:|]\s*(?P<rest>\S.*)?$", re.DOTALL)
_SHORT_LABEL = re.compile(r"^(?P<label>(?:[^\s:|.!?]+ ){0,5}[^\s:|.!?]+)\. (?P<rest>\S.*)$", re.DOTALL)
"""A label set in bold, which a PDF does not tell: "Le besoin. Les trois jardins…"."""
_DETERMINER = re.compile(r"^(?:les?|la|l'|une?|des|du|nos|notre|vos|votre|cette?) ?\b")
_LETTER_WORD = re.compile(r"[^\W_]*[a-z0-9][^\W_]*")


@dataclass(frozen=True, slots=True)
class Match:
    """Whether an element stands in a document, where, and what it lacks when it is partial."""

    status: Status
    found: Found | None = None
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A block with its folded text, without the gaps in it, and the elements that its heading or label names."""

    block: Block
    text: str
    filled: str
    owners: frozenset[str]
    is_headed: bool
    """A heading names them, not a mere label."""
    over: frozenset[str]
    """Elements named by the headings above the one that counts."""

    @property
    def words(self) -> int:
        return len(_LETTER_WORD.findall(self.filled)) if self.block.kind != "heading" else 0


def matches(document: AuditedDocument, requirements: Requirements) -> dict[str, Match]:
    """What the document holds of each element, by its id."""
    places = list(_places(document.blocks, requirements))
    headed = [at for at, place in enumerate(places) if place.block.kind == "heading" and place.owners]
    first_page = [place.block for place in places[: headed[0] if headed else FIRST_LINES]]
    if len({owner for at in headed for owner in places[at].owners}) >= MANY_HEADINGS:
        places = [place for at, place in enumerate(places) if at >= headed[0] or place.words >= COVER_WORDS]
    return {
        each.id: _first_page(each, first_page) if each.is_first_page else _match(each, places)
        for each in requirements.required
    }


def _places(blocks: Sequence[Block], requirements: Requirements) -> Iterable[_Place]:
    titles: dict[str, frozenset[str]] = {}

    def owners_of(title: str) -> frozenset[str]:
        if title not in titles:
            folded = _DETERMINER.sub("", fold(title))
            start = folded if len(folded.split()) <= HEADING_WORDS else " ".join(folded.split()[:FIRST_WORDS])
            titles[title] = frozenset(each.id for each in requirements.required if each.titles.search(start))
        return titles[title]

    for block in blocks:
        headed = [owners for title in block.path if (owners := owners_of(title))]
        label, rest = ("", "") if headed or block.kind == "heading" else _label(block)
        labelled = owners_of(label) if label else frozenset()
        text = fold(rest if labelled else block.text)
        yield _Place(
            block,
            text,
            _GAP.sub(" ", text),
            headed[-1] if headed else labelled,
            bool(headed),
            frozenset().union(*headed[:-1]),
        )


def _label(block: Block) -> tuple[str, str]:
    """The label that opens a block and what follows it; "" twice when there is none."""
    found = _LABEL.match(block.text) or _SHORT_LABEL.match(block.text)
    longest = CELL_WORDS if block.kind == "row" else LABEL_WORDS
    if not found or len(found["label"].split()) > longest:
        return "", ""
    return found["label"], found["rest"] or ""


def _match(required: Requirement, places: Sequence[_Place]) -> Match:
    own = [place for place in places if required.id in place.owners]
    if own and not any(place.words for place in own):
        own += [place for place in places if required.id in place.over]
    match = _judged(required, own, is_own=True) if own else Match("absent")
    if match.status == "present":
        return match
    stated = _with_rows([place for place in places if place not in own and _states(required, place)], places)
    return _judged(required, [*stated, *own], is_own=False) if stated else match


def _with_rows(stated: Sequence[_Place], places: Sequence[_Place]) -> list[_Place]:
    """The places with the rows of the tables whose first row states the element: what its columns hold stands there."""
    tables = {place.block.path for place in stated if place.block.kind == "row"}
    rows = [place for place in places if place.block.kind == "row" and place.block.path in tables]
    return [*stated, *(place for place in rows if place not in stated)]


def _states(required: Requirement, place: _Place) -> bool:
    """Whether a place that is not the element's own states it nevertheless."""
    is_firm = required.firmly.search(place.filled) is not None
    is_said = not place.is_headed and required.says.search(place.filled) is not None
    return place.words > 0 and (is_firm or is_said)


def _judged(required: Requirement, places: Sequence[_Place], *, is_own: bool) -> Match:
    """Present or partial, by what stands in the places of the element."""
    text = " ".join(place.text for place in places)
    words = sum(place.words for place in places)
    is_stated = any(required.says.search(place.filled) or required.firmly.search(place.filled) for place in places)
    found = _found(required, places)
    if is_own and not words:
        return Match("partial", found, NOTHING)
    if is_own and not is_stated and words < required.least:
        return Match("partial", found, LITTLE)
    if required.unless is not None and not required.unless.search(text):
        return Match("partial", found, required.lacking)
    missing = _missing_parts(required, places)
    return Match("partial", found, f"il manque {missing}") if missing else Match("present", found)


def _missing_parts(required: Requirement, places: Iterable[_Place]) -> str:
    """What the element gathers and its places do not hold."""
    text = "\n".join(place.text for place in places)
    return ", ".join(part.name for part in required.parts if not part.pattern.search(text))


def _found(required: Requirement, places: Sequence[_Place]) -> Found:
    """The place that states the element, or else the first that says something, or its heading."""
    stating = [place for place in places if required.says.search(place.filled) and place.words]
    saying = sorted((place for place in places if place.words), key=lambda place: place.words < MIN_WORDS)
    block = next(iter([*stating, *saying, *places])).block
    return Found(_quote(block.text), block.path[-1] if block.path else None, block.page)


def _quote(text: str) -> str:
    """The beginning of the text up to the end of a sentence, or of a word."""
    if len(text) <= QUOTE:
        return text
    start = text[:QUOTE]
    stop = max(start.rfind(sign) for sign in (". ", "! ", "? ", " ; "))
    return start[: stop + 1].rstrip() if stop > QUOTE // 3 else start[: start.rfind(" ")]


def _first_page(required: Requirement, blocks: Sequence[Block]) -> Match:
    """What stands of a title page before the first heading of an element, or in the first lines of a letter."""
    texts = [_GAP.sub(" ", fold(block.text)) for block in blocks]
    held = [part for part in required.parts if any(part.pattern.search(text) for text in texts)]
    if 2 * len(held) < required.least:
        return Match("absent")
    telling = max(
        zip(texts, blocks, strict=True), key=lambda each: sum(part.pattern.search(each[0]) is not None for part in held)
    )[1]
    found = Found(_quote(telling.text), None, telling.page)
    if len(held) >= required.least:
        return Match("present", found)
    return Match("partial", found, "il manque " + ", ".join(part.name for part in required.parts if part not in held))

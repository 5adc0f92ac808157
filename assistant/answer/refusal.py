"""Decides when the guides do not answer, from a few signs that mean something, and says why.

The weights were fitted by logistic regression on 750 questions written for the guides against 300 questions on
labour law, taxes, general knowledge and 300 of the first kind with the page that answers taken away. The signs and the
two limits were chosen while looking at the visible questions and at 690 others: of 330 that the shipped guides answer
11 % are refused, of 360 that they do not, on subjects close to theirs, 38 %.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer.choosing import Candidate, headings
from assistant.answer.relevance import Rarity, Relevance, terms_of
from assistant.answer.requests import AskedType, Request, holds, names_value
from assistant.datamodels import Hit, Nearness, Query
from ingest.terms import analyse
from ingest.text import fold

Why = Literal["nothing", "words", "value", "instructions"]

BASE, COVERED, UNKNOWN, NAME_ELSEWHERE, NAME_UNKNOWN, NO_VALUE = 0.4, -1.1, 1.9, 0.5, 1.1, 1.3
SIMILAR, NEUTRAL = -3.0, 0.27
"""Weight of the similarity of the nearest passage, where there are vectors, and the similarity that says nothing."""
NEAREST, USUAL_NEAREST = -1.0, 0.43
"""The same for the nearest question known to be answered."""
AGREED, USUAL_AGREED = -0.4, 0.5
"""Weight of the share of the first hits that lie in one fiche, and the share that says nothing."""
LIMIT = 0.36
"""Doubt above which an explanation or a fact is refused. At 0.28, 15 and 43 % of the questions named above were: too
many answers were withheld for the refusals gained."""
LENIENT_LIMIT = 0.9
"""The same for a fiche, an example or a draft, which ask for a place to look or for material, not for a truth."""
RARITY_OF_UNKNOWN = 6.5
"""Weight of a word that the corpus does not know, about that of its rarest words."""
CURRENT = 0.4
"""Added where a value is asked for as it stands today, which a guide seldom knows."""
VALUE_SHARE = 0.25
"""Share of the question that a block holding the asked type of value must speak to, headings included."""
FOLLOWED_VALUE_SHARE = 0.125
"""The same for a question completed from the one before, whose words name the topic that a block leaves unsaid."""
UNKNOWN_NEARNESS = Nearness()
LOOKED_AT = 5
NAMES_COUNTED = 2

_RULES = r"(?:prompts?|consignes?|instructions?|regles?|rules?|directives?|guidelines?)"
_INSTRUCTIONS = re.compile(
    rf"\b(?:ignore|oublie|contourne|desactive|disregard|forget|bypass|override)[sz]?\b.{{0,30}}\b{_RULES}\b"
    rf"|\b(?:tes|your|ur)\b(?: \w+){{0,2}} {_RULES}\b|\b{_RULES} (?:qu'on|que l'on) t'a\b|\brules you were given\b"
    r"|\b(?:prompt systeme|system prompt)\b|\b(?:no|without|sans) (?:more |any )?(?:rules|regles|limites) anymore\b"
    r"|\b(?:you are|ur|you're|tu es|agis comme) (?:now|maintenant|desormais) \w+"
)
_CURRENT = re.compile(
    r"\b(?:actuel(?:le)?s?|actuellement|en vigueur|aujourd'hui|cette annee|current(?:ly)?|today|this year|nowadays)\b"
)
# A capital inside a sentence, a year or a longer number, or an acronym: what a passage must name to be about it.
_NAME = re.compile(r"(?<![.?!:;]\s)(?<!^)\b[A-ZÀ-Ý][\w’'-]+|\b\d{4,}\b|\b[A-Z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """How doubtful it is that the hits answer, the names that nothing knows, the type of value that is missing."""

    level: float
    strangers: tuple[str, ...]
    missing: AskedType | None

    def refuses(self, request: Request) -> bool:
        """Whether the doubt is too great for that kind of request."""
        return self.level > (LIMIT if request.kind in ("explain", "fact") else LENIENT_LIMIT)

    @property
    def why(self) -> Why:
        """The sign to tell the user."""
        if self.missing:
            return "value"
        return "words" if self.strangers else "nothing"


def asks_for_instructions(question: str) -> bool:
    """Whether a question is about the assistant's own instructions, to change or to show them."""
    return _INSTRUCTIONS.search(fold(question)) is not None


def doubt(
    query: Query,
    request: Request,
    hits: Sequence[Hit],
    candidates: Sequence[Candidate],
    rarity: Rarity,
    near: Nearness = UNKNOWN_NEARNESS,
) -> Doubt:
    """The doubt that the passages found answer the question."""
    relevance = Relevance(query, rarity)
    texts = [_text(hit) for hit in hits[:LOOKED_AT]]
    unknown = sum(not names_value(word) for word in query.unknown)
    whole = relevance.total + RARITY_OF_UNKNOWN * unknown
    covered = max((relevance.share(text) for text in texts), default=0.0) * relevance.total / whole if whole else 0.0
    names = {} if request.kind == "draft" else names_of(query)
    held = frozenset().union(*(terms_of(text) for text in texts[:2]))
    elsewhere = [name for term, name in names.items() if term not in held]
    strangers = [name for term, name in names.items() if rarity.idf(term) <= 0]
    share = FOLLOWED_VALUE_SHARE if query.followed else VALUE_SHARE
    missing = _missing_value(request, candidates, relevance, share)
    level = (
        BASE
        + COVERED * covered
        + UNKNOWN * unknown / max(1, len(query.groups) + unknown)
        + NAME_ELSEWHERE * min(len(elsewhere), NAMES_COUNTED)
        + NAME_UNKNOWN * min(len(strangers), NAMES_COUNTED)
        + NO_VALUE * (missing is not None)
        + CURRENT * bool(request.asked and _CURRENT.search(fold(query.question)))
        + SIMILAR * ((NEUTRAL if near.passage is None else near.passage) - NEUTRAL)
        + NEAREST * ((USUAL_NEAREST if near.question is None else near.question) - USUAL_NEAREST)
        + AGREED * (_agreed(hits) - USUAL_AGREED)
    )
    return Doubt(level, tuple(dict.fromkeys(strangers)), missing)


def _agreed(hits: Sequence[Hit]) -> float:
    """Share of the first hits that lie in the fiche of the best one."""
    places = [(hit.passage.document, hit.passage.fiche) for hit in hits[:LOOKED_AT]]
    return places.count(places[0]) / len(places) if places else USUAL_AGREED


def names_of(query: Query) -> dict[str, str]:
    """Index terms of the names, acronyms and years of the question, each with the word as typed."""
    known = {fold(word) for words in query.expansions for word in words.split()}
    found = {}
    for word in _NAME.findall(query.read or query.question):
        # English capitals ("French", "January") are no names where a translation or the glossary knows the word.
        if query.language == "en" and not word.isupper() and not word.isdigit() and word not in query.unknown:
            continue
        if fold(word) in known and not word.isupper():
            continue
        found.update(dict.fromkeys(analyse(word), word))
    return found


def _missing_value(
    request: Request, candidates: Sequence[Candidate], relevance: Relevance, share: float
) -> AskedType | None:
    """The first asked type of value that no block about the question holds; `share` makes a block one about it. A
    contact is not missed: what a guide says of the body to turn to answers too."""
    for asked in request.asked:
        if asked == "contact":
            continue
        shares = (
            relevance.share(each.block.words, each.block.title, *headings(each.block.passage))
            for each in candidates
            if holds(asked, each.block.words)
        )
        if max(shares, default=0.0) < share:
            return asked
    return None


def _text(hit: Hit) -> str:
    passages = (hit.passage, *hit.following)
    return "\n".join([*headings(hit.passage), *(passage.text for passage in passages)])

"""What somebody wants of the mission: objectives ("on veut former…"), results, documents handed over, steps."""

import re

from assistant.drafting.brief_types import with_tail
from assistant.drafting.request.items import is_document, is_goal, split_goals, split_items
from assistant.drafting.request.text import RequestText, Span
from assistant.drafting.written_numbers import read_days

_SOMEBODY = r"(?:on|nous|je|ils|elles|il|elle|l'association|les \w+|le reseau|le groupe|we|they)"
_WANTS = (
    r"(?:(?:y )?(?:voudrai\w*|voudrions|veu(?:t|x|lent)|voulons|souhait\w+|attend(?:ons|ent|s)?|desir\w+|aimerai\w*|"
    r"aimerions|want|would like|expect|need))"
)
_WANT = re.compile(
    rf"(?:(?:{_SOMEBODY} )?{_WANTS}|il (?:nous |leur |me )?(?:faut|faudrait|faudra)|"
    r"(?:on|nous) (?:a|avons) besoin d(?:e |')|(?:l'objectif|le but|l'idee|l'enjeu) (?:est|serait|:) ?(?:de |d')?|"
    r"il s'agit d(?:e |')|afin d(?:e |')|(?:doit|devra|doivent|devront) aboutir a|(?:nous )?prev(?:oir|oyons)|"
    r"la mission compren\w+) ?(?P<handed>(?:comme|en) livrables? ?:? ?)?"
)
_ARTICLE = r"(?:une?|des|de la|du|les?|la|l'|deux|trois|quatre|cinq|six|\d+|the|an?) ?"
_NOUN = re.compile(_ARTICLE)
_IN_ORDER = re.compile(
    r"\b(?:puis|ensuite|d'abord|enfin|pour finir|dans un (?:premier|second|deuxieme) temps|then|first|finally)\b"
)
_STEPS = re.compile(
    r"(?:en (?:deux|trois|quatre|cinq|\d) (?:phases|etapes|temps|parties) ?: ?|"
    r"(?:d'abord|dans un premier temps),? |first,? )"
)
_SEQUENCE = re.compile(r"(?:^|(?<=\n)|(?<=[.!?:] ))[^.!?\n:]{4,120},? (?:puis|ensuite) [^.!?\n]+")
_PHASE = re.compile(
    r"(?:phase|etape|volet) (?:\d|une?|deux|trois|quatre|i{1,3}v?) ?[:(–-] ?(?P<what>[^.;\n]+?)"
    r"(?=[.;\n]|,? (?:phase|etape|volet) |$)"
)
_SAYS_SOMETHING = re.compile(
    r"\b(?:il|elle|ils|elles|on|nous|je|qui|que|dont|est|sont|a|ont|veu\w+|voul\w+|faut|faudrait|they|we|is|are|has|have)\b"
)
_GROUPS = frozenset({"reseau", "groupe", "collectif", "federation", "union", "group", "network"})
_OPENING = frozenset({"", "et", "mais", "donc", "puis", "ensuite", "aussi", "alors", "and"})
"""What may stand before a wish in its part of a sentence: "s’il faut" is none."""


def read_wishes(text: RequestText) -> None:
    """Claims what is wished, item by item, in the user's words; a wish that others understood whole adds nothing."""
    for found in text.matches(_SEQUENCE):
        if not _SAYS_SOMETHING.search(text.raw, *found.span()):
            _claim_steps(text, Span(*found.span()), Span(*found.span()))
    phases = list(text.matches(_PHASE))
    for found in phases if len(phases) > 1 else ():
        text.claim("content", [text.words(*found.span("what"))], *found.span())
    for pattern, claim in ((_WANT, _claim_wish), (_STEPS, _claim_steps)):
        for found in text.matches(pattern):
            clause = text.clause_at(found.start())
            before = text.flat[clause.start : found.start()].strip()
            if before in _OPENING or _follows_whom(text, clause.start, found.start()):
                rest = Span(found.end(), _end_of_wish(text, found.end()))
                if text.rest(rest.start, rest.end):
                    if before not in _OPENING:
                        text.claim("", None, clause.start, found.start())
                    claim(text, Span(found.start(), rest.end), rest)


def _follows_whom(text: RequestText, start: int, end: int) -> bool:
    """Whether those who are accompanied are all that stands before a wish: "quatre associations du Gers veulent…"."""
    told = [each for each in text.found if each.field.startswith("beneficiaries.") and start <= each.end <= end]
    beside = [text.flat[each.start : each.end] for each in text.rest(start, end)]
    return bool(told) and all(word in _GROUPS for word in beside)


def _end_of_wish(text: RequestText, start: int) -> int:
    """Where a wish ends: with its sentence, or before a part of it that others understood."""
    sentence = text.sentence_at(start)
    for clause in text.clauses(Span(start, sentence.end))[1:]:
        claims = [each for each in text.found if clause.start <= each.start < clause.end]
        if claims and not text.rest(clause.start, clause.end):
            return clause.start
    return sentence.end


def _claim_wish(text: RequestText, whole: Span, rest: Span) -> None:
    said, start = text.words(rest.start, rest.end), text.flat[rest.start : rest.end].strip()
    if is_goal(start):
        text.claim("operational_objectives", split_goals(said), whole.start, whole.end)
        return
    items = [item for item in split_items(said) if _is_new(text, item, rest.start)]
    if not _NOUN.match(start) or not items:
        return
    timed = [item for item in items if with_tail(item, read_days)]
    if len(items) > 1 and (_IN_ORDER.search(start) or len(timed) > 1):
        text.claim("content", items, whole.start, whole.end)
        return
    is_handed = "livrable" in text.flat[whole.start : rest.start]
    documents = [item for item in items if is_handed or is_document(item)]
    for field, named in (("deliverables", documents), ("results", [item for item in items if item not in documents])):
        if named:
            text.claim(field, named, whole.start, whole.end)


def _is_new(text: RequestText, item: str, start: int) -> bool:
    """Whether an item says something that nobody understood: "6 jours collectifs" does not."""
    place = text.raw.find(item, start)
    return place < 0 or bool(text.rest(place, place + len(item)))


def _claim_steps(text: RequestText, whole: Span, rest: Span) -> None:
    items = split_items(text.words(rest.start, rest.end))
    if len(items) > 1:
        text.claim("content", items, whole.start, whole.end)

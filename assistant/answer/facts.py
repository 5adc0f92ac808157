"""What a request for a text gives: its subject, the facts (who, how long, when, how much, paid by whom), the wishes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.answer.sentence_ends import split_sentences
from assistant.drafting.brief_types import MONTHS
from assistant.drafting.moment_words import MONTH_NUMBERS, SEASONS
from assistant.number_words import MANY
from ingest.text import fold

SUBJECT_LENGTH = 110
WISH_WORDS = 3
"""Words that a sentence must have beside the facts to be a wish."""
RESTATED = 2
"""Words at most beside a fact in a part of a sentence that only gives that fact."""

FactKind = Literal["who", "budget", "duration", "period", "funders"]

_NUMBER_WORDS = rf"{MANY}|une dizaine d|une douzaine d|une quinzaine d|une vingtaine d"
_MONTHS = "|".join(("été", *MONTHS, *(name for name in MONTH_NUMBERS if len(name) > 2), *SEASONS))
_UNITS = "jours?|journées?|demi-journées?|semaines?|mois|ans?|heures?|days?|weeks?|months?|hours?"
_STOP = (
    r"qui|que|dont|où|n'|ne|sur|pour|avec|entre|afin|mais|and|that|who|which|will|with|for|between|veulent|souhaitent|"
    r"finie?s?|achevée?s?|partagent|want|ont|sont|est|se|s'|seront|étaient|doivent|peuvent|are|is|have|has|must|need"
)
_STAGE = r"(?:finie?s?|achevée?s?|terminée?s?|commencée?s?|lancée?s?|menée?s?|prévue?s?|finished|started|planned)"
"""What happened to the mission at the time told."""
_NOT_HELPED = (
    r"prestataires?|consultante?s?|candidate?s?|cabinets?|intervenante?s?|partenaires?|financeurs?|offres?|réunions?|"
    r"rencontres?|séances?|séminaires?|ateliers?|entretiens?|visites?|questions?|phases?|étapes?|temps|fois|pages?|"
    r"lignes?|points?|axes?|objectifs?|exemplaires?|versions?|autres?|derniers?|premiers?|consultants?|bidders?|partners?|"
    r"funders?|bids?|meetings?|sessions?|workshops?|interviews?|steps?|lines?|others?|objectives?"
)
"""What may be counted in a request without being whom the text is about."""

_PATTERNS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        "budget",
        re.compile(
            r"\d[\d   .,]*(?:€|k€|euros?\b|eur\b)(?: (?:TTC|HT|tout compris|all in|net))?|€ ?\d[\d,. ]*", re.IGNORECASE
        ),
    ),
    (
        "period",
        re.compile(
            rf"\b(?:de|d'|entre|from|between|du) ?(?:début |fin |mi-)?(?:{_MONTHS})(?: \d{{4}})? (?:à|et|au|to|and) "
            rf"(?:fin |début |mi-)?(?:{_MONTHS})(?: \d{{4}})?"
            rf"|\b(?:{_STAGE} )?(?:(?:en|au|à l'|in|d'ici|avant|before|by) ?(?:{_MONTHS})\b(?: \d{{4}})?"
            r"|(?:en|in) 20\d\d\b)",
            re.IGNORECASE,
        ),
    ),
    ("duration", re.compile(rf"\b(?:\d+(?:[.,]\d+)?|{_NUMBER_WORDS}) (?:{_UNITS})\b", re.IGNORECASE)),
    ("funders", re.compile(r"\bfinanceurs\b ?:? (?!se |ne |qui |n['’])(?P<value>[^.;\n]{3,80})", re.IGNORECASE)),
    (
        "who",
        re.compile(
            rf"\b(?:\d{{1,3}}|{_NUMBER_WORDS})['’ ](?!(?:{_UNITS}|{_NOT_HELPED})\b)"
            rf"(?:(?!(?:{_STOP})\b)[^\s,.;:()!?€]+ ?){{1,9}}",
            re.IGNORECASE,
        ),
    ),
)

_VERB = re.compile(
    r"^(?:(?:bonjour|stp|svp|please|ok)\W+)*(?:(?:peux-tu|pouvez-vous|can you|could you)\s+)?(?:me\s+|m')?"
    r"(?:il (?:me|nous) faut (?:tout )?|\w+[- ](?:moi|nous|me)\b|[\w'’]+)\s*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:bonjour|stp|svp|please|ok|merci de|peux-tu|pouvez-vous|can you|could you|me|m')\W*)*"
    r"(?:redige|ecri[st]|fai[st]|prepare|propose|donne|produi|compose|elabore|construi|il (?:me|nous) faut|"
    r"draft|write|make)"
)
_COURTESY = re.compile(r"s'il (?:te|vous) plait|(?:en te |en vous )?(?:merci|remerciant)\b.*|thank.*|if you please")
_ARTICLE = re.compile(r"^(?:l[ea]s?\b|l['’]|une?\b|des\b|the\b|an?\b)\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<!\d)[.:;!?]\s+")
_SEGMENT = re.compile(r"(?<!\d),\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the user gave, in the user's words."""

    kind: FactKind
    words: str


def facts_of(request: str) -> list[Fact]:
    """The facts of a request in the order given, each once; figures that belong to one fact are not told again."""
    found: list[tuple[int, int, Fact]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(request):
            group = "value" if "value" in match.re.groupindex else 0
            start, end = match.span(group)
            if not any(start < other_end and end > other_start for other_start, other_end, _ in found):
                found.append((start, end, Fact(kind, request[start:end].strip(" ,;'’"))))
    facts = [fact for *_, fact in sorted(found, key=lambda each: each[0])]
    return list(dict.fromkeys(facts))


def subject_of(request: str) -> str:
    """What is to be written, in the user's words: the clause that asks for it without its verb, up to a comma."""
    start, end = _asking(request)
    asked = _VERB.sub("", request[start:end].strip(), count=1).strip(" ,:")
    asked = re.sub(r"^(?:pour|for) [^,]{1,80}, ", "", asked)
    subject = _ARTICLE.sub("", _SEGMENT.split(asked, maxsplit=1)[0].strip(" .,:;!?"))
    return subject if len(subject) <= SUBJECT_LENGTH else subject[: subject.rindex(" ", 0, SUBJECT_LENGTH)] + " …"


def wishes_of(request: str) -> list[str]:
    """What the user tells beside the clause that asks and the facts, sentence by sentence, in the user's words."""
    start, end = _asking(request)
    facts = [fact.words for fact in facts_of(request)]
    wishes = []
    subject = fold(subject_of(request))
    sentences = [
        *split_sentences(request[:start]),
        *(segment for segment in _SEGMENT.split(request[start:end])[1:] if not _holds_subject(segment, subject)),
        *split_sentences(request[end:].lstrip(" .:;!?")),
    ]
    for sentence in sentences:
        told = [segment for segment in _SEGMENT.split(sentence) if not _is_restated(segment, facts)]
        wish = ", ".join(told).strip(" .:;,")
        if _words_beside(wish, facts) >= WISH_WORDS and not _COURTESY.fullmatch(fold(wish)):
            wishes.append(wish)
    return wishes


def _holds_subject(segment: str, subject: str) -> bool:
    """Whether a part of the clause that asks names what is to be written, or asks for it."""
    told = fold(segment)
    return subject in told or _ASKS.match(told) is not None


def _asking(request: str) -> tuple[int, int]:
    """The place of the clause that says what is to be written: the first that asks for it, or the first of all."""
    edges = [0, *(match.end() for match in _CLAUSE.finditer(request)), len(request)]
    clauses = list(pairwise(edges))
    return next((each for each in clauses if _ASKS.match(fold(request[slice(*each)].strip()))), clauses[0])


def _is_restated(segment: str, facts: Sequence[str]) -> bool:
    """Whether a part of a sentence gives a fact and hardly anything else ("budget de 9 000 €")."""
    return any(fact in segment for fact in facts) and _words_beside(segment, facts) <= RESTATED


def _words_beside(text: str, facts: Sequence[str]) -> int:
    for fact in facts:
        text = text.replace(fact, "")
    return len(re.findall(r"\w{2,}", text))

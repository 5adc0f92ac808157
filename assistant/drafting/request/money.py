"""The ceiling of the budget: the amount that a request gives as one, or the only one that stands alone."""

import re
from dataclasses import dataclass

from assistant.drafting.request.text import NEAR, RequestText, Span
from assistant.drafting.written_numbers import CURRENCY, FIGURES, TAXES, read_amount
from assistant.number_words import COUNTED

_TAXES = "|".join(TAXES.values())
_CURRENCY = CURRENCY.replace("|e)", ")")
_MOST = r"(?:au )?(?:maximum|maxi|max\b\.?|plus)"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?:€ ?(?:{FIGURES})|\d{{3,}} ?e(?![a-z0-9])"
    rf"|(?:{FIGURES}|\b(?:{COUNTED})(?= ?(?:euros?|k€|€))) ?{_CURRENCY})"
    rf"(?: ?\)? ?\(?(?:{_TAXES})\b\)?)?(?: {_MOST})?"
    rf"|(?<![\d.,])(?:{FIGURES}) (?:{_TAXES})\b(?: {_MOST})?"
)
_BARE = re.compile(
    rf"(?:budget|plafond|enveloppe)(?: (?:de|d'|maximum|max|maxi|total|global|est|:))* (?P<amount>{FIGURES})"
    r"(?![\d ]*(?:jours?|j\b|%))"
)
_LED = re.compile(
    r"(?:budget|plafond\w*|enveloppe|cout|prix|montant|maximum|max|maxi|coutera|up to|cost|jusqu'a|dispos(?:ons|e) d|"
    r"(?:nous avons|on a|avec))\b"
    r"(?: (?:prevu|maximum|max|maxi|total|global|plafonne|disponible|alloue|previsionnel|est|sera|of))*"
    r"(?: (?:de|d'|a|est de|of|is|:))?[ :=']*$"
)
_SHARE = " dont "
_RANGE = re.compile(r"(?:dont|entre|between|from|jours? a|days? at) $|\d ?(?:k?€|euros?)? (?:a|et|-|to|and) $")
_RANGE_AFTER = re.compile(r" (?:a|et|-|to|and) \d[\d ]*(?:k?€|euros?)")
_PER_PART = re.compile(
    r" ?(?:ttc |ht )?(?:/|par|per) ?"
    r"(?:jours?|j\b|journee|structure|association|asso|mois|heure|an\b|personne|day|seance)"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of the text; `is_ceiling` where the words around say so."""

    words: str
    span: Span
    is_ceiling: bool


def read_money(text: RequestText) -> None:
    """Claims the ceiling and its taxes where one amount alone can be meant."""
    sums = [each for found in text.matches(_AMOUNT) if (each := _sum(text, Span(*found.span())))]
    bare = [found for found in text.matches(_BARE) if not _overlaps(found, sums)]
    sums += [Sum(found["amount"], Span(*found.span()), is_ceiling=True) for found in bare]
    alone = [each for each in sums if text.is_alone(each.span.start, each.span.end)]
    meant = [each for each in sums if each.is_ceiling] or alone
    values = {read[0] for each in meant if (read := read_amount(each.words))}
    for each in sums if len(values) == 1 else ():
        value, taxes = read_amount(each.words) or (None, None)
        if value not in values:
            continue
        text.claim("budget.ceiling", value, each.span.start, each.span.end)
        if taxes:
            text.claim("budget.taxes", taxes, each.span.start, each.span.end)


def _overlaps(found: re.Match[str], sums: list[Sum]) -> bool:
    return any(found.start() < each.span.end and each.span.start < found.end() for each in sums)


def _sum(text: RequestText, span: Span) -> Sum | None:
    """An amount that may be a ceiling: none of a range, and none a day or a structure."""
    before, after = text.before(span.start), text.flat[span.end : span.end + NEAR]
    if _RANGE.search(before) or _RANGE_AFTER.match(after) or _PER_PART.match(after):
        return None
    words = text.flat[span.start : span.end].replace(")", "")
    clause = text.clause_at(span.start)
    led = _LED.search(before)
    says_so = bool(led) or after.startswith(_SHARE) or bool(re.search(rf"\b(?:{_TAXES}|{_MOST})", words))
    start = max(clause.start, span.start - len(before) + led.start()) if led else span.start
    return Sum(words, Span(start if text.is_free(start, span.end) else span.start, span.end), says_so)

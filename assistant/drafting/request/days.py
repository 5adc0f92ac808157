"""Days of the provider in a request: in all, together, with each structure; their rhythm and how they alternate."""

import re
from decimal import Decimal

from assistant.drafting.request.text import RequestText
from assistant.drafting.written_numbers import FIGURES, read_days
from assistant.number_words import COUNTED

_NUMBER = rf"(?<![\d.,])(?:{FIGURES}|\b(?:{COUNTED}))"
_DAY = r"(?:demi-journees?|jours?|journees?|j\b|half[- ]days?|days?)"
_QUANTITY = rf"(?P<days>(?:{_NUMBER} ?{_DAY}(?: et demie?)?|\b(?:une )?demi-journee))(?![a-z])"
_TIMES = r"(?:mois|semaines?|trimestre|quinzaine|semestre|an|month|week|year|jours|quinze jours)\b"
_SEVERAL = r"(?:deux |trois |quatre |six |two |three |\d+ )?"
_EVERY = rf" ?(?:par|/|chaque|tous les|toutes les|per|every) ?{_SEVERAL}{_TIMES}"
_MEETING = r"(?:fois|rencontres?|seances?|ateliers?|reunions?|rendez-vous|visites?)"
_RHYTHM = re.compile(
    rf"(?:a raison d(?:e |'))?(?:{_QUANTITY}|(?:{_NUMBER}|une?) {_MEETING}){_EVERY}"
    rf"|(?:tous les|toutes les) {_SEVERAL}{_TIMES}"
)
_EACH = re.compile(
    rf"{_QUANTITY}(?: (?:individuel(?:le)?s?|en individuel|one-to-one|individual))? "
    r"(?:par|pour chaque|dans chaque|per) (?!(?:phase|etape|atelier|groupe|seance|jour|personne|mois)s?\b)\w+"
)
_TOGETHER = re.compile(
    rf"{_QUANTITY} (?:collecti(?:f|ve)s?|en collectif|en groupe|communes?|communs?|en commun|of group work|together|"
    r"de (?:travail |temps )?(?:en groupe|collectifs?))\b"
)
_APART = re.compile(
    rf"{_QUANTITY} (?:individuel(?:le)?s?|en individuel|d'individuel|de rendez-vous individuels?|one-to-one)\b"
)
_IN_ALL = (
    r"(?: (?:d'(?:intervention|accompagnement|appui|ingenierie)|de (?:prestation|mission|consultant|travail)|en tout|"
    r"au total|in all|in total))"
)
_MOST = r"(?: (?:maximum|maxi|max\b\.?|au plus|ouvres|homme))"
_ALL = re.compile(rf"{_QUANTITY}(?P<all>{_IN_ALL})?{_MOST}?(?P<after>{_IN_ALL})?")
_PARTS = (
    r"(?:seminaires?|ateliers?|reunions?|formations?|phases?|etapes?|diagnostics?|visites?|stages?|rencontres?|sessions?|"
    r"temps|entretiens?|travaux|workshops?|seminar|training)"
)
_OF_A_PART = re.compile(
    rf"{_PARTS} (?:\w+ )?(?:de |d'|of |pendant |sur )?\(?$"
    r"|(?:sous|dans(?: un delai de| les)?|depuis|il y a|pendant|preavis de|delai de|within|moins de|plus de|entre|"
    r"apres|chaque|tous les) $|\d (?:a|ou|-|to|or) $|aine d(?:e |')$"
)
_NOT_ALL = re.compile(
    r" (?:a|ou|-|to) \d+ ?(?:jours?|j\b|days?)"
    rf"| (?:ouvrables|calendaires|francs|pour repondre|apres|avant|plus tard|(?:de |d'|en |of )(?:conge|{_PARTS}))"
)
_REMAINDER = re.compile(
    r"(?:et )?(?:le )?reste (?:en |de |sous forme de )?(?:temps )?(?P<share>individuel|collectif)s?\b"
)
_ALTERNATION = re.compile(
    r"(?:en |avec |with )?(?P<said>(?:une |un |l'|a )?(?:alterna\w+|melange\w*|mix\w*|combin\w+|alliant|melant)\b"
    r"[^.;:\n]*?"
    r"(?:individuel(?:le)?s?|tete[- ]a[- ]tete|collecti(?:f|ve)s?|en groupe|one-to-one|group work|a deux)"
    r"(?: (?:et|and|puis|avec) [^.,;:\n]{0,40}?(?:individuel(?:le)?s?|tete[- ]a[- ]tete|collecti(?:f|ve)s?|groupe|"
    r"one-to-one|group work|deux))?)(?= ?[.,;:\n]|$)"
)


def read_all_days(text: RequestText, count: int | None) -> None:
    """Claims the days and their shares; `count` structures make as many of the days that each one gets."""
    for found in text.matches(_ALTERNATION):
        text.claim("alternation", text.words(*found.span("said")), *found.span())
    for found in text.matches(_RHYTHM):
        text.claim("rhythm", text.words(*found.span()), *found.span())
    for found in text.matches(_EACH):
        days = read_days(found["days"])
        text.claim("alternation", text.words(*found.span()), *found.span())
        if days is not None and count is not None:
            text.claim("individual_days", days * count, *found.span())
    for field, pattern in (("collective_days", _TOGETHER), ("individual_days", _APART)):
        for found in text.matches(pattern):
            text.claim(field, read_days(found["days"]), *found.span())
    _read_total(text)
    _read_remainder(text)


def _read_remainder(text: RequestText) -> None:
    """Claims "le reste en individuel": what the other share leaves of all days."""
    for found in text.matches(_REMAINDER):
        other, field = (
            ("collective_days", "individual_days")
            if found["share"].startswith("i")
            else ("individual_days", "collective_days")
        )
        days, share = _value(text, "days"), _value(text, other)
        if days is not None and share is not None and days > share:
            text.claim(field, days - share, *found.span())


def _read_total(text: RequestText) -> None:
    """Claims the days in all: those said to be so, or the only ones that no part of the mission takes."""
    quantities = list(text.matches(_ALL))
    in_brackets = [found for found in quantities if text.flat[found.start() - 1] == "("]
    candidates = [
        found
        for found in quantities
        if not (len(in_brackets) > 1 and found in in_brackets)
        and not _OF_A_PART.search(text.before(found.start()))
        and not _NOT_ALL.match(text.flat, found.end())
    ]
    meant = [found for found in candidates if found["all"] or found["after"]] or candidates
    values = {read_days(found["days"]) for found in meant}
    if len(values) == 1 and None not in values:
        for found in meant:
            text.claim("days", values.copy().pop(), *found.span())
    elif not values:
        shares = {name: _value(text, name) for name in ("collective_days", "individual_days")}
        if all(value is not None for value in shares.values()):
            last = max(each.end for each in text.found if each.field in shares)
            text.claim("days", sum(filter(None, shares.values()), Decimal(0)), last, last)


def _value(text: RequestText, field: str) -> Decimal | None:
    """The only value told for a number of days, None for none or several."""
    values = {each.value for each in text.found if each.field == field}
    value = values.pop() if len(values) == 1 else None
    return value if isinstance(value, Decimal) else None

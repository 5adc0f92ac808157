"""Where those who are accompanied are, and how large: told behind them, in brackets or alone."""

import re

from assistant.drafting.request.places import places_in
from assistant.drafting.request.text import RequestText, Span
from assistant.number_words import MANY

_PEOPLE = "salarie|benevole|etp|equivalents? temps plein|adherent|employe|employee|volunteer|personne"
_SIZE = re.compile(
    rf"(?:(?:de|entre|avec|comptant|employant|moins de|plus de) )*(?:\d+|{MANY}|une?) (?:(?:a|et|ou) (?:\d+|{MANY}) )?"
    rf"(?:{_PEOPLE})(?:e?s)?(?: (?:et|,) (?:\d+|{MANY}|une?) (?:{_PEOPLE})e?s?)*"
    r"(?: (?:chacune?|en moyenne|permanents?))*"
)
_UNACCENTED = {"salarie": "salarié", "benevole": "bénévole", "adherent": "adhérent", "employe": "employé"}
_TOWN = re.compile(
    r"\)?,? ?(?:située? |basée? )?(?:à|a) "
    r"(?P<town>[A-ZÀ-Ý][\w’'-]+(?:[ -](?:sur|en|les?|la|l[’'])?[ -]?[A-ZÀ-Ý][\w’'-]+)*)"
)
WHERE = ("a ", "a la ", "en ", "dans ", "ds ", "au ", "in ")
"""How a place begins that says where somebody is, rather than whose they are."""
_WHOM = ("beneficiaries.who", "beneficiaries.names", "beneficiaries.size")


def read_territories(text: RequestText) -> None:
    """Claims the territory told right behind the organisations, alone, or where their sentence says "en", "dans"."""
    whole = Span(0, len(text.flat))
    told = [each for each in text.found if each.field in _WHOM]
    for each in told:
        town = _TOWN.match(text.raw, each.end)
        if town and not any(place.start < town.end() for place in places_in(text, Span(each.end, town.end()))):
            _claim_town(text, town)
            return
    behind = [place for each in told for place in places_in(text, Span(each.end, len(text.flat)))[:1]]
    places = [place for place in [*behind, *places_in(text, whole)] if text.is_free(place.start, place.end)]
    sentence = text.sentence_at(told[0].start if told else 0)
    for meant in (
        [place for place in places if any(_follows(text, each.end, place.start) for each in told)],
        [place for place in places if text.is_alone(place.start, place.end)],
        [
            place
            for place in places
            if sentence.start <= place.start < sentence.end and text.flat.startswith(WHERE, place.start)
        ],
    ):
        if meant:
            for place in dict.fromkeys(meant):
                text.claim("beneficiaries.territories", list(place.names), place.start, place.end)
            return


def _claim_town(text: RequestText, town: re.Match[str]) -> None:
    """Claims a town that no list knows, with the territory told behind it: "Landivisiau (Finistère)"."""
    place = next(iter(places_in(text, Span(town.end(), text.sentence_at(town.start()).end))), None)
    is_near = place is not None and text.flat[town.end() : place.start].strip() in (",", "(", "")
    name, end = town["town"], town.end()
    if place is not None and is_near:
        name, end = f"{name} ({place.names[0]})", place.end
    text.claim("beneficiaries.territories", [name], town.start(), end)


def _follows(text: RequestText, end: int, start: int) -> bool:
    return start >= end and text.flat[end:start].strip() in ("", ",", "(", ")", "et")


def read_size(text: RequestText) -> None:
    """Claims "de 4 à 12 salariés" behind the organisations, in brackets or alone."""
    told = [each for each in text.found if each.field.startswith("beneficiaries.")]
    for found in text.matches(_SIZE):
        near = any(_follows(text, each.end, found.start()) for each in told)
        if near or text.is_alone(*found.span()):
            size = text.words(*found.span())
            for bare, accented in _UNACCENTED.items():
                size = re.sub(rf"\b{bare}(?=e?s?\b)", accented, size)
            text.claim("beneficiaries.size", size, *found.span())
            return

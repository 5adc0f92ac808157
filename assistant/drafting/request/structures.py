"""Who is accompanied: how many of what ("quinze ludothèques du Cher"), one by its name, their size and territory."""

import re
from functools import lru_cache

from assistant.drafting.request.items import split_items
from assistant.drafting.request.names import BEFORE_NOUN, NAME, known_organisation, mended, sector_of
from assistant.drafting.request.places import places_in
from assistant.drafting.request.text import RequestText, Span
from assistant.drafting.request.where import WHERE, read_size, read_territories
from assistant.drafting.written_numbers import value_of_number
from assistant.number_words import MANY

_STOP = (
    r"qui|que|qu'|dont|ou|n'|ne|sur|pour|avec|entre|afin|mais|veulent|souhaitent|partagent|sont|est|se|s'|seront|"
    r"etaient|doivent|peuvent|a(?! (?:domicile|but|la personne|vocation|dominante))|ont|dans|au|aux|sans|chez|lors|"
    r"en(?! (?:milieu|zone|quartier|insertion))|par(?! l'activite)|contre|vers|depuis|pendant|facon|comme|face|"
    r"accompagne\w*|ds|(?:bas|situ|implant|engag|concern)ee?s?|"
    r"et (?:\d|un|une|des|les|la|le|l'|de |du |d'|leur|ont|sont)|d'ici|max\w*|"
    r"soit|puis|car|si|apres|avant|and|that|who|which|will|with|for|want|are|is|have|has|must|need|in|from|to|by"
)
_WORD = r"[^\W\d_][^\s,.;:()!?€/+«»\"\n]*"
_COUNTED = re.compile(
    rf"(?<![\d.,])\b(?P<number>\d{{1,4}}|{MANY})(?:['’ ]| autres )(?P<who>{BEFORE_NOUN}(?P<noun>{_WORD}))"
)
_RANGE = re.compile(rf"(?:\d+|\b(?:{MANY})) (?:a|ou|-|to|or) $|\b(?:moins|plus|dizaine|quinzaine|vingtaine) d[e'] ?$")
_VAGUE = re.compile(
    r"\b(?:une? )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|cinquantaine|poignee|plusieurs|quelques)s?"
    r" ?(?:d'|de |des )?"
)
_CLAUSE_START = re.compile(
    r"(?:^|(?<=[,:(] )|(?<=\n)|(?<=[.!?] ))(?P<opening>(?:(?:les?|la|une?|notre|nos|mon|cette) |l'))?(?=[a-z])"
)
_LED = re.compile(
    r"(?:^|(?<=[\s(:,]))(?:un (?:groupe|reseau|collectif)(?: \w+)? (?:de |d')|(?:pour|pr|aupres|accompagne[rz]?|"
    r"aide[rz]?|de|du|for|chez|of|support|soutenir|appuyer|a)(?![a-z])|d') ?"
    r"(?P<article>(?:(?:des|les|nos|ces|une?|la|le|notre|mon|ma|cette|cet|the|an?|our|some) |l'))?"
)
_ONE = frozenset({"un", "une", "l'", "la", "le", "notre", "mon", "ma", "cette", "cet", "a", "an"})
_OTHER_THINGS = """
    jours? journees? demi semaines? mois ans? heures? days? weeks? months? hours? euros? eur k€ € % prestataires?
    consultante?s? candidate?s? cabinets? intervenante?s? partenaires? financeurs? offres? reponses? devis reunions?
    rencontres? seances? ateliers? seminaires? entretiens? visites? copils? comites? questions? phases? etapes? temps
    fois pages? lignes? points? axes? objectifs? exemplaires? versions? documents? livrables? criteres? scenarios?
    autres? derniers? dernieres? premiers? premieres? salariee?s? benevoles? etp foyers? personnes? emplois? postes?
    habitants? adherents? enfants? sites? lieux? tonnes? milliers? millions? parts? tiers? quarts? departements?
    communes? regions? groupes? d'entre consultants? bidders? partners? funders? bids? meetings? sessions? workshops?
    interviews? steps? lines? ttc ht janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
    decembre others? objectives? a ou to or et and au
"""
_NAMES = re.compile(
    r" ?(?:\(|: )(?=[A-ZÀ-Ý«])(?P<names>[^().:;\n]+?)"
    r"(?:\)|(?= (?:sont|ont|est|a|sur|dans|en|qui)\b)|(?=[.:;\n]|$))"
)
_NAMED = re.compile(rf",? ?(?:(?:nommée|nommé|appelée|appelé|dite) )?{NAME.pattern}")
_TRAILING = re.compile(r"(?:[ ,]+(?:de|du|des|d'|la|le|les|l'|et|ou|un|une|ensemble|y|en|a|of|the|in)?)*$")


def read_structures(text: RequestText) -> None:
    """Claims the first organisations that the request counts, names or leads to."""
    for reader in (_read_counted, _read_led):
        if reader(text):
            break
    read_size(text)
    read_territories(text)
    _read_names(text)


def _read_counted(text: RequestText) -> bool:
    """Claims "quinze ludothèques du Cher"; of a number that is only about, what they are alone."""
    for found in text.matches(_COUNTED):
        opens = text.sentence_at(found.start()) == text.sentence_at(min((each.start for each in text.found), default=0))
        who = _who(text, found.start("who"), is_known=not opens)
        if who is None:
            continue
        count = int(value_of_number(found["number"]))
        if not _RANGE.search(text.before(found.start())):
            text.claim("beneficiaries.count", count, found.start(), found.start("who"))
        _claim_who(text, who, is_plural=count > 1)
        return True
    return False


def _read_led(text: RequestText) -> bool:
    """Claims "pour des recycleries", "l’association Les Sources"; one alone counts as one."""
    places = [found for pattern in (_LED, _VAGUE, _CLAUSE_START) for found in text.matches(pattern)]
    for found in sorted(places, key=lambda each: (each.start(), -each.end())):
        groups = found.groupdict()
        article = (groups.get("article") or "").strip()
        if article in ("la", "le", "l'") and text.raw[found.end() : found.end() + 2].istitle():
            return _claim_name(text, found.end() - len(found["article"]))
        who = _who(text, found.end(), is_known=True)
        if who is None:
            continue
        article = article or (groups.get("opening") or "").strip()
        is_one = article in _ONE or (not article and not _is_plural(text.flat[who.start : who.end]))
        named = is_one and _claim_name(text, who.end)
        better = _in_brackets(text) if named else None
        if better is not None:
            text.claim("", None, who.start, who.end)
            who = better
        if is_one and (named or article):
            text.claim("beneficiaries.count", 1, found.end(), found.end())
        _claim_who(text, who)
        _count_of(text, text.flat[who.start : who.end])
        return True
    return False


def _count_of(text: RequestText, who: str) -> None:
    """Claims "huit centres" where "des centres sociaux" were told before."""
    if any(each.field == "beneficiaries.count" for each in text.found):
        return
    same = rf"(?<![\d.,])\b(?P<number>\d{{1,4}}|{MANY}) {re.escape(who.split(' ')[0])}\b"
    told = [found for found in text.matches(re.compile(same)) if not _RANGE.search(text.before(found.start()))]
    if len({found["number"] for found in told}) == 1:
        text.claim("beneficiaries.count", int(value_of_number(told[0]["number"])), *told[0].span())


def _who(text: RequestText, start: int, *, is_known: bool = False) -> Span | None:
    """The words that say what the organisations are; None for other things, and for unknown ones when `is_known`."""
    stop = re.compile(rf"\b(?:{_STOP})(?:\b|(?<='))|[,.;:()!?€/+«»\"\n]|\d")
    sentence_end = text.sentence_at(start).end
    known = known_organisation().match(text.flat, start)
    if known is None and (is_known or _not_helped().match(text.flat, start)):
        return None
    begin = known.end() if known else re.compile(_WORD).match(text.flat, start).end()  # type: ignore[union-attr]
    ended = stop.search(text.flat, begin, sentence_end)
    end = ended.start() if ended else sentence_end
    place = next(iter(places_in(text, Span(begin, end))), None)
    end = min(end, place.start) if place else end
    name = NAME.search(text.raw, begin, end) if known else None
    end = min(end, name.start()) if name else end
    end = start + len(_TRAILING.sub("", text.flat[start:end]))
    return Span(start, end) if end > start and text.is_free(start, end) else None


def _claim_who(text: RequestText, who: Span, *, is_plural: bool = False) -> None:
    typed = text.words(who.start, who.end)
    written = mended(typed.lower() if text.raw.isupper() else typed)
    written = re.sub(r"^association\b", "associations", written) if is_plural else written
    text.claim("beneficiaries.who", written, who.start, who.end)
    sector = sector_of(written)
    if sector:
        text.claim("beneficiaries.sector", sector, who.start, who.start)
    _claim_names(text, who.end)


def _claim_names(text: RequestText, start: int) -> None:
    """Claims the names listed in brackets or behind a colon."""
    found = _NAMES.match(text.raw, start)
    names = split_items(found["names"]) if found else []
    if found and len(names) > 1 and text.is_free(*found.span()) and all(NAME.match(name) for name in names):
        text.claim("beneficiaries.names", names, *found.span())


def _read_names(text: RequestText) -> None:
    """Claims the names listed behind the territory."""
    if not any(each.field == "beneficiaries.names" for each in text.found):
        for each in [each for each in text.found if each.field == "beneficiaries.territories"]:
            _claim_names(text, each.end)


def _claim_name(text: RequestText, start: int) -> bool:
    """Claims the name that follows what one organisation is."""
    found = _NAMED.match(text.raw, start)
    if found is None or not text.is_free(*found.span()):
        return False
    end = found.end()
    for place in places_in(text, Span(start, end)):
        if text.flat.startswith(WHERE, place.start):
            end = min(end, place.start)
    name = found["quoted"] or found["straight"] or text.words(start, end)
    if not name.strip():
        return False
    text.claim("beneficiaries.names", [name.strip()], start, end)
    return True


def _in_brackets(text: RequestText) -> Span | None:
    """What the organisation just named is, in the brackets behind its name and place."""
    named = text.found[-1]
    found = re.compile(r"[^,.;:()\n]{0,40}\((?=[a-z])").match(text.flat, named.end)
    return _who(text, found.end(), is_known=True) if found else None


def _is_plural(who: str) -> bool:
    first = who.split(" ")[0]
    return first[-1:] in ("s", "x") and first not in ("scops",)


@lru_cache
def _not_helped() -> re.Pattern[str]:
    """What may be counted without being who is accompanied."""
    return re.compile(rf"(?:{'|'.join(_OTHER_THINGS.split())})(?![a-z])")

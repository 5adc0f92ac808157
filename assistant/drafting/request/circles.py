"""Who pays, who helps and who steers, told in sentences: "financé par la CAF et la Région", "le copil réunit…"."""

import re

from assistant.drafting.brief_types import with_tail
from assistant.drafting.request.items import split_items
from assistant.drafting.request.text import RequestText, Span
from assistant.drafting.written_numbers import read_amount
from assistant.number_words import MANY

_FUNDERS = re.compile(
    r"(?:(?:co-?)?finance(?:e|s|es|ment|ments)?(?: (?:assure|apporte))? (?:par|:) ?|funded by |funders? ?:? ?|"
    r"(?:les |nos )?(?:co-?)?(?:financeurs?|financements?) ?:? ?|avec le soutien financier d(?:e |u |es |'))"
    r"(?!(?:se|ne|qui|sont|veulent|est|ont) |n')"
)
_PARTNERS = re.compile(
    r"(?:en partenariat avec |en collaboration avec |in partnership with |avec (?:l'appui|le concours|la participation|"
    r"le soutien) d(?:e |u |es |'))"
)
_COMMITTEE = r"(?:comite(?: de pilotage| technique)?|copil|cotech|steering committee)"
_STEERING = re.compile(
    rf"(?:(?:le|un|au|dans le) )?{_COMMITTEE} ?"
    r"(?::|=|(?:est |sera |, )?(?:compose|constitue) d(?:e |es |u |')|rassembl\w+|"
    r"reuni(?:t|ra|ssant)|associe\w*|compren\w+|avec|regroup\w+|is made of|includes?) ?"
)
_MEETINGS = re.compile(
    rf"(?:\d+|\b(?:{MANY})) (?:reunions? (?:du|de) (?:comite(?: de pilotage)?|copil)|copils?|comites? de pilotage)\b"
    r"[^,.;:\n]*"
)
_MEETS = re.compile(rf"(?:le )?{_COMMITTEE} (?:se reuni\w+|tiendra|tient) (?P<how>[^.;\n]+)")
_END = re.compile(
    r"[.!?](?=\s|$)|[;\n]|,? (?:qui|dont|pour|afin|sur|avec|depuis|mais|car|demarr\w+|restitu\w+|criteres?|livrables?|"
    r"budget|plafond|partenaires?|financeurs?|copil|comite|reponses?|contact|entre \w+ et|start\w*|deadline)\b"
    r"|,? (?=\d+(?:[.,]\d+)? ?(?:jours?|j\b|days?))|,? (?=\d[\d ]*(?:€|k€|euros?) ?(?:ttc|ht)?[,.])"
)
_BODIES = (
    r"\b(?:ddtefp|cdc|region|departement|dreets|ddets\w*|direccte|caf|cpam|ars|msa|commune|ville|metropole|agglo|etat|fse|"
    r"leader|europe|fondation|avise|banque|conseil|ademe|france active|mairie|prefecture|anct|carsat|chambre)"
)
"""Public and private bodies that pay for such missions."""
_FUNDER = re.compile(_BODIES)
_BRACKETS = re.compile(r"\((?P<shares>[^()]+)\)")
_SPACED = re.compile(rf"{_COMMITTEE} (?P<members>(?:{_BODIES}[a-z]*(?: |$)){{2,}})")
LONGEST = 9
"""Words of the name of somebody at most."""


def read_circles(text: RequestText) -> None:
    """Claims funders, partners, members and meetings of the comité de pilotage."""
    for found in text.matches(_BRACKETS):
        shares = split_items(text.raw[found.start("shares") : found.end("shares")])
        if len(shares) > 1 and all(with_tail(share, read_amount) for share in shares):
            text.claim("funders", shares, *found.span("shares"))
    for found in text.matches(_SPACED):
        members = text.raw[found.start("members") : found.end("members")].split()
        text.claim("steering.members", members, *found.span())
    for found in text.matches(_MEETINGS):
        text.claim("steering.meetings", text.words(*found.span()), *found.span())
    for found in text.matches(_MEETS):
        text.claim("steering.meetings", text.words(*found.span("how")), *found.span())
    _claim_names(text, _STEERING, "steering.members")
    _claim_names(text, _FUNDERS, "funders")
    _claim_names(text, _PARTNERS, "partners")


def _claim_names(text: RequestText, lead: re.Pattern[str], field: str) -> None:
    for found in text.matches(lead):
        ended = _END.search(text.flat, found.end())
        span = Span(found.end(), ended.start() if ended else len(text.flat))
        said = text.raw[span.start : span.end]
        if not said.strip() or not text.is_free(span.start, span.end):
            continue
        names = _parted(said) if "compose" in found.group() or "constitue" in found.group() else split_items(said)
        is_listed = ":" in found.group() or "=" in found.group()
        named = (
            is_listed or field != "funders" or "par" in found.group() or _FUNDER.search(text.flat, span.start, span.end)
        )
        if named and all(len(name.split()) <= LONGEST for name in names):
            text.claim(field, names, found.start(), span.end)


def _parted(said: str) -> list[str]:
    """The names of "des cinq présidents et du Département": the small word before each is no part of it."""
    parts = re.split(r", ?| et (?=d[eu]s? |d['’])", said)
    return [re.sub(r"^d(?:e la |e l['’]|es |u |e |['’])", "", part.strip()) for part in parts if part.strip()]

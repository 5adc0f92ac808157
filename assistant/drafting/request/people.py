"""Who orders, who answers and who to write to: the structure that carries the DLA, the provider, contacts."""

import re

from assistant.drafting.request.names import NAME
from assistant.drafting.request.places import place_at
from assistant.drafting.request.text import RequestText, Span

_CALL = r"appel (?:a propositions?|d'offres?|a manifestation d'interet|a candidatures?|a projets?)"
_CARRIER = re.compile(
    rf"(?:(?:a |pour )?(?:l'|un |cet )?{_CALL} "
    r"(?:de la |de l'|des |de |du |d'|(?:lance|publie|emis) par )(?:la |le |l')?"
    r"|(?:dla|accompagnement|mission|action) (?:porte|pilote|commande|coordonne)e?s? par (?:la |le |l')?"
    r"|pour le compte (?:de la |de l'|des |de |du |d')"
    r"|je suis chargee? de mission (?:dla )?(?:a la |a l'|a |au |chez |pour )(?:la |le |l')?"
    r"|call for (?:proposals|tenders) (?:from|of|by) )"
)
_DLA = re.compile(r"\b(?:le )?dla (?:de l'|d'|(?:de la|du|des|de|en) )?(?=[a-z0-9])")
_CARRIED = re.compile(r" ?\(?(?:,? ?qui est )?portee? par (?:la |le |l')?")
_PROVIDER = re.compile(
    r"(?:(?:notre|mon|ma|my|our) (?:cabinet|cooperative|scop|agence|bureau d'etudes|societe|entreprise|structure|firm|"
    r"association)|je suis (?:consultante?|formatrice|formateur)(?: independante?)?,? (?:chez|au sein de|pour)|"
    r"nous sommes),? "
)
_CONTACT = re.compile(
    r"\b(?:contact|referente?|interlocut(?:eur|rice)|personne a contacter|suivie? par)\b(?: (?:est|sera|dla))?[ :,]*"
)
_PERSON = re.compile(
    r"(?:(?:M\.|Mme|Mr|Monsieur|Madame) )?[A-ZÀ-Ý][\w'’-]+"
    r"(?: (?:(?:de|du|le|la|Le|La|De|Du) |[dD]['’])?[A-ZÀ-Ý][\w'’-]+){1,2}"
)
_FUNCTION = re.compile(
    r"(?:, | \(| - )?(?P<function>(?:chargee? (?:de|d')|direct(?:eur|rice)|coordinat(?:eur|rice)|president|responsable|"
    r"conseille|assistant|referent|consultant)[^,.;:()\n@]*?)(?=[,.;:()\n]|$| \S+@)"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = re.compile(r"(?<![\d.,])(?:\+33 ?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")


def read_people(text: RequestText, *, is_proposal: bool) -> None:
    """Claims who orders and, in a proposal, who answers; an address that may be of either is nobody's."""
    _claim_named(text, _CARRIER, "carrier.name")
    _claim_dla(text)
    if is_proposal:
        _claim_named(text, _PROVIDER, "provider.name")
    contacts = list(text.matches(_CONTACT))
    for found in contacts:
        _claim_person(text, found, "provider.contact" if is_proposal and _is_own(text, found) else "carrier.contact")
    owner = "carrier.contact" if not is_proposal or contacts else ""
    for field, pattern in (("email", EMAIL), ("phone", PHONE)):
        told = list(text.matches(pattern))
        if owner and len(told) == 1:
            text.claim(f"{owner}.{field}", text.raw[told[0].start() : told[0].end()], *told[0].span())


def _claim_named(text: RequestText, lead: re.Pattern[str], field: str) -> None:
    for found in text.matches(lead):
        name = NAME.match(text.raw, found.end())
        if name is not None and name.group().startswith("DLA"):
            text.claim("", None, *found.span())
        elif name is not None and text.is_free(*name.span()):
            text.claim(field, text.words(*name.span()), found.start(), name.end())
            return


def _claim_dla(text: RequestText) -> None:
    """Claims "DLA du Gers" as the DLA that orders."""
    for found in text.matches(_DLA):
        place = place_at(text, found.end())
        if place is not None and text.is_free(found.start(), place.end):
            start = found.start() + 3 * text.flat.startswith("le ", found.start())
            text.claim("carrier.dla", f"DLA{text.raw[start + 3 : place.end]}", found.start(), place.end)
            carried = _CARRIED.match(text.flat, place.end)
            name = NAME.match(text.raw, carried.end()) if carried else None
            if carried and name:
                text.claim("carrier.name", text.words(*name.span()), carried.start(), name.end())
            return


def _claim_person(text: RequestText, lead: re.Match[str], field: str) -> None:
    person = _PERSON.match(text.raw, lead.end())
    if person is None:
        return
    text.claim(f"{field}.name", text.raw[person.start() : person.end()], lead.start(), person.end())
    function = _FUNCTION.match(text.flat, person.end())
    if function is not None:
        span = Span(*function.span("function"))
        text.claim(f"{field}.function", text.words(span.start, span.end), function.start(), span.end)


def _is_own(text: RequestText, lead: re.Match[str]) -> bool:
    return re.search(r"\b(?:mon|notre|nos|mes) $", text.before(lead.start())) is not None

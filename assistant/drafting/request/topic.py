"""What the mission is about, where the request names it beside the facts: ", fiscalité,", "sur leur gouvernance"."""

import re

from assistant.drafting.request.text import RequestText, Span

LONGEST = 12
"""Words of a subject at most; what is longer is told as context."""
_ABOUT = re.compile(
    r"\b(?:(?:portant |centre[e]? |axe[e]? )?sur\b|en matiere d[eu']|autour d[eu']|a propos d[eu']|vers\b|on\b|"
    r"dans\b(?= (?:leurs?|son|sa|la|le) )|about\b|regarding\b) ?"
    r"(?P<topic>(?:(?:les?|la|leurs?|l'|des?|du|d'|nos|notre|son|sa|ses|the|their|our) ?)*[^,.;:()\n]+)"
)
_NOT_ABOUT = re.compile(
    r"(?:le |la |l'|les |un |une |tout |des )?"
    r"(?:\d|(?:territoire|departement|region|annee|an|mois|semaine|place|site|deux|trois|terrain)s?\b)"
)
_OWNER = re.compile(
    r"^(?:(?:dans|leurs?|nos|notre|son|sa|ses|their|our|les?|de la|la|the|du|des|de) |(?:de )?l['’]|d['’])",
    re.IGNORECASE,
)
_MISSION = re.compile(
    r"(?:mission|projet|demarche|accompagnement|appui) (?:de |d'|du |sur )?"
    r"(?P<topic>[^,.;:()\n\d]{3,60}?) (?:de|des|d'|entre) ?$"
)
_NO_TOPIC = re.compile(
    r"\d|€|\b(?:jours?|mois|semaines?|ans?|jour|journées?|days?|reste|individuel|collectif)\b"
    r"|^\W*(?:[A-ZÀ-Ý][a-zà-ÿ]|(?:une?|des|deux|trois|avec|par|depuis|chez|vers|dont|soit|y compris)\b)"
)
"""What a part of a sentence with figures, a duration or a name at its start is about is something else."""
_STUDIED = re.compile(r" ?(?P<topic>[^,.;:()\n]+)")
_TOLD = re.compile(
    r"\b(?:il|elle|ils|elles|on|nous|je|qui|que|dont|est|sont|a|ont|ne|se|was|is|are|has|have|they|we|it|afin|car|mais|"
    r"pour|sans)\b|\b(?:n|s|qu|j)['’]"
)
"""Words of a sentence that tells something; read as written, where "à" is no verb."""


def read_topic(text: RequestText) -> None:
    """Claims the subject in the first sentences, where nothing named a problem yet."""
    said = {each.field for each in text.found}
    if "problem" in said or not said & {"", "kind", "beneficiaries.who", "beneficiaries.names"}:
        return
    for reader in (_read_studied, _read_about, _read_mission, _read_bare):
        if reader(text):
            return


def _claim(text: RequestText, start: int, end: int, topic: Span) -> bool:
    words = _OWNER.sub("", text.words(topic.start, topic.end), count=3).strip()
    if not words or len(words.split()) > LONGEST or not text.rest(topic.start, topic.end):
        return False
    text.claim("problem", words, start, end)
    return True


def _read_studied(text: RequestText) -> bool:
    """ "étude de faisabilité d’un service de location": what is studied."""
    for each in text.found:
        if each.value == "etude-de-faisabilite" and (found := _STUDIED.match(text.flat, each.end)):
            end = _until_claimed(text, found.start(), found.end())
            words = re.sub(r" (?:entre|between|pour|for|de|of|chez|par|by)$", "", text.words(found.start(), end))
            if words and len(words.split()) <= LONGEST and text.rest(found.start(), end):
                text.claim("problem", words, found.start(), end)
                return True
    return False


def _read_about(text: RequestText) -> bool:
    """ "sur leur modèle économique" behind what was understood of the mission."""
    for found in text.matches(_ABOUT, text.sentence_at(_first_claim(text))):
        before = text.before(found.start()).rstrip()
        ends = found.start() - 1
        follows = any(each.start < ends <= each.end for each in text.found)
        if (follows or re.search(r"(?:accompagne\w*|forme\w*|formation|travaille\w*|appui|mission)$", before)) and not (
            _NOT_ABOUT.match(found["topic"])
        ):
            start, end = found.span("topic")
            end = _until_claimed(text, start, end)
            if _claim(text, found.start(), end, Span(start, end)):
                return True
    return False


def _read_mission(text: RequestText) -> bool:
    """ "mission rapprochement de 3 associations": what stands between the mission and those it is for."""
    counted = [each for each in text.found if each.field in ("beneficiaries.count", "beneficiaries.who")]
    for each in counted[:1]:
        found = _MISSION.search(text.flat, text.clause_at(each.start).start, each.start)
        if found and text.is_free(*found.span("topic")):
            return _claim(text, found.start(), found.end(), Span(*found.span("topic")))
    return False


def _read_bare(text: RequestText) -> bool:
    """Parts of the sentence that asks in which nothing else is told and no verb stands: ", fiscalité, "."""
    sentence = text.sentence_at(_first_claim(text))
    bare = [
        clause
        for clause in text.clauses(sentence)
        if text.is_free(clause.start, clause.end)
        and text.rest(clause.start, clause.end)
        and not _TOLD.search(text.raw, clause.start, clause.end)
        and not _NO_TOPIC.search(text.raw[clause.start : clause.end])
    ]
    joined: list[Span] = []
    for clause in bare:
        if joined and joined[-1].end == clause.start:
            joined[-1] = Span(joined[-1].start, clause.end)
        else:
            joined.append(clause)
    return len(joined) == 1 and _claim(text, joined[0].start, joined[0].end, joined[0])


def _until_claimed(text: RequestText, start: int, end: int) -> int:
    return min([end, *(each.start for each in text.found if start <= each.start < end)])


def _first_claim(text: RequestText) -> int:
    """Where the request says whom it is for, or else where it asks."""
    whom = [each.start for each in text.found if each.field in ("beneficiaries.who", "beneficiaries.names")]
    return min(whom or [each.start for each in text.found], default=0)

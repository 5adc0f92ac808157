"""The calendar of a request: what is said to happen when, a period of the whole mission, a moment that stands alone."""

import re
from itertools import islice

from assistant.drafting.moment_words import MOMENT, MONTH
from assistant.drafting.moments import read_moment
from assistant.drafting.request.text import RequestText

_ARTICLE = r"(?:la |le |les |l'|the )?"
_OPENING = (
    r"(?:(?:en|au|a|pour|in|on|at|le|dans) )?"
    r"(?:(?P<kept>avant|before|d'ici|by|au plus tard|jusqu'(?:a|en|au)|a partir d[eu]|a compter d[eu]|des|apres|after|"
    r"vers|courant|debut|fin) ?)?(?:(?:en|au|a|le|la|les|the|de|du|in|on) |l'|mi-){0,3}"
)
_WHEN = rf"(?P<when>{_OPENING}(?P<moment>(?:{MOMENT})(?:,? (?:a|avant) \d\d? ?(?:h(?:\d\d)?|heures?))?))(?![a-z])"
_BETWEEN = (
    r"(?:[ :,(=-]|\b(?:prevue?s?|souhaitee?s?|attendue?s?|est|sera|seront|sont|de|du|la|le|les|mission|action|travaux|"
    r"intervention|accompagnement|finale?s?|devra\w*|doivent|doit|etre|envoyer|remettre|rendre|recues?|d'|l'|rapport|"
    r"prestataires?|offres|propositions|reponses|candidatures|dossiers|due|expected|planned|idealement|plutot|"
    r"si possible|se (?:fera|tiendra|deroulera)|aura lieu|has to|must|should|be|the)\b){0,9}?"
)
_ANSWERS = r"(?:offres|propositions|candidatures)"
_MISSION = r"(?:la mission|l'action|la demarche|l'accompagnement|l'intervention|l'etude)"
_EVENTS = {
    "answer_deadline": r"(?:date )?limite(?: de (?:reponse|remise|depot)\w*)?|deadline"
    rf"|(?:les )?(?:reponses?|{_ANSWERS})"
    r"(?= (?:pour|avant|d'ici|jusqu|au plus|attendue|souhaitee|recue|le |a (?:envoyer|remettre|rendre)))"
    rf"|remise des {_ANSWERS}|(?:il faut )?repondre(?= (?:avant|d'ici|pour le|jusqu|au plus))"
    r"|(?:answers|replies|bids|proposals)(?= (?:by|before|due))",
    "selection": r"(?:choix|selection|designation)(?: (?:du|d'un|des) prestataires?|(?= (?:le|en|fin|mi|debut|:)| ?:))"
    r"|notification|auditions?"
    r"|prestataires? (?:choisie?s?|retenue?s?)",
    "launch": r"(?:lancement|publication|diffusion|envoi) "
    r"(?:de l'appel|de la consultation|du cahier des charges|du cdc)(?: d'offres| a propositions)?",
    "midterm": r"(?:point |bilan |reunion )?(?:a |de )?mi[- ]parcours|point d'etape|bilan intermediaire|midterm",
    "restitution": r"restit(?:u(?:tion|e|er)\w*)?|rendu(?:e|s|es)?(?: final)?|a rendre|rapport final|final report"
    r"|report(?= due)"
    r"|remise d(?:u|es) (?:rapport|livrables?)|presentation des (?:resultats|conclusions)",
    "start": r"demarr\w+|commenc\w+|start(?:s|ing)?|kick-?off|begin\w*"
    r"|debut(?:e|er|era)?(?= (?:de (?:la )?mission|des travaux|prevu|souhaite|en|au|le|:)| ?:)"
    rf"|lancement (?:de )?(?:{_MISSION}|des travaux)",
    "end": r"fin(?= (?:de (?:la )?mission|prevue|souhaitee|en|au|le|:)| ?:)|fini(?:e|s|r|ra)?|termine[er]?\w*"
    r"|acheve[er]?\w*|achevement|cloture|finish\w*|ends?|ending|completed",
}
_TOLD = {name: re.compile(rf"\b(?:{words})\b{_BETWEEN}{_WHEN}") for name, words in _EVENTS.items()}
_BEFORE_EVENT = {
    name: re.compile(rf"{_WHEN} ?[:,(–-] ?(?:le |la |les |l')?(?:{words})\b") for name, words in _EVENTS.items()
}
_OPEN_START = re.compile(
    rf"(?:a partir d[eu]|a compter d[eu]|des|from|starting(?: in)?) ?{_ARTICLE}(?P<moment>{MOMENT})(?![a-z])"
)
_OPEN_END = re.compile(
    rf"(?P<when>(?:jusqu'(?:a|en|au)|d'ici|avant|until|before|by) ?(?:la |le |l'|a )?(?P<moment>{MOMENT}))(?![a-z])"
)
_PERIOD = re.compile(
    rf"(?:de|d'|entre|du|from|between|starting) ?(?:la |le |l')?(?P<first>{MOMENT}|\d\d?(?:er)?) "
    rf"(?:a|au|et|jusqu'(?:a|en|au)|to|and|until|-) ?(?:la |le |l'|fin |mi-)?(?P<last>{MOMENT})(?![a-z])"
)
_ALONE = re.compile(
    r"(?<!avant )(?<!apres )(?<!depuis )(?<!d'ici )(?<!jusqu')(?<!before )(?<!after )"
    rf"(?:en|au|a|courant|in|on|pour|cet|cette|des|vers|l'|le)? ?(?:la |l'|le )?(?P<moment>{MOMENT})(?![a-z])"
)
_ACCENTED = {"ete": "été", "fevrier": "février", "aout": "août", "decembre": "décembre", "debut": "début"}
_YEAR = re.compile(r"20\d\d")
_NAMED_MONTH = re.compile(rf"\b(?:{MONTH})\b")
_WEAK = re.compile(r"(?:may|mar|sep|sept|dec|nov|oct|jun|jul|jan|feb|apr|aug|ete)$")
"""Short names that are also other words: they count only with a day or a year, or behind a preposition."""


def read_dates(text: RequestText) -> None:
    """Claims the moments of the calendar; "au printemps" alone is when the mission starts."""
    for name, pattern in (*_TOLD.items(), *_BEFORE_EVENT.items()):
        for found in text.matches(pattern):
            if not _is_doubtful(found["when"], found["moment"]):
                text.claim(f"calendar.{name}", _when(text, found, name), *found.span())
    for found in text.matches(_PERIOD):
        if text.is_alone(*found.span()):
            _claim_period(text, found)
    _read_open(text)
    if not any(each.field == "calendar.start" for each in text.found):
        _read_alone(text)


def _when(text: RequestText, found: re.Match[str], name: str) -> str:
    """The moment in the user's words, with "avant" or "à partir de" where it is one; a deadline says so by itself."""
    kept = found["kept"] or ""
    if not kept or (name == "answer_deadline" and not kept.startswith(("debut", "fin", "vers", "courant"))):
        return mended(text.words(*found.span("moment")))
    return mended(text.words(found.start("kept"), found.end("moment")))


def _claim_period(text: RequestText, found: re.Match[str]) -> None:
    """Claims first and last moment; a year, or a month, given once counts for both where they follow each other."""
    first, last = mended(text.words(*found.span("first"))), mended(text.words(*found.span("last")))
    if re.fullmatch(r"\d\d?(?:er)?", found["first"]):
        month = _NAMED_MONTH.search(found["last"])
        if month is None:
            return
        first = f"{first} {text.words(found.start('last') + month.start(), found.end('last'))}"
    begin, end = read_moment(first), read_moment(last)
    year = _YEAR.search(last)
    if begin and end and year and begin.year is None and begin.first <= end.last:
        first = f"{first} {year.group()}"
    text.claim("calendar.start", first, *found.span())
    text.claim("calendar.end", last, *found.span())


def _read_open(text: RequestText) -> None:
    """Claims "à partir de mars" and "d'ici fin juin" that stand alone."""
    for name, pattern in (("start", _OPEN_START), ("end", _OPEN_END)):
        if any(each.field == f"calendar.{name}" for each in text.found):
            continue
        for found in text.matches(pattern):
            if text.is_alone(*found.span()) and not _is_doubtful(found.group(), found["moment"]):
                text.claim(f"calendar.{name}", mended(text.words(*found.span())), *found.span())


def _read_alone(text: RequestText) -> None:
    """Claims the only month or season that stands alone as the start; a single day may be anything."""
    told = (found for found in text.matches(_ALONE) if not _is_doubtful(found.group(), found["moment"]))
    alone = list(islice((found for found in told if text.is_alone(*found.span())), 2))
    moment = read_moment(text.words(*alone[0].span("moment"))) if len(alone) == 1 else None
    # "fin 2027" may be when the mission ends, or begins.
    if moment is not None and not moment.is_a_day and not alone[0]["moment"].startswith("fin"):
        text.claim("calendar.start", mended(text.words(*alone[0].span("moment"))), *alone[0].span())


def mended(words: str) -> str:
    """A moment with the accents and the hyphen of its names: "avant l’été", "mi-mars"."""
    words = re.sub(r"\bmi (?=\w)", "mi-", words)
    return re.sub(r"\b\w+\b", lambda found: _ACCENTED.get(found.group(), found.group()), words)


def _is_doubtful(words: str, moment: str) -> bool:
    """Whether a moment may be another word: "été" the participle, "may" the verb."""
    return _WEAK.fullmatch(moment) is not None and not re.search(
        r"(?:l'|en |au |in |by |cet )(?:\w+ )?$", words.removesuffix(moment)
    )

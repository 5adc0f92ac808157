"""Reads a correction of the last question: "non, celle sur les recycleries", "pas X, Y", "non, pour une structure".

Where words of the question corrected can be exchanged for the new ones without harm to the French, that is done; else
the correction stays beside the question as a precision.
"""

import re
from dataclasses import dataclass

from ingest.terms import stem
from ingest.text import fold

_I = re.IGNORECASE
_SORRY = r"(?:(?:ah|euh|mais|oui|pardon|désolée?|oups|oops|sorry|well)\b[\s,.!:]*)*"
_NO = re.compile(
    rf"^\W*{_SORRY}(?:"
    r"(?:non|nan|nope)\b(?:\s*[,.:;!]+\s*|\s+(?=(?:pas|je|celles?|celui|ceux|plut[oô]t|pour|dans|en|sur|chez|avec|l[eao]s?|une?|c'est)\b))"
    r"|no\s*[,.:;!]\s*"
    r"|(?:en fait|plut[oô]t(?! qu)|correction|rather(?! than)|actually)\b[\s,:]*"
    r"|(?=(?:pas|not)\s+(?!de\b|d['’])[^,;]{2,60}[,;]\s*[^,;?]{2,60}\W*$)"
    r"|(?=[^?,;]{2,80},\s*(?:et\s+)?(?:non\s+)?(?:pas|not)\s+(?:l[ea]s?\b|l['’]|d[ue]s?\b|d['’]|the\b|celles?\b)[^,;?]{2,60}$)"
    r"|(?=(?:je (?:voulais|veux) (?:dire|parler)|je parl(?:e|ais)|je pens(?:e|ais)|i meant?|i was talking)\b)"
    r")",
    _I,
)
_MEANT = re.compile(
    r"^\W*(?:(?:en fait|plut[oô]t|rather|actually)\b[\s,:]*)?"
    r"(?:je (?:voulais|veux) (?:dire|parler)|je parl(?:e|ais)|je pens(?:e|ais)|i meant?|"
    r"i was talking about|c'est)\b\s*(?:à propos\s+)?(?P<of>(?:d['’]|du\b|des\b|de\b|aux?\b|à\b)\s*)?",
    _I,
)
_NOT = re.compile(
    r"^\W*(?:pas|not)\s+(?P<old>[^,;]{2,60}?)\s*[,;]\s*(?:(?:mais|plut[oô]t|but|rather)\s+)*(?P<new>.+?)$"
    r"|^(?P<new2>.{2,80}?)\s*,?\s*(?:et\s+(?:non\s+)?|and\s+)?(?:pas|not|plut[oô]t que|rather than)\s+"
    r"(?P<old2>.{2,60}?)$",
    _I,
)
_THE_ONE = re.compile(
    r"^(?:celles?|celui|ceux|the ones?)(?:-(?:là|ci))?\s+"
    r"(?P<preposition>sur|dans|de|du|des|d['’]|en|à|au|aux|avec|pour|chez|on|in|of|about|with|for)\s*(?P<what>.+)$",
    _I,
)
OPENS_QUESTION = re.compile(
    r"^(?:(?:comment|combien|qui|quand|où|quel(?:le)?s?|pourquoi|que|est-ce|à quoi|how|what|who|which|when|where|why)\b"
    r"|qu['’])",
    _I,
)
_DETERMINER = re.compile(
    r"^(?:les?|la|l['’]|une?|des|du|mon|ma|mes|nos|notre|ce|cet|cette|ces|the|an?)(?:\s+|(?<=['’]))", _I
)
_ARTICLE_BEFORE = re.compile(
    r"(?:^|(?<=\s))(?:les?|la|l['’]|une?|des|du|aux?|the|an?|mes|nos|ces)(?:\s+|(?<=['’]))$", _I
)
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"\s*[?.!]*\s*$")
_PLACE = re.compile(
    r"(?<=\s)(?:en|dans|à|au|aux|in|at)\s+(?:l[ea]s?\s+|l['’]|the\s+)?[A-ZÀ-Ý][\w’'-]+(?:[ -][A-ZÀ-Ý][\w’'-]+)*"
)
_CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_PLURAL = ("les", "des", "aux", "mes", "nos", "ces", "the")
_OPPOSITES = (
    (
        re.compile(r"\b(?:une seule|un seul|individuel\w*|single|individual)\b", _I),
        re.compile(r"\b(?:collecti[fv]\w*|plusieurs|groupes?|group|groups|several)\b\s*", _I),
    ),
    (
        re.compile(r"\b(?:collecti[fv]\w*|plusieurs|group|several)\b", _I),
        re.compile(r"\b(?:une seule|un seul|individuel\w*|single|individual)\b\s*", _I),
    ),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction says: words in place of `old` ("" when that is not told), or a question of its own."""

    new: str
    old: str = ""
    preposition: str = ""
    is_question: bool = False


def read_correction(question: str) -> Correction | None:
    """The correction that a question makes of the one before, None when it makes none."""
    opening = _NO.match(question)
    if opening is None:
        return None
    body = _END.sub("", question[opening.end() :].strip())
    meant = _MEANT.match(body)
    body = body[meant.end() :].strip() if meant else body
    if not _WORD.search(body):
        return None
    if OPENS_QUESTION.match(body):
        return Correction(body[:1].upper() + body[1:] + " ?", is_question=True)
    instead = _NOT.match(body)
    if instead:
        groups = instead.groupdict()
        return Correction((groups["new"] or groups["new2"]).strip(), (groups["old"] or groups["old2"]).strip())
    the_one = _THE_ONE.match(body)
    if the_one:
        return Correction(the_one["what"].strip(), preposition=the_one["preposition"].lower().replace("’", "'"))
    of = (meant["of"] or "").strip() if meant else ""
    return Correction(_with_article(f"{of} {body}".strip()) if of else body)


def exchanged(topic: str, correction: Correction) -> str | None:
    """The question corrected, with the new words in place of the old; None when they have no clear place in it."""
    if correction.old:
        return _in_place_of(topic, correction.old, correction.new)
    if correction.preposition:
        moved = _elsewhere(topic, f"{correction.preposition} {correction.new}")
        return moved or _after_preposition(topic, correction.preposition, correction.new)
    return _elsewhere(topic, correction.new)


def without_opposites(topic: str, precision: str) -> str:
    """The question without the words that a precision contradicts ("une seule structure" against "collective")."""
    for said, denied in _OPPOSITES:
        if said.search(precision):
            return " ".join(denied.sub("", topic).split())
    return topic


def _after_preposition(topic: str, preposition: str, new: str) -> str | None:
    """The complement after the last of the same preposition, exchanged up to the end of the clause."""
    forms = {"de": r"(?:de|d['’]|du|des)", "à": r"(?:à|au|aux)"}
    base = _CONTRACTED.get(preposition, "de" if preposition.startswith("d'") else preposition)
    places = list(re.finditer(rf"\s(?P<form>{forms.get(base, re.escape(base))})(?:\s+|(?<=['’]))", topic, _I))
    if not places:
        return None
    last = places[-1]
    ending = re.search(r"\s*[?.!,;:](?:\s|$)", topic[last.end() :])
    rest = topic[last.end() + ending.start() :] if ending else ""
    joined = preposition if preposition.endswith("'") else f"{preposition} "
    return f"{topic[: last.start()]} {joined}{new}{rest}"


def _elsewhere(topic: str, place: str) -> str | None:
    """The place that the question names, exchanged for another ("dans le Cantal", "en Isère")."""
    named = _PLACE.search(topic)
    if named is None or not _PLACE.fullmatch(f" {place}", 1):
        return None
    return topic[: named.start()] + place + topic[named.end() :]


def _in_place_of(topic: str, old: str, new: str) -> str | None:
    """The words of `old`, whatever their article, exchanged for `new`."""
    old, new = _with_article(old), _with_article(new)
    wanted = [_key(word) for word in _WORD.findall(_DETERMINER.sub("", old))]
    words = list(_WORD.finditer(topic))
    keys = [_key(word.group()) for word in words]
    at = next((at for at in range(len(keys) - len(wanted) + 1) if keys[at : at + len(wanted)] == wanted), None)
    if at is None or not wanted:
        return None
    start, end = words[at].start(), words[at + len(wanted) - 1].end()
    before = topic[:start]
    own = _DETERMINER.match(new)
    article = _ARTICLE_BEFORE.search(before)
    if article is None:
        # "Quel prestataire" agrees with its noun: another would need another word before it.
        return None
    if own is None:
        # The gender of a word without article is not known: only a plural article can stay.
        is_plural = article.group().strip().lower() in _PLURAL
        return f"{before}{new}{topic[end:]}" if is_plural else None
    kept = _CONTRACTED.get(article.group().strip().lower(), "")
    return _contracted(f"{before[: article.start()]}{kept + ' ' if kept else ''}{new}{topic[end:]}")


def _with_article(words: str) -> str:
    """The words without the preposition that their article hides: "du DLA" is "le DLA"."""
    first, _, rest = words.partition(" ")
    article = {"du": "le", "des": "les", "au": "le", "aux": "les"}.get(first.lower())
    return f"{article} {rest}" if article else re.sub(r"^(?:de|à) (?=l[ea]s?\b|l['’])", "", words)


def _contracted(text: str) -> str:
    """The text with "de le" as "du", "à les" as "aux"."""
    for apart, joined in ((r"\bde le\b", "du"), (r"\bde les\b", "des"), (r"\bà le\b", "au"), (r"\bà les\b", "aux")):
        text = re.sub(apart + r"(?=\s)", joined, text)
    return text


def _key(word: str) -> str:
    return stem(fold(word))

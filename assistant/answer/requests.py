"""What a question asks for: an explanation, a fact, an example, a fiche, or a text to be drafted."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.text import fold

Aspect = Literal["caution", "success"]
RequestKind = Literal["explain", "fact", "example", "fiche", "draft"]
AskedType = Literal["amount", "count", "duration", "date", "rate", "phone", "contact", "person", "place", "reference"]


def _any(*patterns: str) -> re.Pattern[str]:
    """A pattern for whole words that match any of the patterns, in folded text."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")


_POLITE = (
    r"(?:\W|\b(?:bonjour|salut|stp|svp|merci|ok|et|puis|alors|maintenant|please|hi|hello|now|(?:peux[- ]tu|tu peux|"
    r"pouvez[- ]vous|vous pouvez|can you|could you|j'aimerais que tu|je voudrais que tu|me|m'|nous))\b)*"
)
_WRITTEN = "lettre|mail|courrier|note|paragraphe|plan|trame|texte|modele|cahier|charte|fiche de poste"
_DRAFT = re.compile(
    rf"^{_POLITE}(?:redige[rz]?|genere[rz]?|ecri(?:s|re|vez)|formule[rz]?|compose[rz]?|draft|write|compose"
    r"|prepare[rz]?[- ](?:moi|nous|le|la|les|une?|des|me|a|an|the)|elabore[rz]?[- ](?:moi|nous)"
    rf"|fai(?:s|tes|re)[- ](?:moi|nous|une? (?:{_WRITTEN}))|propose[rz]?[- ](?:moi|nous) (?:une?|le|la|des)"
    rf"|donne[rz]?[- ]moi (?:une?|le|la) (?:{_WRITTEN})|il (?:me|nous) faut (?:tout )?(?:le|la|une?) (?:{_WRITTEN})"
    r"|(?:fai(?:s|tes)|je (?:voudrais|veux|souhaite)) (?:le|mon|notre|un) (?:cahier des charges|cdc))\b"
)
_FICHE = _any(
    r"(?:quelles?|quels?|which) (?:\w+ ){0,2}?(?:fiches?|parties?|sections?|chapitres?|monographies?|rubriques?|"
    r"sheets?|parts?|chapters?|case stud(?:y|ies)|accounts?|retours? d'experience)",
    r"(?:what|which) (?:fiche|sheet|section|chapter)",
    r"where does it say|where is it explained|ou (?:trouver|lire) des (?:cas|exemples|experiences)",
    r"ou est[- ]ce (?:que c'est )?(?:explique|dit|traite)",
    r"(?:fiche|section|sheet|monographie) (?:\w+ ){0,4}(?:lire|consulter|ouvrir|suivre|read|use|open)",
    r"quels? (?:\w+ ){0,3}(?:exemples?|experiences?|cas|retours?)(?: [\w']+){0,5} (?:lire|consulter)",
    r"what should i read|que dois[- ]je lire",
)
_SOMEONE = r"quelqu'un|qqn|qui|d'autres|une structure|un dla|on|anybody|anyone|someone|somebody|outfit"
_EXAMPLE = _any(
    r"exemples?|precedents?|illustrations?|cas (?:similaires?|comparables?|de ce genre|concrets?|vecus?)",
    r"examples?|precedent|a case|similar cases?|donne[- ]moi un ex|experiences? (?:comparables?|similaires?)",
    rf"(?:{_SOMEONE}) [^.?!]{{0,40}}(?:l'a|s'y est|a|ont|t-on|est)[- ](?:t-elle |t-il )?"
    r"(?:deja|fait|essaye|passe|monte)",
    r"has (?:any|some)\w+|deja (?:fait|aide|monte|mene|experimente)",
    r"quelle experience (?:\w+ ){0,4}(?:lire|conseille\w*|ressemble)",
)
_TYPES: tuple[tuple[AskedType, re.Pattern[str]], ...] = (
    ("phone", _any("tel", "telephone", "phone(?: number)?", r"num(?:ero)? de tel\w*")),
    (
        "contact",
        _any(
            r"qui (?:contacter|appeler|joindre)|quel (?:est le )?contact|qui est le contact|contact details",
            r"adresse (?:e-?mail|mail|electronique)|(?<!par )(?:e-?mail|mail|courriel) (?:de|du|des|d'\w+)",
            r"who (?:to|(?:should|can|do|must) (?:i|we)) contact|e-?mail (?:address|of)",
        ),
    ),
    (
        "amount",
        _any(
            r"montants?|couts?|coute(?:r|nt)?|prix|tarifs?|euros|chiffres? d'affaires|salaires?|cost|bill|price|fees?",
            r"quel budget|(?:cb|combien) [^.?!]{0,60}budget|how much (?:money|did|does|was|is|can|may)|ca coute",
        ),
    ),
    ("rate", _any("taux", "pourcentages?", "pour cent", "percentage", "(?:vat|tax|success|interest) rate")),
    (
        "duration",
        _any(
            r"(?:combien|cb) d(?:e |')(?:temps|jours|mois|semaines|annees|heures)|duree|pendant combien|sous combien",
            r"jusqu'a quand|how long|how many (?:days|months|weeks|years|hours)|quels? delais?",
        ),
    ),
    ("date", _any(r"quelle annee|quelle date|depuis quand|what year|which year|quand est[- ]ce|when (?:did|was|were)")),
    ("reference", _any("quel article", "quelle loi", "quel decret", "which law", "which article")),
    (
        "count",
        _any("combien", "cb", "how many", "quel nombre", "nb de", "le nombre", "quel effectif", "quelle quantite"),
    ),
    ("person", _any("qui est", "qui dirige", r"nom d(?:u|e la|e l'|es)\b[^.?!]*", "quel cabinet", "who is", "who was")),
    ("place", _any("quelle adresse", "ou se (?:trouve|situe)", "where is")),
)
_CAUTION = _any(
    r"pieges?|vigilan\w+|faire (?:gaffe|attention)|se mefier|ecueils?|erreurs? (?:a eviter|frequentes?)|precautions?",
    r"points? d'attention|pitfalls?|watch out|beware|mistakes? to avoid|points? to watch",
)
_SUCCESS = _any(
    r"cle?f?s? (?:de |du )(?:la )?(?:reussite|succes)", r"facteurs? de (?:reussite|succes)", "keys? to success"
)
_HOW = _any("comment(?! appelle)", "how (?:do|should|can|could|to)", "quelles regles", "on deplace comment")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: the kind of answer, and the types of value that it must hold, if any."""

    kind: RequestKind
    asked: tuple[AskedType, ...] = ()
    aspect: Aspect | None = None
    """The part of a fiche that is asked for: what to beware of, or what makes it succeed."""
    how: bool = False
    """A way to go about something is asked for."""


def understand_request(question: str) -> Request:
    """The request behind a question in French or English, as typed."""
    text = fold(question)
    asked = tuple(name for name, pattern in _TYPES if pattern.search(text))
    if len(asked) > 1:
        # "Combien de jours ?" asks for a duration; any number would do for "combien" alone.
        asked = tuple(name for name in asked if name != "count")
    if _DRAFT.search(text):
        return Request("draft")
    if _FICHE.search(text):
        return Request("fiche")
    aspect: Aspect | None = "caution" if _CAUTION.search(text) else "success" if _SUCCESS.search(text) else None
    if _EXAMPLE.search(text):
        return Request("example", asked, aspect)
    # "Comment composer les groupes, et combien ?" wants the method first, and a figure in it.
    how = _HOW.search(text) is not None
    return Request("fact" if asked and not how else "explain", asked, aspect, how)


def names_value(word: str) -> bool:
    """Whether a word names a type of value ("téléphone", "taux"), so that the value itself may stand without it."""
    return any(pattern.fullmatch(fold(word)) for _, pattern in _TYPES)


_NUMBER_WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|"
    "demi|dizaine|douzaine|quinzaine|vingtaine|trentaine|cinquantaine|centaine"
)
_MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
_VALUES: dict[AskedType, re.Pattern[str]] = {
    "phone": re.compile(r"\b0\d(?:[ .]?\d\d){4}\b"),
    "contact": re.compile(r"\S@\S|\b0\d(?:[ .]?\d\d){4}\b|\b[Cc]ontacts?\b[^.;:]{0,30} ?: "),
    "amount": re.compile(r"\d[\d .,]*(?:€|k€|euros?|millions?|milliards?|francs?)\b|\d ?€", re.IGNORECASE),
    "rate": re.compile(r"\d+(?:[.,]\d+)? ?(?:%|pour ?cent)"),
    "duration": re.compile(
        rf"(?:\d|\b(?:une?|{_NUMBER_WORDS})\b)[-\w ,/.]{{0,14}}?\b(?:jours?|journ[ée]es?|j|mois|ans?|ann[ée]es?|"
        r"semaines?|heures?|h|trimestres?)\b",
        re.IGNORECASE,
    ),
    "date": re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}(?:er)? (?:{_MONTHS})"),
    "reference": re.compile(r"\b(?:article|loi|d[ée]cret|circulaire|L\.? ?\d{3,})\b", re.IGNORECASE),
    "count": re.compile(rf"\d|\b(?:{_NUMBER_WORDS})s?\b", re.IGNORECASE),
    "person": re.compile(r"\b[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)+|\b[A-Z][A-Z0-9]{2,}\b"),
    "place": re.compile(r"\b\d{5}\b|\b(?:rue|avenue|boulevard|place)\b", re.IGNORECASE),
}


def holds(asked: AskedType, words: str) -> bool:
    """Whether words hold a value of the asked type."""
    return _VALUES[asked].search(words) is not None

"""Tells a question that leans on the conversation from one that stands alone."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.datamodels import Language
from assistant.question.language import detect
from ingest.text import fold

ContentWords = Callable[[str], list[str]]
"""Index terms of the words of a question that carry its subject."""

SHORT = 6
SELF_SUFFICIENT = 5
"""So many content words of its own make a question stand alone unless it says otherwise."""
NEEDY = 1.5
"""Score from which a question needs the conversation."""

_POLITE = r"^\W*(?:(?:ok|bon|bref|merci|alors|d'accord|dac|et|eh\ bien|super|parfait|right|fine|great|thanks|well)\W+)*"
_NEW_TOPIC = re.compile(
    rf"""
    {_POLITE}
    (?:
      (?:passons|parlons|on\ passe|je\ passe|changeons|je\ change|on\ change)\b.{{0,20}}
      \b(?:autre|sujet|theme)(?:\ chose)?
    | (?:j'ai\ )?(?:une\ |tout\ )?autre\ (?:chose|sujet|question|theme)
    | (?:rien\ a\ voir|sans\ (?:rapport|transition)|hors\ sujet|sinon|au\ fait|nouveau\ sujet|nouvelle\ question)\b
    | (?:a\ )?(?:different|another|other|new|separate)\ (?:matter|topic|subject|question|thing)
    | (?:on\ (?:another|a\ different)|changing|switching|moving\ on|unrelated|by\ the\ way|btw|something\ else)\b
    | let's\ (?:talk|move)
    )
    [^\w]*(?:que\ ca\W+)?
    """,
    re.VERBOSE,
)
_MOVES_ON = re.compile(
    rf"{_POLITE}(?:maintenant\W+|now\W+)?"
    r"(?:parlons|passons|revenons|venons[- ]en|on (?:passe|parle|revient))(?: maintenant)? "
    r"(?:de l[a']?|du|des?|d'|a l[a']?|aux?|a) ?"
)
"""Announces the next aspect or another topic: what follows decides."""
_STARTS_ELLIPTICALLY = re.compile(
    r"""
    ^\W*(?:(?:ok|bon|merci|d'accord|super|alors|mais|right|thanks|well)\W+)*
    (?:
      et\b | and\b | ou\ (?:ca|alors)\b | or\b | but\b | mais\b | puis\b | ensuite\b | then\b | also\b | aussi\b
    | idem\b | pareil\b | meme\ (?:question|chose)\b | same\b | what\ about\b | how\ about\b | what\ if\b
    | (?:dans|pour|de|a|avec|parmi|sur|chez)?\ ?(?:le|la|les)?\ ?(?:les?quel|laquelle|auquel|duquel|desquel|auxquel)
    | (?:in|of|for|to|with)\ which\b
    | (?:dans|pour)\ (?:ce|cette|ces|le\ premier|le\ second|la\ premiere|la\ seconde|le\ deuxieme)\b
    | (?:in|for)\ (?:that|this|these|those|the\ first|the\ second|the\ latter)\b
    | (?:plus\ de|davantage|developpe|precise|detaille|continue|encore|more|go\ on|why\ (?:is|was)\ (?:that|it))\b
    | (?:c'est|cest|c)\ (?:quoi|qui|combien|ou|quand)\ ?\W*$
    | (?:donne|donnez|give)(?:[- ](?:moi|me))?\ (?:un|des|an?|some)\ (?:ex|exemple|example)s?\b\W*$
    | (?:quelles?\ |what's\ the\ |what\ is\ the\ |which\ )?(?:est\ |sont\ )?(?:la\ |les\ )?differen(?:ce|t)s?\ 
      (?:avec|par\ rapport|from|with|to)\b
    )
    """,
    re.VERBOSE,
)
# Pronouns whose antecedent can only stand in an earlier question when nothing before them in this one is a noun.
_PRONOUN = re.compile(
    r"""
    (?<![\w'-])(?:
      (?:ils?|elles?)(?!\ (?:(?:me\ |nous\ )?faut|y\ a|existe|s'agit|suffit|convient)\b)
      (?!\ est\ (?:possible|prevu|necessaire|utile)\b)
    | l'(?=(?:a|ont|avait|avaient|aura)\ ) | celui | celle | ceux | celles | celui-ci | celle-ci | l'un | l'une
    | it | they | them | its | their | theirs | that\ one | this\ one | those | these | him | her | his
    )\b
    | -(?:ils?|elles?)\b(?<!y-a-t-il)(?<!faut-il)(?<!existe-t-il)(?<!est-il)
    | (?<![\w'-])(?:dedans|la-dedans|la-dessus|y)(?=\ (?:a|ont|avait|est|fait|faut|participe|entre|trouve)\b)
    | (?<![\w-])en(?=\ (?:est|sont|etai(?:s|t|ent)|fai(?:t|sait)|font|faut)\b)
    | (?:\b(?:pour|comment|peut-on|faut-il|doit-on|peut|doit|faut)\ |d')en(?=\ \w+(?:er|ir|re|oir)\b)
    """,
    re.VERBOSE,
)
_OF_THEM = re.compile(r"(?<![\w-])en(?= (?:a|ont|avai(?:s|t|ent))\b)")
"""A pronoun that no noun of its own question explains, wherever it stands."""
_POINTS_BACK = re.compile(
    r"(?<![\w'-])(?:ce|cet|cette|ces|leurs?|sa|son|ses|this|that|these|those|their|its)(?=\ [a-z]{3,})|\b(?:cela|ca)\b"
)
_TELLS = re.compile(r"\b(?:etai(?:t|ent)|avai(?:t|ent)|(?:a|ont) (?:ete|eu)|was|were|did|had)\b")
"""The past asks on about something that happened."""
_DEFINES = re.compile(
    r"^\W*(?:et\W+)?(?:(?:qu'est[- ]ce qu[e']|c'est quoi|c quoi|cest quoi|que (?:veut dire|signifie)|definition d[e'u])"
    r" ?(?:un|une|des|d'une?)\b|(?:what (?:is|are|does)|what's|define)\b(?: an?\b)?)"
)
_OF_ITS_OWN: Mapping[Language, re.Pattern[str]] = {
    "fr": re.compile(r"\b(?:une?|d'une?)[ '](?!ex)[a-z]{4,}"),
    "en": re.compile(r"\ban? (?!ex)[a-z]{4,}"),
}
"""Names what it is about as something new: "une recyclerie"."""
_OPENS_WITH_PREPOSITION = re.compile(r"^\W*(?:pour|dans|avec|chez|sans|en|selon|for|with|without|in|according to)\b")
_NAMED = re.compile(r"(?<![.?!:;]\s)(?<!^)\b(?:[A-ZÀ-Ý]{2,}[\w-]*|[A-ZÀ-Ý][a-zà-ÿ’'-]{2,})")
_SEEKS = re.compile(
    r"^\W*(?:(?:bonjour|hello|hi)\W+)?(?:je (?:cherche|voudrais|souhaite)|j'aimerais|nous cherchons|"
    r"i(?:'m| am) looking for|i would like|"
    r"(?:dans |de )?quelles? (?:fiche|section|partie|monographie)s?)\b"
)


def needs_history(question: str, history: Sequence[str], content_words: ContentWords) -> bool:
    """Whether a question is elliptical after `history`, the earlier questions that it may lean on."""
    if not history or starts_new_topic(question, content_words):
        return False
    plain = _plain(question)
    moved = _MOVES_ON.match(plain)
    content = set(content_words(plain[moved.end() :] if moved else question))
    if not content:
        return True
    earlier = set(content_words(" ".join(history)))
    return _score(question, plain, content, overlaps=bool(content & earlier), moved=moved is not None) >= NEEDY


def _score(question: str, plain: str, content: set[str], *, overlaps: bool, moved: bool) -> float:
    """How much speaks for an ellipsis. The weights were chosen by hand on a hundred invented pairs of questions."""
    is_short = len(re.findall(r"[\w'-]+", plain)) <= SHORT
    leans = bool(_STARTS_ELLIPTICALLY.match(plain)) and not moved
    leans = leans or (is_short and bool(_OPENS_WITH_PREPOSITION.match(plain)))
    # "Revenons au prestataire : comment est-il choisi ?" names what its pronoun stands for.
    refers = 0.0 if moved else 1.2 * _has_free_pronoun(plain) + 0.7 * bool(_POINTS_BACK.search(plain))
    score = 2.5 * leans + refers + {1: 1.5, 2: 1.0, 3: 0.5}.get(len(content), 0.0) + 0.5 * is_short
    score -= 0.6 * max(0, len(content) - SELF_SUFFICIENT + 1)
    score += 0.4 * overlaps + 0.7 * (len(content) <= 2 and bool(_TELLS.search(plain)))
    if not leans and not refers:
        score -= 1.0 * bool(_OF_ITS_OWN[detect(question)].search(plain)) + 1.5 * bool(_defines(question, plain))
        score -= 1.5 * bool(_SEEKS.match(plain)) + 0.3 * bool(_NAMED.search(question)) + 0.5 * moved
    return score


def _defines(question: str, plain: str) -> bool:
    """Whether the question asks what something is: something new, or an acronym ("Qu'est-ce que le DLA ?")."""
    if _DEFINES.match(plain) and not plain.startswith(("what is the ", "what are the ", "what's the ", "what does ")):
        return True
    asks = re.match(r"^\W*(?:qu'est[- ]ce que|c'est quoi|what (?:is|does))\b", plain)
    return asks is not None and re.search(r"\b[A-Z][A-Z0-9]{2,}\b", question) is not None


def starts_new_topic(question: str, content_words: ContentWords | None = None) -> bool:
    """Whether the question says that it changes the subject, and to which one when `content_words` can tell."""
    plain = _plain(question)
    opening = _NEW_TOPIC.match(plain)
    if opening is None:
        return False
    return content_words is None or bool(content_words(plain[opening.end() :]) or content_words(plain))


def without_opening(question: str) -> str:
    """The question without the words that announce a new topic, as a sentence of its own."""
    words = question.split()
    for count in range(min(len(words) - 1, 9), 0, -1):
        opening = " ".join(words[:count])
        if _NEW_TOPIC.fullmatch(_plain(opening)) and re.search(r"(?:[,:.!;]|\bsinon|\bbtw)$", opening, re.IGNORECASE):
            return capitalised(" ".join(words[count:]))
    return question.strip()


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def leans_on_last(question: str, content_words: ContentWords) -> bool:
    """Whether a question says so little that the last question, elliptical too, is part of it ("un exemple ?")."""
    return not content_words(question)


def _plain(question: str) -> str:
    return " ".join(fold(question).split())


def _has_free_pronoun(folded: str) -> bool:
    """A pronoun that no noun of the question can explain: one among the first words, or "en a"."""
    if _OF_THEM.search(folded):
        return True
    match = _PRONOUN.search(folded)
    return match is not None and len(folded[: match.start()].split()) <= 4

"""Questions made of the headings of a guide, as a person would put them; none rather than a clumsy one."""

import re

from rapidfuzz import fuzz

from assistant.answer.choosing import is_back_matter_title
from assistant.answer.frames import Voice
from ingest.datamodels import Fiche
from ingest.text import fold

WORDS, QUESTION_WORDS = (2, 14), (4, 18)
"""Words of a heading, and of one that is a question already."""
SAME_TITLE = 85
"""Likeness (0-100) at which a heading is the fiche's own title."""

_ASKS = re.compile(
    r"^(?:qu'|(?:que|quoi|qui|quels?|quelles?|comment|pourquoi|quand|ou|combien|en quoi|sur quel|dans quel|a qui)\b)"
)
_INVERTED = re.compile(r"-(?:t-)?(?:elles?|ils?|on|ce)\b")
_INFINITIVE = re.compile(
    r"(?:s'|se )?(?:[a-z]{2,}(?:er|ir|oir|[aeio]ndre|erdre|ordre)|etre|faire|"
    r"[a-z]*(?:mettre|battre|naitre|vivre|suivre|dire|lire|crire|[dt]uire|[dt]ruire|clure))"
)
_NOUN = re.compile(
    r"(?:premi|derni|enti|meti|chanti|quarti|ateli|cahi|calendri|financi|particuli|courri|papi|foy|levi|pili|dossi|fichi|"
    r"usag|dang|verg|potag|etrang|plusi|hiv|janvi|fevri)er|(?:sav|pouv|dev|esp|terr)oir|aven?ir|loisir|desir|plaisir|"
    r"desordre|gendre|navire"
)
"""Words that look like infinitives."""
_VAGUE = re.compile(
    r"^(?:en bref|de quoi s'agit|introduction|exemples?|objectifs?|definitions?( prealables)?|contexte|annexes?|moyens|"
    r"presentation|experimentation de reference|beneficiaires|problematique|resultats|actions?|contact|temoignages?|"
    r"(?:les )?questions (?:frequentes|ouvertes)|quand l'utiliser|reperes|sources|pour aller plus loin|"
    r"les (?:objectifs|partenaires|chiffres|moyens|constats|criteres)|la carte d'identite|quelques \w+|"
    r"l'experience|le contexte.*|phase \d.*|\d+)\b.{0,12}$"
)
_CAUTION = re.compile(r"(?:points de vigilance|clef?s de reussite)")
_PARTED = re.compile(r"[:;/?]|[.!]\s")
"""Signs that a heading is more than the clause that a question can take in."""
_MISREAD = re.compile(r"\b[Ff](?:ICHE|iche)\b|^\w\s|[a-zà-ÿ][A-ZÀ-Ý]|[|\]\[{}&]|(?<!\w)[’'](?=\w)|\b[ABE-IKOPRU-Z][’']")
"""Signs of a heading that was not read well, or that points to another fiche."""
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*|[IVX]+|[A-H])[.)]?\s*[-–.)]?\s+(?=\S)")
_INNER_QUOTE = re.compile(r"«\s*([^»]*?)\s*»")
_ARTICLES = (
    ("l’", re.compile(r"(?:annexe|axe|etape|encadre)\b")),
    ("le ", re.compile(r"(?:chapitre|module|principe|theme|titre|volet)\b")),
)


def question_of(heading: str, fiche: Fiche | None, voice: Voice) -> str | None:
    """A question made of a heading of a fiche, None when the heading says too little by itself to make one."""
    title = voice.heading(_NUMBERING.sub("", heading))
    if not _is_telling(title, fiche):
        return None
    is_french = voice.language == "fr"
    if is_french and is_question(title) and (title.endswith("?") or _asks_how(title)):
        return f"{title.rstrip(' ?')} ?"
    if _is_infinitive(fold(title)) and not _PARTED.search(title):
        return voice.text("followup_how", action=_lowered(title))
    if fiche is None:
        return None
    name = _spoken(voice.code(fiche), voice)
    if is_french and _CAUTION.fullmatch(fold(title)):
        return voice.text("followup_caution", title=_lowered(title), fiche=name)
    return voice.text("followup_section", title=_INNER_QUOTE.sub(r"“\1”", _lowered(title)), fiche=name)


def is_question(title: str) -> bool:
    """Whether a heading is a question."""
    folded = fold(title)
    return _ASKS.match(folded) is not None or (folded.endswith("?") and _INVERTED.search(folded) is not None)


def rank(heading: str) -> int:
    """Rank of a heading among those that make the plainest questions: questions, then actions, then all others."""
    if is_question(heading.rstrip()):
        return 0
    return 1 if _is_infinitive(fold(heading)) else 2


def _is_infinitive(folded: str) -> bool:
    """Whether a heading begins with a verb: it says what to do."""
    verb = re.match(r"(?:s'|se )?[a-z]+", folded)
    return verb is not None and _INFINITIVE.fullmatch(verb[0]) is not None and not _NOUN.fullmatch(verb[0])


def _asks_how(title: str) -> bool:
    """Whether a heading without a question mark asks well: "Comment agir"."""
    asking, _, rest = fold(title).partition(" ")
    return asking in ("comment", "pourquoi", "ou") and _is_infinitive(rest)


def _is_telling(title: str, fiche: Fiche | None) -> bool:
    """Whether a heading says by itself what stands under it, was read well and is not the fiche's own title."""
    folded = fold(title)
    shortest, longest = QUESTION_WORDS if is_question(title) else WORDS
    if not shortest <= len(title.split()) <= longest or _VAGUE.match(folded) or is_back_matter_title(title):
        return False
    if _MISREAD.search(title):
        return False
    return fiche is None or fuzz.partial_ratio(folded, fold(fiche.title)) <= SAME_TITLE


def _spoken(code: str, voice: Voice) -> str:
    """The code of a fiche within a sentence: "la fiche III-4", "le chapitre 2"; without article in English."""
    lowered = _lowered(code)
    if voice.language != "fr":
        return lowered
    article = next((article for article, words in _ARTICLES if words.match(fold(code))), "la ")
    return article + lowered


def _lowered(title: str) -> str:
    """The title with a small first letter, unless it begins with an acronym."""
    return title if title[:2].isalpha() and title[:2].isupper() else title[:1].lower() + title[1:]

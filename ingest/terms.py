"""Words to index terms, the same for passages and questions; the only file that knows the stemmer."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from ingest.text import fold

_STOP = """
    a agit ai aie ainsi alors as au aucun aucune aujourd'hui aussi autre autres aux avaient avait avant avec avez
    avoir ayant c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci
    comme comment d dans de des donc dont du elle elles en encore entre es est et etaient etait etant ete etre eu eux
    fait faire faut il ils j je l la le les leur leurs lors lorsque lui m ma mais me meme memes mes mien moi mon n ne
    ni nos notre nous on ont ou par parce pas peu peut peuvent plus pour pourquoi puis puisque qu quand que quel
    quelle quelles quels qui quoi s sa sans se sera seront ses si sien soi soient soit son sont sous suis sur t ta te
    tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y
"""
STOP_WORDS = frozenset(_STOP.split())
_BEFORE_APOSTROPHE = "c d j l m n s t qu jusqu lorsqu puisqu quoiqu"
ELIDED = frozenset(_BEFORE_APOSTROPHE.split())
CAPITAL_ACRONYMS = frozenset({"AI", "CA"})
"""Acronyms of the field that read as a stop word in small letters."""

_TOKEN = re.compile(
    r"""
      (?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)                # 11 302
    | (?<!\w)(?:[A-Z]\.){2,}[A-Z]?(?!\w)                               # I.A.E.
    | (?<!\w)(?:[IVX]+|[ivx]+)(?:[-\u2010\u2011\u2013.][A-Za-z\d]{1,2})+(?![\w'’])  # III-4, I-C-2-a
    | \d+(?:[.,]\d+)+(?!\w)                                            # 3.1, 12,5
    | [Aa]ujourd['’]hui
    | (?<!\w)(?:[Cc]o|[Pp]r[eé]|[Rr][eé])-[a-zà-öø-ÿœ]{3,}             # co-financement
    | [^\W_]+['’]?
    """,
    re.VERBOSE,
)
_stemmer = Stemmer.Stemmer("french")
# Accents that the Snowball rules need, put back on the folded word: "activites" must meet "activité" and "activ",
# "animees" "animé"; a word thus gives one term, typed with accents or without. On the visible French questions, plain
# BM25 has a recall at 10 of 0.632 this way, 0.619 stemming the folded word, 0.627 stemming the printed one (and 0.612
# when the question is typed without accents).
_ENDINGS = (("ee", "ée"), ("ite", "ité"), ("ere", "ère"))
_RESTORED = tuple((re.compile(f"{bare}(s?)$"), rf"{accented}\1") for bare, accented in _ENDINGS)


def tokens(text: str) -> list[str]:
    """The words, numbers and codes of `text` as written, elided articles ("l’", "qu'") left out."""
    found = _TOKEN.findall(unicodedata.normalize("NFC", text))
    return [token for token in map(_without_elision, found) if token]


@lru_cache(maxsize=65536)
def _without_elision(token: str) -> str:
    if token[-1] not in "'’":
        return token
    return "" if fold(token[:-1]) in ELIDED else token[:-1]


def is_stop_word(token: str) -> bool:
    """Whether the word as written carries no meaning of its own; "AI" in capitals does, "ai" does not."""
    if token in CAPITAL_ACRONYMS:
        return False
    folded = fold(token)
    is_letter = len(folded) == 1 and not folded.isdigit()
    # "Monographie D" must be found; a lone small letter is a list mark or a slip.
    return folded in STOP_WORDS if not is_letter else not token.isupper() or folded in "aày"


def stem(token: str) -> str:
    """The index term of one word, number or code, whether or not it is a stop word."""
    folded = fold(token)
    if not folded or folded[0].isdigit():
        return re.sub(r"\s", "", folded).replace(",", ".")
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", folded) and token.isupper():
        return folded.replace(".", "")
    if re.search(r"\d|\.", folded) or re.match(r"[ivx]+[-\u2010\u2011\u2013]", folded):
        return re.sub(r"[\u2010\u2011\u2013.]", "-", folded)
    word = folded.replace("-", "").replace("'", "")
    if len(word) <= 3:  # acronyms mostly: DTS, ESS
        return word
    for ending, accented in _RESTORED:
        word = ending.sub(accented, word)
    return fold(_stemmer.stemWord(word))


@lru_cache(maxsize=65536)
def _analysed(token: str) -> tuple[str, str]:
    """Index term of a token ("" for a stop word) and its folded surface form."""
    return "" if is_stop_word(token) else stem(token), fold(token)


@lru_cache(maxsize=32768)
def analysed_line(line: str) -> tuple[tuple[str, str], ...]:
    """Each token of a line analysed; kept, since headings and the contexts of passages repeat lines."""
    return tuple(map(_analysed, tokens(line)))


def analyse(text: str) -> list[str]:
    """Index terms of `text` in order, repeats kept; the same for passages and questions."""
    return [term for term in (_analysed(token)[0] for token in tokens(text)) if term]

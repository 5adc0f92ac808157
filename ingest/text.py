"""Repairs what PDFs do to French words, folds a text for matching, joins the lines of a text for reading."""

import re
import unicodedata

BULLET = "•"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij"}
_SPACES = dict.fromkeys(
    "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
# Bullets of the Symbol and Wingdings fonts, of Helvetica as ReportLab writes it (DEL), and of cp1252 (0x95).
_BULLETS = dict.fromkeys(
    "\x7f\x95\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf071\uf06e\uf0e8\uf02d\u25cf\u25aa\u25a0\u25e6\u2023\u2043", BULLET
)
_INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\r\f\v", "")
_CP1252 = {
    "\x8c": "Œ",
    "\x9c": "œ",
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
    "\x94": "”",
    "\x96": "–",
    "\x97": "—",
    "\x85": "…",
    "\x80": "€",
}
_TABLE = str.maketrans(_LIGATURES | _SPACES | _BULLETS | _INVISIBLE | _CP1252)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x80-\x9f\ue000-\uf8ff]")
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327", "˜": "\u0303"}
_CARRIERS = {"´": "eE", "`": "aeuAEU", "ˆ": "aeiouAEIOU", "¨": "eiuEIU", "¸": "cC", "˜": "nNaoAO"}
_SPACED_ACCENT = re.compile(r"(\w?)( ?)([´`ˆ¨¸˜])( ?)(\w?)")
# "œ" is missing from many an old encoding: a replacement character stands in its place, or nothing at all.
_LOST_OE = re.compile(
    r"(?:(?<![^\W\d_])|(?<=[bcmnsvBCMNSV])|(?<=ch)|(?<=man))\ufffd(?=u[dfrvx])"
    r"|(?:(?<![^\W\d_])(?<!\ufffd)|(?<=\b[mM]an))(?=uvr[eéai])"
    r"|(?<=\b[cC])(?=urs?\b)|(?<=\b[vV])(?=ux\b)|(?<=\b[nN])(?=uds?\b)"
)
_OE_PLACES = ("\ufffd", "uvr", "cur", "Cur", "vux", "Vux", "nud", "Nud")
_LETTERSPACED = re.compile(r"(?<!\S)(?:[^\W\d_]['’]? +){3,}[^\W\d_](?!\S)")
_HEADING_WORDS = re.compile(
    r"(sommaire|tables?|index|annexes?|fiches?|mati[eè]res?|des|du|de la|et|introduction|conclusion|glossaire|guide"
    r"|bibliographie|remerciements|pr[eé]face|avant-propos|contacts?|partie|chapitre)(?=[a-zà-ÿ]{2})",
    re.IGNORECASE,
)


def repair(text: str) -> str:
    """The printed text with ligatures, accents, œ, bullets and spaces as a person would type them."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", common_characters(text))
        text = re.sub(r"\u00ad(?=\s*$|\n)", "-", text).replace("\u00ad", "")
        text = _CONTROL.sub("", text)
        if any(accent in text for accent in _ACCENTS):
            text = unicodedata.normalize("NFC", _SPACED_ACCENT.sub(_with_accent, text))
    if any(place in text for place in _OE_PLACES):
        text = _LOST_OE.sub("œ", text)
    return _words_of_letterspaced(text)


def common_characters(text: str) -> str:
    """`text` with ligatures, odd spaces and the bullets of symbol fonts as everybody's characters."""
    return text.translate(_TABLE)


def _with_accent(found: re.Match[str]) -> str:
    before, gap, accent, gap_after, after = found.groups()
    mark = _ACCENTS[accent]
    carriers = _CARRIERS[accent]
    if after and after in carriers and not (gap and not gap_after and before and before in carriers):
        return before + gap + after + mark
    if before and before in carriers:
        return before + mark + gap_after + after
    return found.group()


def _words_of_letterspaced(text: str) -> str:
    """`text` with "S O M M A I R E" written together; parted in words where they are those of such headings."""
    if " " not in text or not _LETTERSPACED.search(text):
        return text
    return _LETTERSPACED.sub(lambda found: _HEADING_WORDS.sub(r"\1 ", found.group().replace(" ", "")).rstrip(), text)


_FOLDED = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ß": "ss"} | dict.fromkeys("‐‑‒–—―−", "-")
)


_COMBINING = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def fold(text: str) -> str:
    """`text` in lower case, accents, ligatures, typographic apostrophes and dashes reduced: the rule for matching."""
    if text.isascii():
        return text.lower().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return _COMBINING.sub("", decomposed)


_COMPOUND_STARTS = frozenset(
    "ce celle celles celui ceux chef ci compte demi là non peut porte rendez savoir semi sous vice".split()  # noqa: SIM905
)
_COMPOUND_ENDS = frozenset("ci elle elles être il ils là même mêmes nous t vous".split())  # noqa: SIM905
_PRONOUNS = frozenset("en je la le les leur lui moi on toi tu y".split())  # noqa: SIM905
"""Ends of compounds ("dites-le") that end many a word cut in two as well ("socia-les")."""


def joined(left: str, right: str, words: frozenset[str] = frozenset()) -> str:
    """Two printed lines as one; a word cut by a hyphen at the end of `left` is made whole."""
    cut = re.search(r"([^\W\d_]+)-$", left)
    rest = re.match(r"[^\W\d_]+", right)
    if cut is None or rest is None or not rest.group()[0].islower():
        return left + right if left.endswith("-") and cut else f"{left} {right}"
    first, second = cut.group(1).lower(), rest.group().lower()
    whole, compound = first + second, f"{first}-{second}"
    if compound in words and whole not in words:
        return left + right
    if whole not in words and (first in _COMPOUND_STARTS or second in _COMPOUND_ENDS):
        return left + right
    if whole not in words and second in _PRONOUNS and first in words:
        return left + right
    return left[:-1] + right

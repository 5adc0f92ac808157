"""Where sentences of French guides end."""

import re
from collections.abc import Iterator

_ABBREVIATIONS_TEXT = """
    al approx art av bd c.-à-d cf chap coll dr e.g ed env ex fig i.e inc j.-c m max min mlle mm mme mr mrs ms n no nb n°
    p pp pr ref resp réf sq st ste tel tél vol vs éd
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_END = re.compile(r"[.!?…]+(?: ?[»”)\]])*\"?(?=\s)")
_STARTS_SENTENCE = re.compile(r"[«“\"'(\[]?\s*[A-ZÀ-ÖØ-ÞŒ0-9]")
_OPENS = re.compile(
    r"(?:À|Aux?|Les|L[’']|Une?|Des|Ils?|Elles?|On|C[’']est|Ce(?:t|tte|s)?|En|Dans|Pour|Par|Sur|Si|Oui|Non|"
    r"Qui|Quel(?:le)?s?|Quand|Comment|Combien|Pourquoi|Où|Faut-il|Peut-on|Est-ce|What|Who|When|How|Is|Can|The)\b"
)
"""Words that open a sentence and never a family name: the capital before is no initial ("en D. À quelle fréquence")."""
_LAST_WORD = re.compile(r"([^\s(«\"'’]+)$")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text without lists."""
    return [text[start:end] for start, end in sentence_ranges(text)]


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a text without lists, in order."""
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        rest = text[match.end() :].lstrip()
        if match.start() >= start and _ends_sentence(text[start : match.start()], match.group(), rest):
            yield start, match.end()
            start = len(text) - len(rest)
    if text[start:].strip():
        yield start, len(text.rstrip())


def _ends_sentence(before: str, mark: str, rest: str) -> bool:
    """Whether a full stop after `before` ends a sentence: not after an abbreviation, an initial or a list number."""
    if not _STARTS_SENTENCE.match(rest) or not is_balanced(before + mark):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    last = _LAST_WORD.search(before)
    word = last.group(1).lower() if last else ""
    is_initial = len(word) == 1 and word.isalpha() and before[-1:].isupper() and not _OPENS.match(rest)
    is_list_number = before.strip().isdigit()
    return not (word in _ABBREVIATIONS or is_initial or is_list_number)


def is_balanced(words: str) -> bool:
    """Whether every quotation mark and bracket opened is closed."""
    return words.count("«") == words.count("»") and words.count("(") == words.count(")")

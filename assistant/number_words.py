"""Numbers written in words, French and English: what they are worth, and a pattern that finds them."""

import re

from ingest.text import fold

_UNITS = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_SCALES = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
_WORTH = (
    {word: value for value, word in enumerate(_UNITS.split())}
    | {"une": 1, "vingts": 20, "ninety": 90}
    | _TENS
    | {word: value for value, word in enumerate(_ENGLISH.split())}
    | _ENGLISH_TENS
    | _SCALES
)

_WORD = "|".join(sorted((word for word in _WORTH if word != "zero"), key=len, reverse=True))
COUNTED = rf"(?:{_WORD})(?:(?: et | and |[ -])(?:{_WORD})){{0,7}}"
"""Pattern of a number in words in a folded text, "un" and "une" included."""
MANY = rf"(?!(?:une?|one)\b(?!(?: et | and |[ -])(?:{_WORD})\b)){COUNTED}"
"""The same from two on: "un" and "une" alone are articles."""


def number_in_words(words: str) -> int | None:
    """What a number in words is worth ("quatre-vingt-douze", "fifteen"); None when it is not one."""
    folded = fold(words).strip()
    if not re.fullmatch(COUNTED, folded):
        return None
    total = group = 0
    for word in re.findall(r"[a-z]+", folded):
        if word in ("et", "and"):
            continue
        value = _WORTH[word]
        if value >= 100 or (value == 20 and group % 100 == 4):
            group = max(group, 1) * value
        else:
            group += value
        if value == 1000:
            total, group = total + group, 0
    return total + group

"""The figures of a text whatever their form: "11 302", "11.302 €", "trente pour cent", "une dizaine de jours"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.text import fold

_UNITS_TEXT = """
    money: € eur euro euros k€ ; percent: % pourcent pourcents percent ; day: jour jours journee journees day days ;
    week: semaine semaines week weeks ; month: mois month months ; year: an ans annee annees year years ;
    hour: h heure heures hour hours ; minute: mn min minute minutes ; time: fois times
"""
_UNITS = {
    word: family.strip()
    for family, words in (part.split(":") for part in _UNITS_TEXT.split(";"))
    for word in words.split()
}
_WORDS_TEXT = """
    deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15
    seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 nonante 90
    two 2 three 3 four 4 five 5 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15
    twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
    dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 soixantaine 60
    centaine 100 dozen 12 demi 0.5 demie 0.5 moitie 0.5 half 0.5 tiers 0.333 third 3 quart 0.25 quarter 0.25
    double 2 triple 3 deuxieme 2 troisieme 3 quatrieme 4 fourth 4
    cinquieme 5 fifth 5 sixieme 6 septieme 7 huitieme 8 neuvieme 9 dixieme 10
"""
_PAIRS = _WORDS_TEXT.split()
_WORDS = {word: float(value) for word, value in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_SCALES = {
    "cent": 100.0, "cents": 100.0, "hundred": 100.0, "mille": 1000.0, "thousand": 1000.0, "million": 1e6,
    "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e9, "k": 1000.0,
}  # fmt: skip
_ONE = re.compile(r"une fois\b|one time\b|once\b")
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
    r"(?P<tail>(?:er|re|e|eme|nd|st|th)\b)?|(?P<word>[a-z]+(?:'[a-z]+)?)|(?P<sign>[%€])"
)
_NOT_UNITS = frozenset("de d d'".split())  # noqa: SIM905
_CODE = re.compile(r"\b(?:[ivxlc]+|[a-z])(?:[-.][a-z0-9]{1,2})+\b|\bc2ra\b|\bmp3\b")
"""Names that hold a figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the unit written after it, None for none that we know; `words` is how it is written."""

    value: float
    unit: str | None
    words: str


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text in French or English, in order. "un" and "une" are articles, but for "une fois"."""
    folded = _CODE.sub(" ", fold(text)).replace("-", " ")
    tokens = list(_TOKEN.finditer(folded))
    found = [Figure(1.0, None, match.group()) for match in _ONE.finditer(folded)]
    at = 0
    while at < len(tokens):
        values, end = _number(tokens, at)
        if end == at:
            at += 1
            continue
        words = folded[tokens[at].start() : tokens[end - 1].end()]
        unit = _unit(tokens, end)
        found += [Figure(value, unit, words) for value in values]
        spelt_out = unit == "percent" and tokens[end].group() in ("pour", "per")
        at = end + 2 if spelt_out else end
    return tuple(found)


def is_figure(word: str) -> bool:
    """Whether a word is a number in figures or letters, or a unit."""
    folded = fold(word)
    return folded[:1].isdigit() or folded in _WORDS or folded in _SCALES or folded in _UNITS


def _number(tokens: list[re.Match[str]], at: int) -> tuple[list[float], int]:
    """The values that a number starting at a token may have (two for "11.302"), and the token after it."""
    if tokens[at]["digits"]:
        values, end = _read(tokens[at]["digits"]), at + 1
        while end < len(tokens) and tokens[end]["word"] in _SCALES:
            values = [value * _SCALES[tokens[end]["word"]] for value in values]
            end += 1
        if end < len(tokens) and tokens[end].group().startswith("k") and tokens[end].group() in _UNITS:
            values = [value * 1000 for value in values]
        return values, end
    total, group, end = 0.0, None, at
    while end < len(tokens):
        word = tokens[end]["word"]
        if word in _SCALES and word != "k" and (group is not None or word in ("cent", "cents", "mille")):
            scaled = (group or 1.0) * _SCALES[word]
            total, group = (total + scaled, 0.0) if _SCALES[word] >= 1000 else (total, scaled)
        elif word in _WORDS:
            group = _joined(group, _WORDS[word])
        elif word in ("un", "une") and group and group >= 20:
            group += 1
        elif not (word == "et" and group and _next_is_small(tokens, end)):
            break
        end += 1
    return ([total + (group or 0.0)], end) if end > at else ([], at)


def _joined(group: float | None, value: float) -> float:
    """ "quatre vingt dix" is 90, "vingt cinq" 25, "cent vingt" 120."""
    if group is None:
        return value
    return group * value if group == 4 and value == 20 else group + value


def _next_is_small(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether "vingt et" goes on as a number ("vingt et un", "soixante et onze", "deux et demi")."""
    return at + 1 < len(tokens) and tokens[at + 1]["word"] in ("un", "une", "onze", "demi", "demie")


def _read(digits: str) -> list[float]:
    compact = re.sub(r"\s", "", digits)
    readings: list[str] = []
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", compact):
        readings.append(compact.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", compact):
        readings.append(re.sub(r"[.,]", "", compact))
    if compact.count(".") + compact.count(",") <= 1:
        readings.append(compact.replace(",", "."))
    if not readings:
        return [float(part) for part in re.split(r"[.,]", compact)]
    return [float(reading) for reading in readings]


def _unit(tokens: list[re.Match[str]], at: int) -> str | None:
    if at < len(tokens) and tokens[at].group() in _NOT_UNITS:
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].group().removeprefix("d'")
    if word in ("pour", "per") and at + 1 < len(tokens) and tokens[at + 1].group() == "cent":
        return "percent"
    return _UNITS.get(word)


def missing_figures(statement: str, texts: Iterable[str]) -> Iterator[str]:
    """The figures of a statement, as written, that stand in none of the texts, or there with another unit alone."""
    held: dict[float, set[str | None]] = {}
    for text in texts:
        for figure in figures_of(text):
            held.setdefault(round(figure.value, 3), set()).add(figure.unit)
    by_words: dict[str, list[Figure]] = {}
    for figure in figures_of(statement):
        by_words.setdefault(figure.words, []).append(figure)
    for words, readings in by_words.items():
        if not any(_is_held(figure, held) for figure in readings):
            yield words


def _is_held(figure: Figure, held: dict[float, set[str | None]]) -> bool:
    units = held.get(round(figure.value, 3))
    return units is not None and (figure.unit is None or None in units or figure.unit in units)

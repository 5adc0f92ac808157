"""Moments in the user's words ("15/03/2027", "mi-mars", "printemps 2027", "avant l’été") as days that compare.

A moment whose year nobody gave keeps it unknown: nothing is said of an order that depends on it.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from assistant.drafting.moment_words import MONTH, MONTH_NUMBERS, PART_WORDS, SEASON, SEASONS, WEEKDAYS
from ingest.text import fold

_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?"
_DAY = r"(?P<day>\d{1,2})(?: ?er|eme|e|st|nd|rd|th)?"
_YEAR = r"(?P<year>20\d\d|'?\d\d(?!\d))"
_FULL_YEAR = r"(?:,? (?:de )?(?P<year>20\d\d))?"
_PART = rf"(?:(?P<part>{PART_WORDS}))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})(?:[/.-]{_YEAR})?",
        r"(?P<month>\d{1,2})[/.-](?P<year>20\d\d)",
        rf"{_WEEKDAY}{_DAY} (?:of )?(?P<name>{MONTH})\.?(?:,? {_YEAR})?",
        rf"(?P<name>{MONTH}) {_DAY}(?:,? {_YEAR})?",
        rf"{_PART}(?P<name>{MONTH})\.?{_FULL_YEAR}",
        rf"{_PART}(?P<season>{SEASON}){_FULL_YEAR}(?P<next>[-/](?:20)?\d\d)?",
        rf"(?P<quarter>[1-4])(?:er|e|eme)? trimestre{_FULL_YEAR}",
        r"[tq](?P<quarter>[1-4])(?: (?P<year>20\d\d))?",
        rf"(?P<half>[12])(?:er|e|eme|d)? semestre{_FULL_YEAR}",
        rf"{_PART}(?:annee )?(?P<year>20\d\d)",
        rf"(?P<part>{PART_WORDS})annee",
    )
)
_BEFORE = re.compile(
    r"(?:(?P<strict>avant|before)|d'ici(?: a)?|by|until|jusqu'(?:a|en|au)|au plus tard(?: en)?|pour) ?"
    r"(?:la |le |l'|the )?"
)
_AFTER = re.compile(r"(?:a partir d[eu]|a compter d[eu]|des|apres|after|from) ?(?:la |le |l'|the )?")
_AT = re.compile(
    r"(?:en|au|aux|a|le|la|l'|vers|courant|in|on|at|the|pendant|au (?:cours|mois) d[eu']|(?:le )?mois d[eu']) ?"
    r"(?:la |le |l'|the |mois d[eu'] ?)?"
)
_HOUR = re.compile(r"(?:,? a| avant)? \d{1,2} ?(?:h|:)(?: ?\d\d)?$| (?:a )?midi$")
_NUMERIC_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}")
_PARTS = {"start": "debut|early|beginning", "middle": "mi[ -]|mid", "end": "fin|late|end"}
_ORDINALS = {"premier": "1", "deuxieme": "2", "second": "2", "troisieme": "3", "quatrieme": "4"}


@dataclass(frozen=True, slots=True)
class Moment:
    """Some days: the first and last that may be meant, as (month, day); `year` is that of the first, None when unknown.

    `open_before` is for "avant mars", `open_after` for "à partir de mars": the bound on that side is not one.
    `weekday` is the one given, 0 for Monday.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    open_before: bool = False
    open_after: bool = False
    weekday: int | None = None

    @property
    def earliest(self) -> date | None:
        """The first day that may be meant, None when the year or the bound is unknown."""
        return None if self.year is None or self.open_before else date(self.year, *self.first)

    @property
    def latest(self) -> date | None:
        """The last day that may be meant, None when the year or the bound is unknown."""
        if self.year is None or self.open_after:
            return None
        return date(self.year + (self.last < self.first), *self.last)

    @property
    def is_a_day(self) -> bool:
        """Whether one day alone is meant."""
        return self.first == self.last and not self.open_before and not self.open_after


def read_moment(words: str) -> Moment | None:
    """The days that words mean, None when they mean none, or a day that no month has."""
    text = " ".join(fold(words).split())
    text = re.sub(rf"\b({'|'.join(_ORDINALS)}) (?=(?:tri|se)mestre)", lambda found: _ORDINALS[found[1]] + " ", text)
    text = re.sub(r" prochaine?\b", "", _HOUR.sub("", text))
    before, after = _BEFORE.match(text), _AFTER.match(text)
    opening = before or after
    text = text[opening.end() :] if opening else text
    moment = _plain_moment(text) or _plain_moment(_AT.sub("", text, count=1))
    if moment is None:
        return None
    last = moment.first if before and before["strict"] else moment.last
    return Moment(moment.first, last, moment.year, before is not None, after is not None, moment.weekday)


def is_impossible(words: str) -> bool:
    """Whether words are shaped like a date that no calendar holds ("31/02/2027", "31 juin")."""
    text = _HOUR.sub("", " ".join(fold(words).split()))
    day_and_month = re.search(rf"\b\d{{1,2}}(?:er)? (?:{MONTH})\b", text)
    return bool(_NUMERIC_DATE.search(text) or day_and_month) and read_moment(words) is None


def is_before(first: Moment, second: Moment) -> bool | None:
    """True when the first surely ends before the second begins, False when it surely comes after, None otherwise."""
    if first.latest and second.earliest and first.latest < second.earliest:
        return True
    if first.earliest and second.latest and first.earliest > second.latest:
        return False
    return None


def longest_span(first: Moment, second: Moment) -> int | None:
    """Days from the first that may begin the first moment to the last of the second, at most; None when unknown.

    A second moment without a year is the next of that name.
    """
    start = first.earliest
    if first.year is None and second.year is None and not first.open_before:
        start = date(2028, *first.first)  # any year does; this one has a 29 February
    if start is None or second.open_after:
        return None
    end = second.latest
    if second.year is None:
        month, day = second.last
        year = start.year + ((month, day) < (start.month, start.day))
        end = date(year, month, min(day, monthrange(year, month)[1]))
    return (end - start).days + 1 if end else None


def _plain_moment(text: str) -> Moment | None:
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = {name: value for name, value in found.groupdict().items() if value}
            try:
                return _moment_of(parts)
            except ValueError:
                return None
    return None


def _moment_of(parts: dict[str, str]) -> Moment:
    """The moment of what a form found. Raises ValueError when no calendar holds it."""
    year = _full_year(parts.get("year"))
    if "day" in parts:
        month = MONTH_NUMBERS[parts["name"]] if "name" in parts else int(parts["month"])
        # 2028 has a 29 February: without a year, that day may be meant.
        day = date(year or 2028, month, int(parts["day"]))
        weekday = WEEKDAYS.index(parts["weekday"]) if "weekday" in parts else None
        return Moment((day.month, day.day), (day.month, day.day), year, weekday=weekday)
    first, last = _months(parts)
    if first > last and "next" not in parts:
        year = None  # "hiver 2027" may begin in 2026 or in 2027
    return _part_of(parts.get("part", ""), first, last, year)


def _months(parts: dict[str, str]) -> tuple[int, int]:
    """First and last month of a span."""
    if "name" in parts or "month" in parts:
        month = MONTH_NUMBERS[parts["name"]] if "name" in parts else int(parts["month"])
        return month, month
    if "season" in parts:
        return SEASONS[parts["season"]]
    if "half" in parts:
        return (1, 6) if parts["half"] == "1" else (7, 12)
    if "quarter" in parts:
        last = 3 * int(parts["quarter"])
        return last - 2, last
    return 1, 12


def _part_of(part: str, first: int, last: int, year: int | None) -> Moment:
    """A span of months, or its beginning, middle or end, with some days to spare on either side."""
    where = next((name for name, words in _PARTS.items() if re.match(words, part)), "")
    if first == last:
        days = monthrange(year or 2028, first)[1]
        low, high = {"start": (1, 12), "middle": (9, 21), "end": (18, days)}.get(where, (1, days))
        return Moment((first, low), (first, high), year)
    third = -(-((last - first) % 12 + 1) // 3)
    if where == "start":
        last = (first + third - 2) % 12 + 1
    elif where == "end":
        year = year + 1 if year and first > last >= third else year
        first = (last - third) % 12 + 1
    return Moment((first, 1), (last, monthrange(year or 2028, last)[1]), year)


def _full_year(year: str | None) -> int | None:
    if year is None:
        return None
    digits = year.lstrip("'")
    return int(digits) + (2000 if len(digits) == 2 else 0)


def weekday_told(moment: Moment) -> str | None:
    """The weekday of a day whose words give another one, None when they agree or do not say."""
    day = moment.earliest
    if moment.weekday is None or day is None or day.weekday() == moment.weekday:
        return None
    return WEEKDAYS[day.weekday()]

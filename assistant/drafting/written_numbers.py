"""Numbers as people write them: "11 302,50 €", "9,5 jours", "40 %", "9 k€", "deux jours et demi"."""

import re
from decimal import Decimal

from assistant.number_words import COUNTED, number_in_words
from ingest.text import fold

FIGURES = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
"""Pattern of a number in figures; spaces, points and commas may part its thousands."""
CURRENCY = r"(?:k ?€|€|(?:k ?euros?|euros?|eur|e)(?![a-z0-9]))"
TAXES = {
    "TTC": r"ttc|toutes taxes(?: comprises)?|taxes comprises|tva comprise|tout compris|all in(?:clusive)?|tax included",
    "HT": r"ht|hors taxes?|hors tva|excl\.? (?:vat|tax)|before tax",
}
_TAXES_WORDS = "|".join(TAXES.values())
_MOST = r"(?:au |a )?(?:maximum|maxi|max\.?|plus)"
_AMOUNT = re.compile(
    rf"(?:{_MOST} )?(?:€ ?)?(?P<number>{FIGURES}|{COUNTED}) ?(?P<unit>{CURRENCY})?"
    rf"(?: ?\(?(?P<taxes>{_TAXES_WORDS})\)?)?(?: {_MOST})?"
)
_DAYS = re.compile(
    rf"(?P<number>{FIGURES}|{COUNTED}|demi)(?P<half> et demie?| and a half)?[ -]?"
    rf"(?P<unit>(?:demi-)?(?:j\.?|jours?|journees?)(?: homme| d'intervention)?|(?:half )?(?:days?))?"
    r"(?P<half_after> et demie?)?"
)
_PERCENT = re.compile(rf"(?P<number>{FIGURES}) ?(?:%|pour ?cent|points?|pts?)?")
_COUNT = re.compile(rf"(?P<number>{FIGURES}|{COUNTED})(?: (?!\w+aine\b|a |ou )[a-z' -]+)?")


def value_of_figures(figures: str) -> Decimal:
    """The value of a number in figures; a point or a comma before three last figures parts thousands."""
    plain = re.sub(r"[ ']", "", figures)
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", plain):
        return Decimal(re.sub(r"[.,]", "", plain))
    *thousands, last = re.split(r"[.,]", plain)
    return Decimal(f"{''.join(thousands)}.{last}") if thousands else Decimal(last)


def value_of_number(number: str) -> Decimal:
    """The value of a number in figures or in words, already known to be one."""
    in_words = number_in_words(number)
    return Decimal(in_words) if in_words is not None else value_of_figures(number)


def in_figures(value: Decimal) -> str:
    """A number as French types it, without thousands parted: "9,5"."""
    figures = f"{value:f}"
    return (figures.rstrip("0").rstrip(".") if "." in figures else figures).replace(".", ",")


def plain_form(text: str) -> str:
    """`text` as the patterns of numbers read it: folded, spaces of one kind and one wide."""
    return " ".join(fold(text).split())


def read_amount(text: str) -> tuple[Decimal, str | None] | None:
    """Euros and "TTC", "HT" or None of an amount ("9,5 k€ TTC"); None when the text is something else."""
    found = _AMOUNT.fullmatch(plain_form(text))
    if found is None:
        return None
    value = value_of_number(found["number"])
    return value * (1000 if (found["unit"] or "").startswith("k") else 1), taxes_in(found["taxes"] or "")


def taxes_in(text: str) -> str | None:
    """ "TTC" or "HT" as the text says it, None when it does not, or says both."""
    folded = plain_form(text)
    said = [name for name, pattern in TAXES.items() if re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", folded)]
    return said[0] if len(said) == 1 else None


def read_days(text: str) -> Decimal | None:
    """Days ("9,5 jours", "trois journées", "une demi-journée"); None when the text is something else."""
    found = _DAYS.fullmatch(plain_form(text))
    if found is None:
        return None
    if found["number"] == "demi":
        return Decimal("0.5")
    value = value_of_number(found["number"])
    if re.match(r"demi|half", found["unit"] or ""):
        return value / 2
    return value + Decimal("0.5") if found["half"] or found["half_after"] else value


def read_percent(text: str) -> Decimal | None:
    """A weight in percent ("40 %"); None when the text is something else."""
    found = _PERCENT.fullmatch(plain_form(text))
    return value_of_figures(found["number"]) if found else None


def read_count(text: str) -> Decimal | None:
    """A number of things, named or not ("5", "cinq", "5 recycleries"); None when the text is something else."""
    found = _COUNT.fullmatch(plain_form(text))
    return value_of_number(found["number"]) if found else None

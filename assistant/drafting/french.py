"""French around the user's words, which stay as they are: plurals, amounts, enumerations, articles of territories."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.question.tables import load_table
from ingest.text import fold

SPACE = "\u00a0"
"""Stands between thousands and before a unit."""
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_ENDED = re.compile(r"[.?!…\]](?:\u00a0»)?$")
_LOOSE = re.compile(r"[\s;,]+$")
_PARTS = {
    "le ": r"(?:nord|sud|centre)(?:-\w+)?|[Pp]ays|[Bb]assin|[Cc]anton|[Dd]épartement|[Ll]ittoral|[Mm]assif",
    "la ": r"[Rr]égion|[Mm]étropole|[Cc]ommunauté|[Vv]allée|[Vv]ille|[Cc]ommune|[Cc]ôte",
    "l’": r"(?:est|ouest)|[Aa]gglomération|[Aa]rrondissement|[Îî]le",
    "les ": r"[Cc]antons|[Cc]ommunes|[Qq]uartiers|[Vv]allées|[Vv]illes",
}
"""Common nouns that open the name of a territory, by article. A quarter of the compass with a capital is a name of its
own ("Est Ensemble")."""
_KINDS = {
    "une": {"association", "cooperative", "entreprise", "epicerie", "recyclerie", "ressourcerie", "regie", "creche",
            "structure", "federation", "fondation", "mutuelle", "ferme", "radio", "scop", "scic", "conserverie"},
    "un": {"cafe", "chantier", "groupement", "collectif", "centre", "tiers-lieu", "atelier", "club", "jardin", "garage",
           "restaurant", "theatre", "cinema", "reseau", "foyer", "habitat"},
}  # fmt: skip
"""Nouns of structures, by article."""
_OPENING = {article: re.compile(rf"(?:{nouns}) \w") for article, nouns in _PARTS.items()}


def number(value: Decimal | int) -> str:
    """A number as French writes it: "11 000", "9,5"."""
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    return _THOUSANDS.sub(SPACE, whole) + (f",{rest}" if rest else "")


def counted(value: Decimal | int, one: str, several: str = "") -> str:
    """A number and its noun; the plural begins at two."""
    return f"{number(value)}{SPACE}{one if value < 2 else several or one + 's'}"


def euros(value: Decimal, taxes: str | None = None) -> str:
    """An amount in euros, with what the taxes are where that is known."""
    whole, cents = divmod(value, 1)
    figures = number(whole) + (f",{cents:.2f}".replace("0.", "", 1) if cents else "")
    return f"{figures}{SPACE}€" + (f"{SPACE}{taxes}" if taxes else "")


def listed(parts: Sequence[str]) -> str:
    """An enumeration: "a, b et c"; with semicolons where a part is an enumeration itself."""
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part or " et " in part for part in parts):
        return f"{SPACE}; ".join(parts)
    return f"{', '.join(parts[:-1])} et {parts[-1]}"


def begins_sentence(words: str) -> bool:
    """Whether words begin like a sentence, with a capital, a figure or a quotation mark."""
    return not words[:1].islower()


def is_ended(words: str) -> bool:
    """Whether words end with the mark of a sentence."""
    return _ENDED.search(words) is not None


def ended(words: str, mark: str = ".") -> str:
    """Words with a mark at their end where they have none."""
    words = _LOOSE.sub("", words)
    return words if is_ended(words) else words + mark


def is_plural(noun: str) -> bool:
    """Whether a group of words opens with a plural noun."""
    first = noun.split(" ")[0] if noun else ""
    return len(first) > 3 and first[-1] in "sx"


def one_of(noun: str) -> str:
    """What a structure is, with the indefinite article where its noun is known; as given otherwise."""
    first = fold(noun.split(" ")[0]) if noun else ""
    return next((f"{article} {noun}" for article, nouns in _KINDS.items() if first in nouns), noun)


def with_article(territory: str) -> str:
    """A département, a region or what a common noun opens ("sud de l’Ardèche") with its article; any other territory as
    given."""
    article = _articles().get(fold(territory))
    if article is None:
        return next((opening for opening, nouns in _OPENING.items() if nouns.match(territory)), "") + territory
    return f"{article}{territory}" if article.endswith("’") else f"{article} {territory}"


@lru_cache
def _articles() -> Mapping[str, str]:
    table = load_table("territories.yaml")
    return {fold(name): article for article, lines in table.items() for line in lines for name in line.split(", ")}

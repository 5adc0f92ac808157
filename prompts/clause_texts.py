"""What the texts of clauses are made of: named fields, forms that agree with a number, French spaces; with checks."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from prompts import PromptError

FIELD = re.compile(r"\{(?P<name>[^{}:]+)(?::(?P<one>[^{}|]*)\|(?P<several>[^{}|]*))?\}")
"""A named field of a text, or the two forms of what agrees with a number."""
COUNTED = frozenset("ntik")
"""What a text agrees with: structures, territories, providers, items of the clause."""
GAP = "gap"

_SPACED_SIGN = re.compile(r" (?=[:;?!»%€])|(?<=«) ")


def check_text(text: str, counted: Collection[str], facts: Collection[str], name: str) -> None:
    """Raises PromptError for a field that is neither a fact nor what the text may agree with."""
    for found in FIELD.finditer(text):
        known = found["name"] in counted if found["one"] is not None else found["name"] in (*facts, GAP)
        if not known:
            raise PromptError(f"{name} : champ inconnu {found.group()}")
    if "{" in FIELD.sub("", text) or "}" in FIELD.sub("", text):
        raise PromptError(f"{name} : accolade seule dans « {text} »")


def check_keys(content: Mapping[str, Any], known: Collection[str], needed: Collection[str], name: str) -> None:
    """Raises PromptError for a key that is missing or not known."""
    missing, unknown = sorted(set(needed) - content.keys()), sorted(content.keys() - set(known))
    if missing or unknown:
        raise PromptError(f"{name} : il manque {missing}, en trop {unknown}")


def check_conditions(conditions: Collection[str], is_condition: Callable[[str], bool], name: str) -> None:
    """Raises PromptError for a condition that is not known."""
    unknown = [each for each in conditions if not is_condition(each)]
    if unknown:
        raise PromptError(f"{name} : conditions inconnues {unknown}")


def spaced(text: str) -> str:
    """The text on one line with the non-breaking spaces that French sets around its signs."""
    return _SPACED_SIGN.sub("\u00a0", " ".join(text.split()))

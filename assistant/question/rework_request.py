"""Recognises requests on the last answer: "plus court", "en tableau", "fais-en un mail", "traduis en anglais".

A question is one when nothing of it is left once such requests, politeness and words that only point at the answer are
taken away: "un tableau" is, "un tableau des critères de sélection" asks something of its own. The words are data:
assistant/data/rework.yaml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from assistant.number_words import COUNTED, number_in_words
from assistant.question.tables import load_table
from ingest.text import fold

FILE = "rework.yaml"
Length = Literal["short", "long"]
Form = Literal["table", "list", "mail"]
_TO_SOMEBODY = re.compile(
    r"(?:^|[\s-])(?:en|ca|cela|it|this|that|reponse|answer)\b.* (?:e-?mail|mail|courriel|message)"
    r" (?:(?:a|au|aux|to|for|pour (?!\w+(?:er|ir|re)\b))[\w' -]{2,40})\W*$"
)
"""A mail made of the answer, for somebody: "fais-en un mail au prestataire"."""


@dataclass(frozen=True, slots=True)
class Rework:
    """What is wanted of the last answer. `points` are the statements to keep, None when no number is given; `language`
    is the French name of the language asked for, "" when it is not named, None when none is asked for; `quotes_kept`
    tells that only the words around the quotes change language; `reworded` asks for other words."""

    length: Length | None = None
    form: Form | None = None
    points: int | None = None
    language: str | None = None
    quotes_kept: bool = False
    reworded: bool = False

    def after(self, earlier: "Rework") -> "Rework":
        """This request made on an answer that was already reworked: what it does not name stays as it was."""
        return Rework(
            self.length or earlier.length,
            self.form or earlier.form,
            self.points or (None if self.length else earlier.points),
            earlier.language if self.language is None and earlier.quotes_kept else self.language,
            self.quotes_kept or (self.language is None and earlier.quotes_kept),
            self.reworded,
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The table: a pattern for each kind of request, what languages are called, and words that ask for nothing."""

    patterns: dict[str, re.Pattern[str]]
    languages: dict[str, str]
    filler: frozenset[str]


@lru_cache
def _words() -> _Words:
    table = load_table(FILE)
    languages = {str(name): str(meant) for name, meant in table.pop("languages").items()}
    filler = frozenset(str(table.pop("filler")).split())
    return _Words({kind: _pattern(texts, languages) for kind, texts in table.items()}, languages, filler)


def _pattern(texts: Sequence[str], languages: dict[str, str]) -> re.Pattern[str]:
    """One pattern for whole words that match any of the texts; its groups are numbers and languages."""
    number, language = rf"(\d{{1,2}}|{COUNTED})", rf"({'|'.join(languages)})"
    filled = (re.sub(r"\bL\b", lambda _: language, re.sub(r"\bN\b", lambda _: number, text)) for text in texts)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(filled)})(?!\w)")


def understand_rework(question: str) -> Rework | None:
    """The request on the last answer that a question makes; None for any other question."""
    text = " ".join(fold(question).split())
    words = _words()
    framed = words.patterns["framed"].fullmatch(text.rstrip(" .!?"))
    if framed:
        return Rework(language=words.languages[_named(framed)], quotes_kept=True)
    left, found = _taken(text, words)
    others = [word for word in re.findall(r"\w+", left) if word not in words.filler]
    is_one = found != Rework() and (not others or _TO_SOMEBODY.search(text) is not None)
    return found if is_one else None


def _taken(text: str, words: _Words) -> tuple[str, Rework]:
    """The text without the requests in it, and these."""
    found: dict[str, re.Match[str]] = {}
    for kind in ("points", "translate", "reword", "short", "long", *get_args(Form)):
        match = words.patterns[kind].search(text)
        if match:
            found[kind] = match
            text = words.patterns[kind].sub(" ", text)
    points = _named(found["points"]) if "points" in found else ""
    language = words.languages.get(_named(found["translate"]), "") if "translate" in found else None
    form = next((form for form in get_args(Form) if form in found), None)
    length: Length | None = "short" if "short" in found or points else "long" if "long" in found else None
    count = int(points) if points.isdigit() else number_in_words(points) if points else None
    return text, Rework(length, form, count or None, language, reworded="reword" in found)


def _named(match: re.Match[str]) -> str:
    """The number or the language in a match, "" when there is none."""
    return next((group for group in match.groups() if group), "")

"""Acronyms of the field, in both directions: "COPIL" <-> "comité de pilotage". The table is data that users extend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.question.tables import load_table
from assistant.question.tokens import Token, phrase_key
from ingest.errors import SettingsError
from ingest.terms import tokens as words_of
from ingest.text import fold

FILE = "acronyms.yaml"
_DETERMINERS_TEXT = """
    les des une un le nos mes vos ses leurs mon ma votre notre son sa leur cette cet ces quelle quelles quel quels
    deux trois quatre cinq plusieurs quelques chaque entre aux au du de the an our their your each several all
    these two three four five
"""
_DETERMINERS = frozenset(_DETERMINERS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """One expansion and the folded words that, standing near, choose it."""

    text: str
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Acronym:
    """`word`: in lower case also an everyday word; `exact`: counts only as written in capitals."""

    letters: str
    meanings: tuple[Meaning, ...]
    word: bool = False
    exact: bool = False


class Acronyms:
    """The acronyms in force: `find` reads one in a question, `phrases` leads from an expansion to its acronym."""

    def __init__(self, entries: Sequence[Acronym]) -> None:
        self._entries: dict[str, Acronym] = {}
        for entry in entries:
            self._entries.setdefault(fold(entry.letters), entry)
        self.phrases: Mapping[tuple[str, ...], str] = {
            phrase_key(fold(word) for word in words_of(meaning.text)): letters
            for letters, entry in reversed(self._entries.items())
            for meaning in entry.meanings
        }

    @classmethod
    def load(cls, folder: Path | None = None) -> "Acronyms":
        """The shipped table with the user's in `folder`. Raises SettingsError on an entry that says no meaning."""
        return cls([_entry(letters, value) for letters, value in load_table(FILE, folder).items()])

    def __contains__(self, folded: str) -> bool:
        return folded in self._entries

    def find(self, tokens: Sequence[Token], place: int) -> Meaning | None:
        """The expansion of the token at `place`, chosen by the words of the question; None when it is no acronym."""
        entry = self._entries.get(_letters(tokens[place]))
        if entry is None or not _is_meant(entry, tokens, place):
            return None
        around = {token.folded for token in tokens}
        return max(entry.meanings, key=lambda meaning: len(meaning.near & around))


def _letters(token: Token) -> str:
    """The folded acronym without the plural mark of "SIAEs"."""
    return token.folded[:-1] if token.is_capital and token.text.endswith("s") else token.folded


def _is_meant(entry: Acronym, tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.is_capital:
        return True
    if entry.exact or token.text != token.text.lower():
        return not entry.exact and not entry.word
    if not entry.word:
        return True
    before = tokens[place - 1].folded if place else ""
    return before in _DETERMINERS or before.isdigit()


def _entry(letters: str, value: Any) -> Acronym:
    """An entry of the table: a meaning, a list of meanings, or a mapping with `meaning`, `word`, `exact`."""
    options = value if isinstance(value, dict) else {"meaning": value}
    raw = options.get("meaning")
    meanings = tuple(_meaning(each) for each in (raw if isinstance(raw, list) else [raw]))
    if not meanings or not all(meaning.text for meaning in meanings):
        raise SettingsError(
            f"Sigle {letters} sans signification dans {FILE} : écrivez « {letters}: sa signification »."
        )
    return Acronym(letters, meanings, word=bool(options.get("word")), exact=bool(options.get("exact")))


def _meaning(raw: Any) -> Meaning:
    if isinstance(raw, dict):
        return Meaning(str(raw.get("text") or ""), frozenset(fold(str(word)) for word in raw.get("near") or ()))
    return Meaning(str(raw or ""))

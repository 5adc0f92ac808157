"""Curated vocabulary: English terms of the trade in French, everyday French in the words of the trade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.tables import load_table
from assistant.tokens import Token, find_phrases, phrase_key, tokenise
from ingest.errors import SettingsError

GLOSSARY = "glossary.yaml"
"""English -> French; users add their own in the data folder under the same name."""
THESAURUS = "thesaurus.yaml"
"""Everyday French -> French of the trade."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a term leads to: each alternative as index terms, the best first, and as written."""

    alternatives: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]


class Glossary:
    """Terms of one table, found in questions as whole words whatever their articles and plurals."""

    def __init__(self, entries: Mapping[str, Any], name: str = GLOSSARY) -> None:
        self._entries = {_key(term): _entry(term, value, name) for term, value in entries.items()}
        self._entries.pop((), None)

    @classmethod
    def load(cls, name: str, folder: Path | None = None) -> "Glossary":
        """The shipped table `name` and the user's in `folder`. Raises SettingsError on an entry without words."""
        return cls(load_table(name, folder), name)

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
        """Terms in a question: (first token, one past the last, entry), the longest at each place."""
        return find_phrases(tokens, self._entries)


def _key(term: str) -> tuple[str, ...]:
    return phrase_key(token.folded for token in tokenise(term))


def _entry(term: str, value: Any, name: str) -> Entry:
    """An entry from "comité de pilotage, copil" or a list of such alternatives."""
    raw = value if isinstance(value, list) else str(value or "").split(",")
    texts = tuple(text for text in (str(each).strip() for each in raw) if text)
    terms = tuple(tuple(token.term for token in tokenise(text) if token.term) for text in texts)
    if not texts or not all(terms):
        raise SettingsError(f"Terme « {term} » sans équivalent dans {name} : écrivez « {term}: ses équivalents ».")
    return Entry(terms, texts)

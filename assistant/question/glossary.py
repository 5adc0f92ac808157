"""Curated vocabulary: English terms of the trade in French, everyday French in the words of the trade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.question.tables import load_table
from assistant.question.tokens import Token, find_phrases, french_key, phrase_key, singular, tokenise
from ingest.errors import SettingsError
from ingest.terms import tokens as words_of
from ingest.text import fold

GLOSSARY = "glossary.yaml"
"""English -> French; users add their own in the data folder under the same name."""
THESAURUS = "thesaurus.yaml"
"""Everyday French -> French of the trade."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a term leads to: its alternatives as written, the best first."""

    texts: tuple[str, ...]

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Each alternative as index terms. Not kept: a question needs a few of the many hundred entries."""
        return tuple(tuple(token.term for token in tokenise(text) if token.term) for text in self.texts)


class Glossary:
    """Terms of one table, found in questions as whole words whatever their articles and plurals."""

    def __init__(self, entries: Mapping[str, Any], name: str = GLOSSARY) -> None:
        self._key = singular if name == GLOSSARY else french_key
        self._entries: dict[tuple[str, ...], Entry] = {}
        # Of two terms with the same key the first stays: the user's come before the shipped ones.
        for term, value in entries.items():
            self._entries.setdefault(self._phrase(term), _entry(term, value, name))
        self._entries.pop((), None)

    def __contains__(self, folded: str) -> bool:
        return (self._key(folded),) in self._entries

    @classmethod
    def load(cls, name: str, folder: Path | None = None) -> "Glossary":
        """The shipped table `name` and the user's in `folder`. Raises SettingsError on an entry without words."""
        return cls(load_table(name, folder), name)

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
        """Terms in a question: (first token, one past the last, entry), the longest at each place."""
        return find_phrases(tokens, self._entries, self._key)

    def _phrase(self, term: str) -> tuple[str, ...]:
        return phrase_key((fold(word) for word in words_of(term)), self._key)


def _entry(term: str, value: Any, name: str) -> Entry:
    """An entry from "comité de pilotage, copil" or a list of such alternatives."""
    raw = value if isinstance(value, list) else str(value or "").split(",")
    texts = tuple(text for text in (str(each).strip() for each in raw) if text)
    if not texts:
        raise SettingsError(f"Terme « {term} » sans équivalent dans {name} : écrivez « {term}: ses équivalents ».")
    return Entry(texts)

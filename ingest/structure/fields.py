"""The fields of a catalogue file, checked as they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.errors import FilError

HELP = "Corrigez le fichier, ou supprimez-le pour revenir au catalogue fourni."


class CatalogueError(FilError):
    """A catalogue file cannot be used: correct or remove it."""


@dataclass(frozen=True)
class Fields:
    """The fields of one mapping of the file, checked as they are read."""

    name: str
    place: str
    content: Mapping[Any, Any]

    def error(self, field: str, what: str) -> CatalogueError:
        """The error to raise for that field."""
        place = f", {self.place}" if self.place else ""
        return CatalogueError(f"Catalogue « {self.name} »{place}, champ « {field} » : {what}. {HELP}")

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Raise for a field that is none, a slip of the pen mostly."""
        for field in self.content:
            if field not in known:
                raise self.error(str(field), f"ce champ n'existe pas (champs possibles : {', '.join(sorted(known))})")

    def text(self, field: str) -> str:
        """The text of a required field; a number is taken as written."""
        value = self.content.get(field)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            raise self.error(field, "un texte est attendu" if field in self.content else "il manque")
        return " ".join(value.split())

    def items(self, field: str) -> Sequence[Any]:
        """The list of a required field."""
        value = self.content.get(field)
        if not isinstance(value, list) or not value:
            raise self.error(field, "une liste est attendue" if field in self.content else "il manque")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of an optional list; a lone text is a list of one."""
        value = self.content.get(field)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(each, (str, int, float)) and not isinstance(each, bool) for each in values):
            raise self.error(field, "une liste de textes est attendue")
        return tuple(" ".join(str(each).split()) for each in values)

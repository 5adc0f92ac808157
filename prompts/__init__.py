"""Loads the texts of this folder: frames with named fields, one file per use and language.

A file holds frames, each opened by its name in square brackets on a line of its own; lines that begin with "#" are
notes. `load` refuses a file whose names or fields are not exactly those the code declares, so that a text changed
here cannot break an answer unnoticed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parent

_NAME = re.compile(r"^\[(?P<name>[a-z0-9_-]+)\]\s*$")

Fields = Mapping[str, tuple[str, ...]]
"""Names of the frames of a file, each with the names of its fields."""


class PromptError(ValueError):
    """A file of this folder does not hold what the code expects."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The texts of one file, by name."""

    texts: Mapping[str, str]

    def text(self, name: str, /, **fields: object) -> str:
        """The frame of that name with its fields filled. Raises PromptError for a missing or unknown name or field."""
        if name not in self.texts:
            raise PromptError(f"texte inconnu : {name}")
        template = self.texts[name]
        expected, given = fields_of(template), set(fields)
        if expected != given:
            raise PromptError(f"texte {name} : champs {sorted(expected)} attendus, {sorted(given)} donnés")
        return template.format(**fields)


def load(use: str, language: str, declared: Fields) -> Frames:
    """The frames of `use` ("answers"...) in a language, checked against the names and fields declared."""
    texts = read_frames(FOLDER / f"{use}.{language}.txt")
    missing, unknown = sorted(declared.keys() - texts.keys()), sorted(texts.keys() - declared.keys())
    if missing or unknown:
        raise PromptError(f"{use}.{language}.txt : il manque {missing}, en trop {unknown}")
    for name, fields in declared.items():
        if fields_of(texts[name]) != set(fields):
            raise PromptError(f"{use}.{language}.txt, {name} : champs {sorted(fields)} attendus")
    return Frames(texts)


@lru_cache
def read_frames(path: Path) -> Mapping[str, str]:
    """Texts of a file by name, notes left out, in the order of the file. Raises PromptError for a text without name."""
    texts: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        opening = _NAME.match(line)
        if opening:
            name = opening["name"]
            if name in texts:
                raise PromptError(f"{path.name} : {name} y est deux fois")
            texts[name] = []
        elif name and not line.startswith("# "):
            texts[name].append(line)
        elif line.strip() and not line.startswith("#"):
            raise PromptError(f"{path.name} : texte sans nom : {line.strip()[:40]}")
    return MappingProxyType({name: "\n".join(lines).strip() for name, lines in texts.items()})


def fields_of(template: str) -> set[str]:
    """Names between braces in a text."""
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}

"""YAML and JSON as people type them, read into plain values and written back; every problem is one French sentence."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import InputError

SUFFIXES = (".yaml", ".yml", ".json")
LARGEST = 1_000_000
"""Bytes of a file at most: a brief holds a few thousand."""
_ADVICE = {
    "mapping values are not allowed": "un texte qui contient « : » se met entre guillemets",
    "\\t": "remplacez les tabulations par des espaces",
    "alias": "un texte qui commence par « * » se met entre guillemets",
    "anchor": "un texte qui commence par « & » se met entre guillemets",
    "tag": "un texte qui commence par « ! » se met entre guillemets",
    "quoted scalar": "fermez les guillemets",
    "cannot start any token": "un texte qui commence par un signe se met entre guillemets",
    "otherwise": "vérifiez les deux-points, les tirets et l’alignement des lignes",
}
"""What to correct, by words of PyYAML's own message."""
LONG = 90
"""Characters from which a text is written on lines of its own."""


def read_file(path: Path) -> str:
    """The text of a brief's file. Raises InputError when it cannot be read as one."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(f"« {path.name} » n’est pas un fichier de brief : donnez un fichier .yaml, .yml ou .json.")
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"« {path.name} » dépasse {LARGEST // 1000} ko : ce n’est pas un brief.")
        return decoded(path.read_bytes(), path.name)
    except FileNotFoundError as error:
        raise InputError(f"Le fichier « {path} » n’existe pas : vérifiez son nom et son dossier.") from error
    except OSError as error:
        raise InputError(f"Le fichier « {path} » ne peut pas être lu ({error.strerror}).") from error


def decoded(content: bytes, name: str) -> str:
    """The text of a file's bytes. Raises InputError when they are not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"« {name} » n’est pas enregistré en UTF-8 (ligne {line}) : "
            "dans votre éditeur, choisissez « Enregistrer sous », puis l’encodage UTF-8."
        ) from error


def load(text: str, name: str) -> dict[str, Any]:
    """The fields of a YAML text, or of a JSON one when `name` ends so; numbers of YAML stay as typed.

    Raises InputError naming the file and, where there is one, the line.
    """
    try:
        content = (
            json.loads(text, object_pairs_hook=_unique) if _is_json(name, text) else yaml.load(text, Loader=_Loader)
        )
    except json.JSONDecodeError as error:
        raise InputError(f"« {name} » n’est pas un fichier JSON lisible (ligne {error.lineno}).") from error
    except yaml.YAMLError as error:
        raise InputError(f"« {name} » n’est pas un fichier YAML lisible {_reason(error)}") from error
    except RecursionError as error:
        raise InputError(f"« {name} » imbrique trop de listes : ce n’est pas un brief.") from error
    except _TwiceError as error:
        raise InputError(f"« {name} » donne deux fois le champ « {error} » : gardez-en un.") from error
    if content is None:
        raise InputError(f"« {name} » est vide : écrivez au moins un champ, par exemple « problematique: … ».")
    if not isinstance(content, dict):
        what = "une liste" if isinstance(content, list) else "un texte"
        raise InputError(f"« {name} » contient {what} au lieu de champs : écrivez des lignes « champ: valeur ».")
    return content


def dump(values: Mapping[str, Any]) -> str:
    """YAML of plain values, in their order; long texts on lines of their own."""
    return yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _TwiceError(Exception):
    """A field stands twice in one mapping."""


class _Loader(yaml.SafeLoader):
    """Leaves numbers, yes and no as typed: "0123" is no octal number and "no" may be a name."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # Copies of copies would make an endless brief out of a few lines.
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "alias", self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise _TwiceError(key.value)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_KEPT = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:merge")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.SafeDumper):
    """Indents lists under their field and gives long texts lines of their own."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else ">" if len(text) > LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise _TwiceError(name)
    return dict(pairs)


def _is_json(name: str, text: str) -> bool:
    return name.lower().endswith(".json") and bool(text.strip())


def _reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    advice = next((advice for words, advice in _ADVICE.items() if words in said), _ADVICE["otherwise"])
    return f"(ligne {mark.line + 1}) : {advice}." if mark is not None else f": {advice}."

"""The shipped tables of words (assistant/data) and the user's own beside the index, read and checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import SettingsError

SHIPPED = Path(__file__).resolve().parents[1] / "data"


def load_table(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The shipped YAML mapping `name`, behind the entries of a file of that name in `folder`, which win.

    Raises SettingsError naming the user's file when it cannot be used.
    """
    shipped = _read(SHIPPED / name)
    own = folder / name if folder is not None else None
    if own is None or not own.is_file():
        return shipped
    table = _read(own)
    return table | {term: value for term, value in shipped.items() if term not in table}


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} n'est pas un fichier YAML lisible : {_place(error)}. Corrigez-le.") from error
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise SettingsError(f"{path} doit contenir des lignes « terme: traduction ». Corrigez-le.")
    return {str(key): value for key, value in content.items()}


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"ligne {mark.line + 1}" if mark is not None else "encodage autre que UTF-8"


# The C loader reads the tables ten times faster; not every build of PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

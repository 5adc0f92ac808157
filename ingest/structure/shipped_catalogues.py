"""What shipped catalogue files tell of guides that may not be in the index: names, accounts of experience."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from ingest.structure.catalogues import SHIPPED
from ingest.text import fold

_TELLING = re.compile(r"\b(?:experiences?|monographi\w*)\b")


def guide_names(name: str) -> tuple[str, ...]:
    """Title and publisher of the guide that the shipped catalogue of that name is for; () when none ships."""
    content = _shipped(name)
    return tuple(str(content[field]) for field in ("guide", "editeur") if content.get(field))


@lru_cache
def experiences_in(name: str) -> frozenset[str]:
    """Codes of the fiches that tell what somebody did, in the shipped catalogue of that name: monographies, and what
    stands in a part or under a chapter of experiences."""
    found: set[str] = set()
    telling = False
    for entry in _shipped(name).get("fiches", ()):
        titles = fold(" ".join(str(entry.get(field, "")) for field in ("partie", "code", "titre", "genre")))
        if "partie" in entry:
            telling = _TELLING.search(titles) is not None
        elif telling or _TELLING.search(titles) or entry.get("parent") in found:
            found.add(str(entry["code"]))
    return frozenset(found)


@lru_cache
def _shipped(name: str) -> Mapping[str, Any]:
    """What a shipped catalogue file holds, unchecked; nothing when none of that name ships."""
    path = SHIPPED / name
    if not path.is_file():
        return {}
    # The C loader reads the longest file in a hundredth of a second; not every build of PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return content

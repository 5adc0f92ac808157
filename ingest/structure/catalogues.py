"""Catalogue files: what a guide's artwork has lost, supplied as data, shipped for some guides and correctable.

A user's file in the data folder's `catalogues` replaces the shipped one of the same name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import yaml

from ingest.datamodels import FicheKind, Guide
from ingest.settings import Settings
from ingest.structure.entries import Entry
from ingest.structure.fields import HELP, CatalogueError, Fields
from ingest.structure.likeness import plain

SHIPPED = Path(__file__).parents[1] / "catalogues"
_FIELDS = frozenset({"guide", "editeur", "annee", "reconnaitre", "reprend", "fiches"})
_FICHE_FIELDS = frozenset(
    {
        "code", "titre", "genre", "parent", "titres", "variantes", "reperes", "situations", "questions", "liees",
        "reprend",
    }
)  # fmt: skip
_PART_FIELDS = frozenset({"partie", "titres", "niveau"})
_KINDS = get_args(FicheKind)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue file: which guide it is for, and its fiches in the order of the guide.

    `recognise` are texts that all stand in the guide's first pages, the first of them in its title or its headers.
    """

    name: str
    guide: str
    publisher: str | None
    year: int | None
    recognise: tuple[str, ...]
    entries: tuple[Entry, ...]


def load_catalogues(settings: Settings) -> list[Catalogue]:
    """The catalogues in force: the shipped ones, those that the user corrected or added in their place.

    Raises CatalogueError naming the file and the field at fault.
    """
    files = {path.name: path for folder in (SHIPPED, user_folder(settings)) for path in sorted(folder.glob("*.yaml"))}
    read = {name: _read(path, path.stat().st_mtime_ns) for name, path in sorted(files.items())}
    return [replace(each, entries=tuple(_inherited(entry, read) for entry in each.entries)) for each in read.values()]


def _inherited(entry: Entry, catalogues: Mapping[str, Catalogue]) -> Entry:
    """The entry with the situations and questions of those it restates after its own: it answers them too."""
    restated = catalogues.get(entry.restated_guide or "")
    officials = [each for each in restated.entries if each.code in entry.restates] if restated else []
    return replace(
        entry,
        situations=tuple(dict.fromkeys(text for each in (entry, *officials) for text in each.situations)),
        questions=tuple(dict.fromkeys(text for each in (entry, *officials) for text in each.questions)),
    )


def user_folder(settings: Settings) -> Path:
    """Folder of the user's own catalogue files; it may not exist yet."""
    return settings.data / "catalogues"


def catalogue_text(name: str, settings: Settings) -> str | None:
    """The text of the catalogue file in force under that name, the user's before the shipped one; None without one."""
    for folder in (user_folder(settings), SHIPPED):
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    return None


@lru_cache(maxsize=64)
def _read(path: Path, modified: int) -> Catalogue:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueError(f"Catalogue « {path.name} » : le fichier n'est pas en UTF-8. {HELP}") from error
    return parse_catalogue(text, path.name)


def parse_catalogue(text: str, name: str) -> Catalogue:
    """The catalogue written in that YAML text, of a file of that name. Raises CatalogueError naming the field."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" à la ligne {mark.line + 1}" if mark is not None else ""
        raise CatalogueError(f"Catalogue « {name} » : le texte n'est pas du YAML valable{where}. {HELP}") from error
    if not isinstance(content, dict):
        raise CatalogueError(f"Catalogue « {name} » : le champ « guide » manque. {HELP}")
    fields = Fields(name, "", content)
    fields.refuse_unknown(_FIELDS)
    restated = fields.text("reprend") if content.get("reprend") is not None else None
    entries = [
        replace(entry, restated_guide=restated) if entry.restates else entry
        for entry in _entries(name, fields.items("fiches"))
    ]
    _check_codes(fields, entries)
    if restated is None and any(entry.restates for entry in entries):
        raise fields.error("reprend", "des fiches en reprennent d'autres, sans dire de quel guide")
    marks = fields.texts("reconnaitre")
    if not marks or not all(plain(mark) for mark in marks):
        raise fields.error("reconnaitre", "le titre du guide est attendu, puis d'autres textes de ses premières pages")
    year = content.get("annee")
    if year is not None and not (isinstance(year, int) and 1900 <= year <= 2100):
        raise fields.error("annee", f"« {year} » n'est pas une année")
    publisher = fields.text("editeur") if content.get("editeur") is not None else None
    return Catalogue(name, fields.text("guide"), publisher, year, marks, tuple(entries))


def _check_codes(fields: Fields, entries: Sequence[Entry]) -> None:
    """Raise for a code given twice, and for one that is named and stands for no fiche."""
    codes = [entry.code for entry in entries if entry.code]
    for entry in entries:
        if entry.code and codes.count(entry.code) > 1:
            raise fields.error("code", f"« {entry.code} » est donné deux fois")
        named = [("parent", entry.parent), *(("liees", code) for code in entry.related)]
        for field, code in named:
            if code and code not in codes:
                raise fields.error(field, f"« {code} » n'est le code d'aucune fiche")


def _entries(name: str, items: Sequence[Any]) -> list[Entry]:
    """The entries of the field `fiches`, each with its level: under its parent, or under the part before it."""
    entries: list[Entry] = []
    levels: dict[str, int] = {}
    part = 0
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise CatalogueError(f"Catalogue « {name} », fiche {number} : « code » et « titre » sont attendus. {HELP}")
        fields = Fields(name, f"fiche {number}", item)
        if "partie" in item:
            fields.refuse_unknown(_PART_FIELDS)
            part = item.get("niveau", 1)
            if part not in (1, 2, 3, 4):
                raise fields.error("niveau", f"« {part} » n'est pas un niveau de 1 à 4")
            title = fields.text("partie")
            entries.append(Entry(None, title, part, "section", titles=(title, *fields.texts("titres"))))
            continue
        entry = _fiche(fields, part, levels)
        levels[str(entry.code)] = entry.level
        entries.append(entry)
    return entries


def _fiche(fields: Fields, part: int, levels: Mapping[str, int]) -> Entry:
    fields.refuse_unknown(_FICHE_FIELDS)
    code, title = fields.text("code"), fields.text("titre")
    kind = fields.content.get("genre", "fiche")
    if kind not in _KINDS:
        raise fields.error("genre", f"« {kind} » n'est pas un de : {', '.join(_KINDS)}")
    parent = fields.text("parent") if fields.content.get("parent") is not None else None
    return Entry(
        code, title, levels.get(parent, part) + 1 if parent else part + 1, kind,
        titles=(*fields.texts("titres"), title), anchors=fields.texts("reperes"), variants=fields.texts("variantes"),
        parent=parent, situations=fields.texts("situations"), questions=fields.texts("questions"),
        related=fields.texts("liees"), restates=fields.texts("reprend"),
    )  # fmt: skip


def draft_catalogue(guide: Guide) -> str:
    """A catalogue file for a guide, made of the fiches found in it: where a user starts to correct them."""
    fiches = []
    for fiche in guide.fiches:
        item: dict[str, Any] = {"code": fiche.code, "titre": fiche.title, "genre": fiche.kind}
        if fiche.parent:
            item["parent"] = fiche.parent
        fiches.append(item)
    content = {"guide": guide.title, "reconnaitre": [guide.title], "fiches": fiches}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)

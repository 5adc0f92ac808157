"""The user's own Word template: checked, then completed with the styles that it lacks."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.drafting.models import model_parts, unzipped, zipped
from ingest.errors import InputError

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_TABLE_STYLE = "tableau du document"
_COLOUR = re.compile("17455C|5B7A8C")
"""The colours of the built-in titles, which might clash with those of a letterhead."""
_BEFORE_2007 = b"\xd0\xcf\x11\xe0"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, ElementTree.ParseError, UnicodeDecodeError)
"""What reading a file that is no zip of XML raises; RuntimeError for one that is encrypted."""
_END = re.compile(r"</(?:\w+:)?styles>\s*$")
_REFERENCES = (f"{_W}basedOn", f"{_W}next", f"{_W}link")
_VALUE = f"{_W}val"
ElementTree.register_namespace("w", _NAMESPACE)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template ready for use, whether its headings number themselves, and the identifier of its style of tables."""

    content: bytes
    is_numbered: bool
    table_style: str


def built_in_template() -> WordTemplate:
    """The project's own."""
    parts = model_parts("word")
    return _template(parts, ElementTree.fromstring(parts[_STYLES]))


def read_template(template: Path | bytes) -> WordTemplate:
    """The user's template, a path or what was uploaded, with the built-in style in place of each that it lacks.

    Raises InputError for a file that is no template of Word 2007 or later.
    """
    name = f"Le modèle « {template.name} »" if isinstance(template, Path) else "Le modèle donné"
    try:
        content = template.read_bytes() if isinstance(template, Path) else template
    except OSError as error:
        raise InputError(f"{name} ne peut pas être lu. Vérifiez son chemin.") from error
    if content.startswith(_BEFORE_2007):
        raise InputError(
            f"{name} est à l’ancien format .doc ou protégé par un mot de passe. Enregistrez-le sans mot de passe au "
            "format .docx ou .dotx."
        )
    try:
        parts = unzipped(content)
        document, styles = (ElementTree.fromstring(parts[part]) for part in (_DOCUMENT, _STYLES))
        text = parts[_STYLES].decode("utf-8")
    except _DAMAGE as error:
        raise _unreadable(name) from error
    if document.tag != f"{_W}document":
        raise _unreadable(name)
    completed = _END.sub(lambda match: _missing_styles(styles) + match[0], text).encode("utf-8")
    return _template({**parts, _STYLES: completed}, ElementTree.fromstring(completed))


def _template(parts: Mapping[str, bytes], styles: Element) -> WordTemplate:
    return WordTemplate(zipped(parts), _is_numbered(styles), _identifiers(styles)[_TABLE_STYLE])


def _unreadable(name: str) -> InputError:
    return InputError(f"{name} n’est pas un modèle Word lisible. Enregistrez-le dans Word au format .docx ou .dotx.")


def _missing_styles(styles: Element) -> str:
    """The built-in styles whose names the template does not know, as XML with the identifiers of the template."""
    known = _identifiers(styles)
    own = list(ElementTree.fromstring(model_parts("word")[_STYLES]).iter(f"{_W}style"))
    identifiers = {}
    for style in own:
        identifier = style.attrib[f"{_W}styleId"]
        free = f"Fil{identifier}" if identifier in known.values() else identifier
        identifiers[identifier] = known.get(_name(style), free)
    return "".join(_adapted(style, identifiers) for style in own if _name(style) not in known)


def _adapted(style: Element, identifiers: Mapping[str, str]) -> str:
    """A built-in style as XML: other identifiers, not the default of anything, no numbering and colours of its own."""
    style.attrib.pop(f"{_W}default", None)
    style.attrib[f"{_W}styleId"] = identifiers[style.attrib[f"{_W}styleId"]]
    for reference in (each for each in style if each.tag in _REFERENCES):
        reference.attrib[_VALUE] = identifiers[reference.attrib[_VALUE]]
    for properties in style.findall(f"{_W}pPr"):
        for numbering in properties.findall(f"{_W}numPr"):
            if _number(numbering) != "0":
                properties.remove(numbering)
    return _COLOUR.sub("auto", ElementTree.tostring(style, encoding="unicode"))


def _identifiers(styles: Element) -> dict[str, str]:
    """The identifier of each style by its name, which Word compares without capitals."""
    return {_name(style): style.attrib[f"{_W}styleId"] for style in styles.iter(f"{_W}style")}


def _is_numbered(styles: Element) -> bool:
    """Whether the style of the first headings, or one that it is based on, numbers them."""
    by_id = {style.attrib[f"{_W}styleId"]: style for style in styles.iter(f"{_W}style")}
    style = next((each for each in by_id.values() if _name(each) == "heading 1"), None)
    seen: list[Element] = []
    while style is not None and style not in seen:
        seen.append(style)
        numbering = style.find(f"{_W}pPr/{_W}numPr")
        if numbering is not None:
            return _number(numbering) != "0"
        parent = style.find(f"{_W}basedOn")
        style = by_id.get(parent.attrib[_VALUE]) if parent is not None else None
    return False


def _number(numbering: Element) -> str:
    """The list that numbers a paragraph, "0" for none."""
    found = numbering.find(f"{_W}numId")
    return "0" if found is None else found.attrib[_VALUE]


def _name(style: Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else name.attrib[_VALUE].lower()

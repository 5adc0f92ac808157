"""Names: of kinds of organisations, with their sector and the way they are written, and of organisations themselves."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.question.tables import load_table
from ingest.text import fold

_NO_NOUN = r"(?:les?|la|des?|du|une?|nos|mes|ces|notre|mon|ma|pour|et|a|aux?|en|sur|avec|par|the|of|for|and)\b"
WITHOUT = "sans secteur"
BEFORE_NOUN = r"(?:(?:petit|jeune|grand|nouve(?:lle|au)|ancien|different|small|young|local)[a-z]* )?"
NAME = re.compile(
    r"(?:« ?(?P<quoted>[^»]+?) ?»|\"(?P<straight>[^\"]+)\"|(?P<plain>(?:(?:[Ll]es?|[Ll]a|[Ll]['’]) ?)?[A-ZÀ-Ý][\w&'’-]*"
    r"(?: (?:(?:de|du|des|la|le|les|et|en|aux?|&) |(?:d|l)['’])*[A-ZÀ-Ý0-9][\w&'’-]*"
    r"| (?:des |du |de la |de l['’]|de |d['’])[a-zà-ÿ]{3,}(?= d[eu'’]|[,.;:()\n]|$))*))"
)
"""Pattern of the name of an organisation, in the text as written."""


def sector_of(who: str) -> str | None:
    """The sector that the name of organisations gives without a doubt, None where it leaves one."""
    for sector, pattern in _sectors().items():
        if sector != WITHOUT and pattern.match(fold(who)):
            return sector
    return None


def mended(who: str) -> str:
    """What organisations are, with shortened and unaccented names written out: "assos aide a domicile"."""
    who = re.sub(r"\basso(s?)\b\.?(?! d)", r"association\1", who, flags=re.IGNORECASE)
    who = re.sub(r"\basso(s?)\b\.?", r"association\1", who, flags=re.IGNORECASE)
    for written in _written():
        words = [re.escape(fold(word)) for word in re.split(r"[ '’-]", written)]
        pattern = r"[ '’-]".join(rf"{word}s?" if len(word) > 2 else word for word in words)
        flat = fold(who)
        if len(flat) != len(who) or not (found := re.search(rf"(?<!\w){pattern}(?!\w)", flat)):
            continue
        if any(ord(letter) > 127 for letter in who[found.start() : found.end()]):
            continue
        who = who[: found.start()] + _with_plurals(written, flat[found.start() : found.end()]) + who[found.end() :]
    return re.sub(r"\b(associations?) (?=(aide|soins|insertion|éducation|environnement|hébergement)\b)", r"\1 d’", who)


def _with_plurals(written: str, typed: str) -> str:
    """The name as it is written, each word plural where it was typed so."""
    words = re.split(r"([ '’-])", written)
    forms = re.split(r"[ '’-]", typed)
    for place, form in enumerate(forms):
        word = words[2 * place]
        if form != fold(word) and form == f"{fold(word)}s":
            words[2 * place] = f"{word}s"
    return "".join(words)


@lru_cache
def _sectors() -> Mapping[str, re.Pattern[str]]:
    """Pattern of the names of each sector's organisations, folded, singular or plural."""
    table = load_table("secteurs.yaml")
    forms = {sector: map(_form, sorted(_names(names), key=len, reverse=True)) for sector, names in table.items()}
    return {sector: re.compile(rf"(?:{'|'.join(each)})(?![a-z-])") for sector, each in forms.items()}


@lru_cache
def known_organisation() -> re.Pattern[str]:
    """Pattern of what organisations are, in a folded text."""
    forms = "|".join(pattern.pattern for pattern in _sectors().values())
    return re.compile(rf"{BEFORE_NOUN}(?:(?!{_NO_NOUN})[a-z]+[- ])?(?:{forms})")


@lru_cache
def _written() -> Sequence[str]:
    """Names with an accent, longest first."""
    names = [name for listed in load_table("secteurs.yaml").values() for name in _names(listed)]
    return sorted((name for name in names if name != fold(name)), key=len, reverse=True)


def _names(listed: str) -> list[str]:
    return [name.strip() for name in str(listed).split(",")]


def _form(name: str) -> str:
    """Pattern of a name, each word singular or plural, longest forms first."""
    return "[ '-]".join(_inflected(word) for word in re.split(r"[ '’-]", fold(name)))


def _inflected(word: str) -> str:
    if word.endswith("al"):
        return rf"{word[:-2]}(?:aux|ales?|als?)"
    if word.endswith(("eau", "eu", "ieu")):
        return rf"{word}x?"
    return word if len(word) < 3 else rf"{re.escape(word)}s?"

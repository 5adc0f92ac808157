"""Finds the guide that a question asks to keep to: "et chez COORACE ?", "dans le guide de l'Avise", "qu'en dit X ?".

A guide is known by its title and publisher; one that restates another also by the names of that other, since people
ask for the guide they know.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.datamodels import Guide
from ingest.structure.shipped_catalogues import guide_names
from ingest.terms import is_stop_word, stem
from ingest.text import fold

MOST = 2
"""Guides that one name may mean; a name of more says nothing."""

_KIND = r"(?:guides?|manuels?|carnets?|documents?|livrets?|handbooks?|manuals?)"
_BY_KIND = re.compile(
    rf"\b(?:dans|et|qu(?:e|['’]en) di(?:t|sent)|selon|d['’]apr[eè]s|in|what about|what does|according to)\s+"
    rf"(?:le\s+|l['’]|les\s+|the\s+)?(?={_KIND}\b)",
    re.IGNORECASE,
)
"""Opens the name of a guide, of which any word of the title will do."""
_BY_PUBLISHER = re.compile(
    r"\b(?:qu['’]en (?:dit|disent|pense)|que (?:dit|disent|pr[ée]conise|conseille)|selon|d['’]apr[eè]s|according to|"
    r"what does)\s+"
    r"|^\W*(?:(?:ok|et|mais|and)\W+)*"
    r"(?:chez\s+|au\s+|à l['’]|in (?:the\s+)?|what about (?:the\s+)?(?=[^?]{3,30}\bguide\b))",
    re.IGNORECASE,
)
"""Opens the name of a publisher."""
_WORD = re.compile(r"[^\W_]+['’]?")
_LINKS = frozenset({"de", "du", "des", "d", "l", "la", "le", "les", "the", "of", "a", "au", "aux", "par", "sur", "on"})
_EMPTY = frozenset({"guide", "guides", "document", "documents", "livret", "livrets", "handbook", "manual"})
_MARK = re.compile(r"[,;:?!.()]")
_LEADING = re.compile(r"^(?:\W|\b(?:ok|et|mais|and|but|alors|puis)\b(?=\W))*", re.IGNORECASE)
_TRAILING = re.compile(
    r"\s*\b(?:(?:il |elle |ils )?(?:en )?dit quoi|says?(?: about it)?|guides?|handbook|manual)\b(?=\W*$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AskedGuides:
    """The guides that a question asks to keep to, and what is left of it ("" when it asks nothing more)."""

    documents: tuple[str, ...]
    titles: tuple[str, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Known:
    document: str
    title: str
    own: frozenset[str]
    publisher: frozenset[str]
    restated: frozenset[str]
    restated_publishers: frozenset[str]


class GuideNames:
    """The names of the guides of one index."""

    def __init__(self, guides: Sequence[Guide]) -> None:
        self._guides = [_known(guide) for guide in guides]

    def find(self, question: str) -> AskedGuides | None:
        """The guides that the question names as the place to look in; None when it names none."""
        for opening, by_publisher in ((_BY_KIND, False), (_BY_PUBLISHER, True)):
            for match in opening.finditer(question):
                named, end = self._named(question, match.end(), by_publisher=by_publisher)
                if 0 < len(named) <= MOST:
                    rest = _rest(question[: match.start()], question[end:])
                    return AskedGuides(
                        tuple(each.document for each in named), tuple(each.title for each in named), rest
                    )
        return None

    def _named(self, question: str, start: int, *, by_publisher: bool) -> tuple[list[_Known], int]:
        """The guides whose names hold the most words from `start` on, and where these words end."""
        found: list[_Known] = []
        keys: set[str] = set()
        end = start
        for word in _WORD.finditer(question, start):
            folded = fold(word.group()).rstrip("'")
            if _MARK.search(question[end : word.start()]):
                break
            if folded in _LINKS or folded in _EMPTY:
                continue
            candidates = self._holding(keys | {stem(folded)}, by_publisher=by_publisher)
            if not candidates:
                break
            found, end = candidates, word.end()
            keys.add(stem(folded))
        return found, end

    def _holding(self, keys: set[str], *, by_publisher: bool) -> list[_Known]:
        """The guides whose own names hold all keys, else those that restate one whose names do."""
        if by_publisher:
            own = [each for each in self._guides if keys <= each.publisher]
            return own or [each for each in self._guides if keys <= each.restated_publishers]
        own = [each for each in self._guides if keys <= each.own]
        return own or [each for each in self._guides if keys <= each.restated]


def _known(guide: Guide) -> _Known:
    catalogues = {fiche.restated_guide for fiche in guide.fiches if fiche.restated_guide}
    names = [guide_names(catalogue) for catalogue in sorted(catalogues)]
    publisher = _keys(guide.publisher or "")
    return _Known(
        guide.document,
        guide.title,
        _keys(guide.title) | publisher,
        publisher,
        _keys(*(name for each in names for name in each)),
        _keys(*(name for each in names for name in each[1:])),
    )


def _keys(*texts: str) -> frozenset[str]:
    words = (fold(word.rstrip("'’")) for text in texts for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if not is_stop_word(word) and word not in _EMPTY)


def _rest(before: str, after: str) -> str:
    """What a question says beside the guide it names."""
    rest = _TRAILING.sub("", f"{before.strip()} {after.lstrip(' ,;:')}".strip())
    opening = _LEADING.match(rest)
    rest = rest[opening.end() if opening else 0 :].strip()
    return rest[:1].upper() + rest[1:] if _WORD.search(rest) else ""

"""Questions that may come next and that the corpus can answer, made from the headings around what was quoted."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from assistant.answer.choosing import is_back_matter_title
from assistant.answer.frames import Voice, quiet
from assistant.answer.sentences import Unit, split_units
from assistant.answer.shelf import Shelf
from ingest.datamodels import Fiche, Passage
from ingest.text import fold

FOLLOWUPS = 3
WORDS, QUESTION_WORDS = (2, 14), (4, 18)
"""Words of a heading, and of one that is a question already."""

_ASKS = re.compile(
    r"^(?:qu'|(?:que|quoi|qui|quels?|quelles?|comment|pourquoi|quand|ou|combien|en quoi|sur quel|dans quel|a qui)\b)"
)
_INVERTED = re.compile(r"-(?:t-)?(?:elles?|ils?|on|ce)\b")
_INFINITIVE = re.compile(r"^(?:s'|se )?[a-z]{3,}(?:er|ir|re|oir)$")
_VAGUE = re.compile(
    r"^(?:en bref|de quoi s'agit|introduction|exemples?|objectifs?|definitions?( prealables)?|contexte|annexes?|moyens|"
    r"presentation|experimentation de reference|beneficiaires|problematique|resultats|actions?|contact|temoignages?|"
    r"(?:les )?questions (?:frequentes|ouvertes)|quand l'utiliser|reperes|sources|pour aller plus loin|"
    r"les (?:objectifs|partenaires|chiffres|moyens)|"
    r"l'experience|le contexte.*|phase \d.*|\d+)\b.{0,12}$"
)
_CAUTION = re.compile(r"^(?:points? de vigilance|cle(?:f)?s? de reussite)\b")
_MISREAD = re.compile(r"\b[Ff](?:ICHE|iche)\b|^\w\s|[a-zà-ÿ][A-ZÀ-Ý]|[|\]\[{}&]|(?<!\w)[’'](?=\w)|\b[ABE-IKOPRU-Z][’']")
"""Signs of a heading that was not read well, or that points to another fiche."""
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*|[IVX]+|[A-H])[.)]?\s*[-–.)]?\s+(?=\S)")
KNOWN = 4
"""Passages that must hold a word for it to be taken as well read."""
SAME_TITLE = 85
"""Likeness (0-100) at which a heading is the fiche's own title."""

FicheOf = Callable[[Passage], Fiche | None]


class Followups:
    """Makes next questions from one shelf of passages; `answers` tells whether a question finds its passage."""

    def __init__(
        self, shelf: Shelf, fiche_of: FicheOf, words: Mapping[str, int], answers: Callable[[str, Passage], bool]
    ) -> None:
        """`words` are the folded words of the corpus with the number of passages that hold each."""
        self._shelf, self._fiche_of, self._words, self._answers = shelf, fiche_of, words, answers

    def after(self, quoted: Sequence[Passage], headings: Iterable[str], voice: Voice) -> tuple[str, ...]:
        """Three questions at most on sections of the quoted fiches that the answer left out."""
        seen = {fold(heading) for heading in headings}
        found: dict[str, None] = {}
        for passage, title in sorted(self._titles(quoted), key=lambda each: _rank(each[1])):
            if len(found) == FOLLOWUPS:
                break
            if fold(quiet(title)) in seen:
                continue
            seen.add(fold(quiet(title)))
            question = self.question(title, self._fiche_of(passage), voice)
            if question and self._answers(question, passage):
                found[question] = None
        return tuple(found)

    def _is_known(self, title: str) -> bool:
        """Whether the words of a heading stand elsewhere too: a misread word does not."""
        return all(self._words.get(word, 0) >= KNOWN for word in re.findall(r"[a-z]{5,}", fold(title)))

    def _titles(self, quoted: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
        """Headings of the fiches quoted, with a passage that stands under each, the first fiche first."""
        used = {passage.id for passage in quoted}
        for fiche in dict.fromkeys((passage.document, passage.fiche) for passage in quoted if passage.fiche):
            for passage in self._shelf.of_fiche(fiche[0], str(fiche[1])):
                if passage.id not in used:
                    yield from ((passage, title) for title in _headings_of(passage))

    def question(self, title: str, fiche: Fiche | None, voice: Voice) -> str | None:
        """A question made of a heading, None when the heading says too little to make one."""
        title = voice.heading(_NUMBERING.sub("", title))
        folded = fold(title)
        if not self._is_telling(title, fiche):
            return None
        if is_question(title):
            return f"{title.rstrip(' ?')} ?"
        if _CAUTION.match(folded):
            return voice.text("followup_caution", title=_lowered(title), fiche=fiche.title) if fiche else None
        if _INFINITIVE.match(folded.split(" ")[0]):
            return voice.text("followup_how", action=_lowered(title.rstrip(" ?")))
        return voice.text("followup_section", title=title, fiche=voice.code(fiche)) if fiche else None

    def _is_telling(self, title: str, fiche: Fiche | None) -> bool:
        """Whether a heading says by itself what stands under it, was read well and is not the fiche's own title."""
        folded = fold(title)
        shortest, longest = QUESTION_WORDS if is_question(title) else WORDS
        if not shortest <= len(title.split()) <= longest or _VAGUE.match(folded) or is_back_matter_title(title):
            return False
        if _MISREAD.search(title) or not self._is_known(title):
            return False
        return fiche is None or fuzz.partial_ratio(folded, fold(fiche.title)) <= SAME_TITLE


def is_question(title: str) -> bool:
    """Whether a heading is a question."""
    folded = fold(title)
    return _ASKS.match(folded) is not None or (folded.endswith("?") and _INVERTED.search(folded) is not None)


def _rank(title: str) -> int:
    """Headings that make the plainest questions first."""
    if is_question(title.rstrip()):
        return 0
    return 1 if _INFINITIVE.match(fold(title).split(" ")[0]) else 2


def _headings_of(passage: Passage) -> list[str]:
    """The heading a passage stands under, then those printed in it that something follows."""
    units = split_units(passage.text)
    inside = [unit.words for unit, after in pairwise(units) if _opens(unit, after)]
    return [*passage.path[-1:], *inside]


def _opens(unit: Unit, after: Unit) -> bool:
    return unit.kind == "heading" and after.kind != "heading"


def _lowered(title: str) -> str:
    """The title with a small first letter, unless it begins with an acronym."""
    return title if title[:2].isalpha() and title[:2].isupper() else title[:1].lower() + title[1:]

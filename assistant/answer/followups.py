"""Questions that may come next and that the corpus can answer: those that quoted fiches print, then their headings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from assistant.answer.asking import question_of, rank
from assistant.answer.frames import Voice, quiet
from assistant.answer.sentences import Unit, split_units
from assistant.answer.shelf import Shelf
from assistant.question.language import detect
from ingest.datamodels import Fiche, Passage
from ingest.text import fold

FOLLOWUPS = 3
PER_FICHE = 2
"""Printed questions offered of one fiche at most."""
LONGEST = 110
"""Characters of a printed question that is offered."""
TOLD = 0.8
"""Share of the words of a question that stand in what was quoted, from which it counts as answered."""
STEM = 6
KNOWN = 4
"""Passages that must hold a word for it to be taken as well read."""

_POINTS_BACK = re.compile(
    r"\b(?:tels?|telles?|cet|cette|ces|this|these|ce(?! (?:que?|qui|qu'|sont)\b))(?= )|\b(?:ici|here)\b"
)
"""Words by which a question leans on the fiche that prints it."""

FicheOf = Callable[[Passage], Fiche | None]
_Offer = tuple[Passage, str, str | None]
"""A passage of a fiche, what is printed there, and the question that it makes."""


class Followups:
    """Makes next questions from one shelf of passages; `answers` tells whether a question finds its passage."""

    def __init__(
        self, shelf: Shelf, fiche_of: FicheOf, words: Mapping[str, int], answers: Callable[[str, Passage], bool]
    ) -> None:
        """`words` are the folded words of the corpus with the number of passages that hold each."""
        self._shelf, self._fiche_of, self._words, self._answers = shelf, fiche_of, words, answers

    def after(self, quoted: Sequence[Passage], headings: Iterable[str], voice: Voice) -> tuple[str, ...]:
        """Three questions at most on what the answer left out of the quoted fiches."""
        seen = {_key(heading) for heading in headings}
        printed = self._fresh(self._printed(quoted, voice), seen)
        if printed and voice.language != "fr":
            # Headings are French: an English question around one reads badly and often finds nothing.
            return printed
        made = self._fresh(self._made(quoted, voice), seen, FOLLOWUPS - len(printed))
        return (*printed, *made)

    def _fresh(self, offers: Iterable[_Offer], seen: set[str], most: int = FOLLOWUPS) -> tuple[str, ...]:
        """The first questions offered that find their passage and are not among those seen, which they join."""
        found: list[str] = []
        for passage, title, question in offers:
            if len(found) == most:
                break
            if question is None or _key(title) in seen:
                continue
            seen.add(_key(title))
            if self._answers(question, passage):
                found.append(question)
        return tuple(found)

    def question(self, title: str, fiche: Fiche | None, voice: Voice) -> str | None:
        """A question made of a heading, None when the heading says too little to make one or was not read well."""
        return question_of(title, fiche, voice) if self._is_known(title) else None

    def _printed(self, quoted: Sequence[Passage], voice: Voice) -> Iterator[_Offer]:
        """The questions that the quoted fiches say they answer, in the language of the voice, but for those that the
        quotes answer."""
        told = [(fold(passage.text), _stems(passage.text)) for passage in quoted]
        for document, code in _fiches(quoted):
            own = self._shelf.of_fiche(document, code)
            fiche = self._fiche_of(own[0])
            askable = [each for each in fiche.questions if _is_askable(each, voice)] if fiche else []
            fresh = (each for each in askable if not _is_told(each, told))
            yield from ((own[0], each, each) for each in islice(fresh, PER_FICHE))

    def _made(self, quoted: Sequence[Passage], voice: Voice) -> Iterator[_Offer]:
        """The headings of the quoted fiches and the questions made of them, the plainest first."""
        for passage, title in sorted(self._titles(quoted), key=lambda each: rank(each[1])):
            yield passage, title, self.question(title, self._fiche_of(passage), voice)

    def _is_known(self, title: str) -> bool:
        """Whether the words of a heading stand elsewhere too: a misread word does not."""
        return all(self._words.get(word, 0) >= KNOWN for word in re.findall(r"[a-z]{5,}", fold(title)))

    def _titles(self, quoted: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
        """Headings of the fiches quoted, with a passage that stands under each, the first fiche first."""
        used = {passage.id for passage in quoted}
        for place, code in _fiches(quoted):
            for passage in self._shelf.of_fiche(place, code):
                if passage.id not in used:
                    yield from ((passage, title) for title in _headings_of(passage))


def _fiches(quoted: Iterable[Passage]) -> list[tuple[str, str]]:
    """Document and code of the fiches of passages, each once and in their order."""
    return list(dict.fromkeys((passage.document, passage.fiche) for passage in quoted if passage.fiche))


def _key(title: str) -> str:
    """What two printings of one heading or question have in common."""
    return fold(quiet(title)).rstrip(" ?:.")


def _is_askable(question: str, voice: Voice) -> bool:
    """Whether a printed question is in the language of the voice, one sentence, short, and clear by itself."""
    is_one = question.endswith("?") and not re.search(r"[.!?]\s+\S", question[:-1].rstrip())
    if _POINTS_BACK.search(fold(question)):
        return False
    return is_one and len(question) <= LONGEST and detect(question) == voice.language


def _is_told(question: str, told: Iterable[tuple[str, set[str]]]) -> bool:
    """Whether texts that do not print the question, folded and in stems, hold nearly all its words."""
    asked, key = _stems(question), _key(question)
    held = set[str]().union(*(stems for text, stems in told if key not in text))
    return len(asked & held) >= TOLD * len(asked)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[a-z]{4,}", fold(text))}


def _headings_of(passage: Passage) -> list[str]:
    """The heading a passage stands under, then those printed in it that something follows."""
    units = split_units(passage.text)
    inside = [unit.words for unit, after in pairwise(units) if _opens(unit, after)]
    return [*passage.path[-1:], *inside]


def _opens(unit: Unit, after: Unit) -> bool:
    return unit.kind == "heading" and after.kind != "heading"

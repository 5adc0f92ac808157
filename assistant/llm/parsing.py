"""Cuts what a model writes, as it comes, into statements with their marks; thinking aloud and markup are left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.answer.sentence_ends import split_sentences
from assistant.answer.sentences import BULLET
from assistant.llm.marks import take_marks, without_unfinished
from assistant.llm.thoughts import Thoughts
from ingest.text import fold

_INITIAL = re.compile(r"^\s*[A-Z]\.\s")
"""The initial of a name ("M. Roy") rather than the mark of a list."""
_FENCE = re.compile(r"^\s*(?:```|~~~)\w*\s*$")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+(?P<hashes>.+?)\s*#*|\*\*(?P<bold>[^*]{2,80}?)\s*:?\*\*\s*:?)\s*$")
_HALF_MARK = re.compile(r"\s*[\[【(]\s*(?:[Pp]\s?\d{0,3})?\s*$")
_RULE = re.compile(r"^[\s|:*_=-]+$")
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)\*(?=\w)|(?<=[\w.,;!?»)])\*(?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_POLITE = re.compile(
    r"^(?:(?:bien sur|certainement|d'accord|tres bien|sure|of course|certainly|bonjour|hello|merci)\b[\s,.!:]*"
    r"|(?:voici|here is|here are|ci-dessous|ci-apres)\b[^.\d]{0,70}?\b(?:reponse|answer|phrases?|elements?|points?|"
    r"informations?)\b[^.\d]{0,50}[.:!]?"
    r"|(?:reponse|answer)\s*:|(?:d'apres|selon|according to|based on) (?:les|the) passages?[^.,:\d]{0,40}[,:]"
    r"|(?:j'espere|n'hesitez pas|i hope|let me know|feel free)\b[^.!?]*[.!?]?)\s*"
)
_DO_NOT_KNOW = re.compile(
    r"\bje ne sais pas\b|\bi (?:do not|don't) know\b"
    r"|\b(?:les |ces |the )?passages?\b[^.]{0,40}\b(?:ne|n'|do not|don't|does not)\b[^.]{0,40}"
    r"\b(?:repond|permett|contien|precis|mention|indiqu|donn|dis|parl|answer|contain|mention|say|provide)"
    r"|\baucun passage\b|\baucune (?:information|reponse)\b|\bno (?:information|answer)\b"
    r"|\binformations? (?:n'est|ne sont|n'y est) pas\b"
)


SHORT_LINE, STEP, LONG_LINE = 400, 40, 1500
"""Characters: a longer line is looked at again every so many; a line without end is cut."""


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as written, without marks. `ids` are the passages it names, in order; `heading` was written over it;
    `opens` tells that it only introduces what follows (it ends with a colon)."""

    text: str
    ids: tuple[str, ...]
    item: bool = False
    heading: str | None = None
    opens_line: bool = False

    @property
    def opens(self) -> bool:
        """Whether it only introduces what follows."""
        return self.text.endswith(":")


def does_not_know(text: str) -> bool:
    """Whether a text says that the passages do not answer."""
    return _DO_NOT_KNOW.search(fold(text)) is not None


@dataclass
class Parser:
    """Takes the words of one answer as they come; gives each statement once it is whole."""

    restarts: int = 0
    """How often all that was given turned out to be thinking aloud."""
    _thoughts: Thoughts = field(default_factory=Thoughts)
    _line: str = ""
    """The line being written."""
    _parsed: int = 0
    """Characters of it when it was last looked at."""
    _given: int = 0
    """Statements of it given already."""
    _heading: str | None = None
    _pending: str = ""

    def feed(self, text: str) -> Iterator[Written]:
        """The statements that these words complete."""
        said = self._thoughts.feed(text)
        if self._thoughts.ended_unopened > self.restarts:
            self.restarts = self._thoughts.ended_unopened
            self._line, self._given, self._heading = "", 0, None
        *whole, last = (self._line + said).split("\n")
        for line in whole:
            yield from self._end_line(line)
        self._line = last
        if len(last) > LONG_LINE:
            yield from self._end_line(last)
        elif len(last) < SHORT_LINE or len(last) >= self._parsed + STEP or not last:
            self._parsed = len(last)
            yield from self._of_line(last, whole=False)

    def end(self) -> Iterator[Written]:
        """What is left, once the model has stopped of itself."""
        yield from self._end_line(self._line + self._thoughts.end())

    @property
    def pending(self) -> str:
        """The words of the statement being written, without half a mark; may still change."""
        return self._pending

    def _end_line(self, line: str) -> Iterator[Written]:
        yield from self._of_line(line, whole=True)
        self._line, self._pending = "", ""
        self._parsed = self._given = 0

    def _of_line(self, line: str, *, whole: bool) -> Iterator[Written]:
        """The statements of a line that were not given yet; of an unfinished line, those that nothing can change."""
        if _FENCE.match(line) or _RULE.fullmatch(line):
            return
        heading = _HEADING.match(line)
        if heading:
            if whole:
                self._heading = tidy(heading["hashes"] or heading["bold"])
            return
        bullet = None if _INITIAL.match(line) else BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        found = _sentences(_HALF_MARK.sub("", body) if whole else without_unfinished(body))
        ready = found if whole else _settled(found)
        for rank, sentence in enumerate(ready[self._given :], start=self._given):
            yield Written(sentence.text, sentence.ids, bullet is not None, self._heading, opens_line=rank == 0)
            self._heading = None
        self._given = len(ready)
        self._pending = "" if whole else " ".join(sentence.text for sentence in found[len(ready) :])


def _settled(found: Sequence["_Sentence"]) -> Sequence["_Sentence"]:
    """The sentences up to the last one that is marked itself and followed by another: no further mark can be theirs."""
    marked = [rank for rank, sentence in enumerate(found[:-1]) if sentence.own]
    return found[: marked[-1] + 1] if marked and not found[0].prefixed else []


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a line, the ids that mark it and whether they are its own; `prefixed` when marks come first."""

    text: str
    ids: tuple[str, ...]
    own: bool
    prefixed: bool


def _sentences(line: str) -> list[_Sentence]:
    """Sentences of a line with the ids that mark them; marks after several sentences stand for all of these."""
    marked = take_marks(_LINK.sub(_plain_link, line.replace(" | ", " – ").strip("| ")))
    ranges = _ranges(marked.text)
    if not ranges:
        return []
    starts = [start for start, _ in ranges]
    places = [at for at, _ in marked.marks]
    prefixed = bool(places) and places[0] <= starts[0] and places[-1] <= starts[-1]
    named: list[tuple[str, ...]] = [()] * len(ranges)
    for at, ids in marked.marks:
        rank = bisect_left(starts, at) if prefixed else max(0, bisect_left(starts, at) - 1)
        named[rank] = tuple(dict.fromkeys((*named[rank], *ids)))
    sentences: list[_Sentence] = []
    following: tuple[str, ...] = ()
    for (start, end), own_ids in zip(reversed(ranges), reversed(named), strict=True):
        following = own_ids or following
        sentences.insert(0, _Sentence(tidy(marked.text[start:end]), following, bool(own_ids), prefixed))
    return [sentence for sentence in sentences if sentence.text]


def _ranges(text: str) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for sentence in split_sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        ranges.append((start, at))
    return ranges


def _plain_link(link: re.Match[str]) -> str:
    """The words of a link with its address beside them, so that it is checked like the rest."""
    words, address = link.groups()
    return words if words == address or not address else f"{words} ({address})"


def tidy(text: str) -> str:
    """Words without markup, politeness or stray spaces."""
    text = " ".join(_MARKUP.sub("", text).split())
    text = re.sub(r"\s+([.,])", r"\1", text)
    polite = _POLITE.match(fold(text)) if len(fold(text)) == len(text) else None
    text = text[polite.end() :] if polite else text
    return text if any(char.isalnum() for char in text) else ""

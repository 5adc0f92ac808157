"""Turns what a model wrote, statement by statement, into checked statements with citations of printed sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer.matching import stream_of
from assistant.answer.quoting import Library, Sources
from assistant.answer.sentences import split_units
from assistant.datamodels import Citation, Statement
from assistant.llm.content import Window, share_of
from assistant.llm.figures import figures_of
from assistant.llm.names import missing_names, terms_with_acronyms
from assistant.llm.parsing import Written, does_not_know, tidy
from assistant.llm.pieces import Stated
from assistant.llm.polarity import is_negative
from assistant.llm.prompting import notice
from assistant.llm.support import ADDRESS, Judge, Verdict, reveals_prompt
from ingest.datamodels import Passage

HEADING_WORDS = 14
HEADING_SHARE = 0.5
"""Share of a heading that the question and the passages must hold together."""
TELLING_SHARE = 0.15
"""Share of a statement from which a second cited passage is quoted as well."""


@dataclass
class Composer:
    """The statements of one answer so far."""

    judge: Judge
    library: Library
    statements: list[Statement] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Ids that the model made up, each once."""
    unaware: int = 0
    """Statements that say that the passages do not answer."""
    _sources: Sources = field(init=False)
    _heading: str | None = None
    _said: set[str] = field(default_factory=set)
    _before: str = ""

    def __post_init__(self) -> None:
        self._sources = Sources(self.library)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of their numbers."""
        return tuple(self._sources.citations)

    @property
    def supported(self) -> int:
        """Statements that their passages say."""
        return sum(statement.support == "supported" for statement in self.statements)

    def add(self, written: Written) -> Iterator[Stated]:
        """The statement checked; nothing for a repetition, or for a heading, which the next statement takes."""
        known = {source.id for source in self.judge.sources}
        self.unknown += [each for each in written.ids if each not in known and each not in self.unknown]
        if written.heading:
            yield from self._open(Written(f"{written.heading} :", ()))
            written = replace(written, heading=None)
        if written.opens and not written.ids:
            yield from self._open(written)
            return
        key = stream_of(written.text).chars
        if key in self._said:
            return
        self._said.add(key)
        yield self._state(written)

    def _open(self, written: Written) -> Iterator[Stated]:
        """Keeps a heading that claims nothing for the next statement; one that does is a statement without marks."""
        if not tidy(written.text):
            return
        if self._is_heading(written.text):
            self._heading = written.text.rstrip(" :")
        else:
            yield self._state(written)

    def _is_heading(self, text: str) -> bool:
        judge = self.judge
        texts = [judge.question, *("\n".join((*each.passage.path, each.passage.text)) for each in judge.sources)]
        if len(text.split()) > HEADING_WORDS or figures_of(text) or is_negative(text) or ADDRESS.search(text):
            return False
        if reveals_prompt(text) or any(missing_names(text, judge.language, texts)):
            return False
        words = judge.content.words(text, judge.language)
        return share_of(words, terms_with_acronyms("\n".join(texts))) >= HEADING_SHARE

    def _state(self, written: Written) -> Stated:
        before = len(self._sources.citations)
        verdict = self.judge.judge(written)
        if reveals_prompt(f"{self._before} {written.text}"):
            verdict = Verdict((notice("doubt_prompt"),), (), reveals=True)
        self._before = written.text
        self.unaware += does_not_know(written.text)
        numbers = self._cite(written.text, verdict.windows) if verdict.supported else ()
        doubts = verdict.doubts if numbers or verdict.doubts else (notice("doubt_content", what="…"),)
        statement = Statement(
            text=notice("withheld") if verdict.reveals else self._shown(written.text, doubts),
            citations=numbers,
            kind="lead" if not self.statements and not written.item else "item" if written.item else "text",
            heading=self._heading,
            support="unsupported" if doubts else "supported",
            doubts=doubts,
        )
        self._heading = None
        self.statements.append(statement)
        return Stated(statement, self.citations[before:])

    def _shown(self, text: str, doubts: Sequence[str]) -> str:
        """The words to show: an address that no passage holds is not, lest somebody follows it."""
        if notice("doubt_link", what=notice("withheld_link")) not in doubts and not (doubts and ADDRESS.search(text)):
            return text
        return ADDRESS.sub(notice("withheld_link"), text)

    def _cite(self, text: str, windows: Sequence[Window]) -> tuple[int, ...]:
        """Numbers of the citations: the printed sentences that say most of the statement, and those of its figures."""
        numbers: list[int] = []
        for rank, window in enumerate(windows):
            if rank == 0 or window.share >= TELLING_SHARE:
                for words in window.words:
                    numbers += self._sources.cite(window.passage, words)
        cited = " ".join(self._sources.citations[number - 1].quote for number in numbers)
        for window in windows:
            for words in _units_with(_left_out(text, cited), window.passage):
                numbers += self._sources.cite(window.passage, words)
        return tuple(dict.fromkeys(numbers))


def _left_out(text: str, cited: str) -> set[float]:
    """The figures of a statement that its citations do not hold yet."""
    return {figure.value for figure in figures_of(text)} - {figure.value for figure in figures_of(cited)}


def _units_with(values: set[float], passage: Passage) -> Iterator[str]:
    """The first unit of a passage that holds each value."""
    for value in sorted(values):
        for unit in split_units(passage.text):
            if any(figure.value == value for figure in figures_of(unit.words)):
                yield unit.words
                break


def safe_words(text: str) -> str:
    """Words that may be shown before they are checked: nothing of our instructions, and no address."""
    if reveals_prompt(text):
        return ""
    return ADDRESS.sub(notice("withheld_link"), re.sub(r"\s+", " ", text))

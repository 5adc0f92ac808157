"""Decides whether the passages that a statement cites say what it says: pure code, the same verdict every time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.matching import stream_of
from assistant.answer.sentences import split_units
from assistant.datamodels import Language
from assistant.llm.content import Content, Window, Word, held_part, share_of
from assistant.llm.figures import figures_of, missing_figures
from assistant.llm.names import missing_names, names_of, terms_with_acronyms
from assistant.llm.parsing import Written
from assistant.llm.polarity import conditional_clauses, contradiction, missing_companions, new_conditions, opposites
from assistant.llm.prompting import frames, notice
from assistant.llm.sources import Source
from assistant.question.language import detect
from ingest.terms import stem, tokens
from ingest.text import fold

MIN_SHARE, MIN_SHARE_ENGLISH = 0.4, 0.3
"""Share of a statement, by weight of its words, that a few sentences of the cited passages must hold; in English it is
known through translations."""
LIKELY = 0.8
"""The same share and the likeness of the vectors together, where there are vectors."""
LEAST = 0.3
"""Share below which no likeness helps."""
CLAUSE_SHARE, CLAUSE_WORDS = 0.25, 2
"""Share of a limiting clause ("si …") that the cited passages must hold, when it has so many content words."""
BETTER = 0.3
"""Share by which a passage that was given but not cited may hold more of a statement than those cited."""
FIGURE, TELLING = 4.0, 13
"""Weight of a figure among words, and from which size it tells one sentence from others."""
MIN_WORDS = 3
"""Content words from which a language can be told, and below which a statement says too little to weigh."""
LEAK = 7
"""Words in a row of our instructions that give them away."""
SHOWN = 4
"""Words named at most in a doubt."""

_QUOTE = re.compile(r"«\s*([^»]{2,}?)\s*»|“([^”]{2,}?)”|\"([^\"]{2,}?)\"")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>\]»]+|\b[\w.+-]+@[\w-]+\.[\w.-]+\b|\b(?:data|javascript|file):\S+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a statement: the French doubts, none when it is supported, and where its passages say it."""

    doubts: tuple[str, ...]
    windows: tuple[Window, ...]
    reveals: bool = False
    """It repeats our instructions and must not be shown."""

    @property
    def supported(self) -> bool:
        """Whether the cited passages say it."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the statements of one answer: the passages given by id, the question, its language."""

    content: Content
    sources: Sequence[Source]
    question: str
    language: Language

    def judge(self, written: Written) -> Verdict:
        """The verdict on one statement."""
        if reveals_prompt(written.text):
            return Verdict((notice("doubt_prompt"),), (), reveals=True)
        if not written.ids:
            return Verdict((notice("doubt_unmarked"),), ())
        cited = [source for source in self.sources if source.id in written.ids]
        if not cited:
            return Verdict((notice("doubt_unknown_mark"),), ())
        named = frozenset(stem(token) for name in names_of(self.question, self.language) for token in tokens(name))
        words = self.content.words(written.text, self.language, named)
        windows = [self.content.best_window(words, source.passage) for source in cited]
        doubts = [*self._in_letters(written.text, cited), *self._in_sense(written.text, words, windows)]
        return Verdict(tuple(dict.fromkeys(doubts)), tuple(sorted(windows, key=lambda window: -window.share)))

    def _in_letters(self, text: str, cited: Sequence[Source]) -> Iterator[str]:
        """Doubts on what must stand as it is: figures, names, quotations, addresses."""
        texts = ["\n".join((*source.passage.path, source.passage.text)) for source in cited]
        for figure in missing_figures(text, texts):
            yield notice("doubt_figure", what=figure)
        for name in missing_names(text, self.language, [*texts, self.question]):
            yield notice("doubt_name", what=name)
        streams = [stream_of(source.passage.text) for source in cited]
        for quote in _quotes(text):
            if not any(stream.find(stream_of(quote)) for stream in streams):
                yield notice("doubt_quote", what=quote)
        for address in ADDRESS.findall(text):
            if not any(fold(address.rstrip(".,;")) in fold(each) for each in texts):
                yield notice("doubt_link", what=notice("withheld_link"))

    def _in_sense(self, text: str, words: Sequence[Word], windows: Sequence[Window]) -> Iterator[str]:
        """Doubts on what is said: conditions, negations, opposites, content, language."""
        if len(words) >= MIN_WORDS and detect(text, default=self.language) != self.language:
            yield notice("doubt_language")
            return
        whole = "\n".join("\n".join((*window.passage.path, window.passage.text)) for window in windows)
        for condition in new_conditions(text, whole):
            yield notice("doubt_condition", what=condition)
        held = terms_with_acronyms(whole)
        for clause in conditional_clauses(text):
            limits = self.content.words(clause, self.language)
            if len(limits) >= CLAUSE_WORDS and share_of(limits, held) < CLAUSE_SHARE:
                yield notice("doubt_condition", what=clause.strip())
        evidence = [unit for window in windows for unit in window.words]
        denied = contradiction(text, evidence, whole) if self.language == "fr" else None
        reversals = [*opposites(text, evidence), *missing_companions(text, evidence)]
        for what in [*([denied] if denied else []), *reversals]:
            yield notice("doubt_negation", what=what)
        strangers = self._strangers(text, words, windows)
        if strangers is not None:
            yield notice("doubt_content", what=", ".join(strangers[:SHOWN]) or "…")

    def _strangers(self, text: str, words: Sequence[Word], windows: Sequence[Window]) -> list[str] | None:
        """The words that the cited passages do not hold, when they hold too little of the statement; None else.

        Figures that few sentences share speak for a passage as much as words do.
        """
        held = frozenset().union(*(_terms(window) for window in windows))
        figures = [Word(term, ((term, 1.0),), FIGURE) for term in dict.fromkeys(_telling(text))]
        known = frozenset(_telling("\n".join(window.passage.text for window in windows)))
        share = share_of([*words, *figures], held | known)
        if self._says_enough(text, share, windows) and self._best_elsewhere(words, windows) < share + BETTER:
            return None
        # The words of an English sentence are known as French stems, which say nothing to its reader.
        return [word.text for word in words if not held_part(word, held)] if self.language == "fr" else []

    def _says_enough(self, text: str, share: float, windows: Sequence[Window]) -> bool:
        likeness = self.content.likeness(text, windows)
        if self.language == "en":
            return share >= MIN_SHARE_ENGLISH
        if not likeness:
            return share >= MIN_SHARE
        return share >= LEAST and share + max(likeness) >= LIKELY

    def _best_elsewhere(self, words: Sequence[Word], windows: Sequence[Window]) -> float:
        """Share of a statement in the best of the passages that it does not cite."""
        cited = {window.passage.id for window in windows}
        others = [source.passage for source in self.sources if source.passage.id not in cited]
        return max((self.content.best_window(words, passage).share for passage in others), default=0.0)


def _terms(window: Window) -> frozenset[str]:
    titles = [unit.words for unit in split_units(window.passage.text) if unit.kind in ("heading", "intro")]
    return terms_with_acronyms("\n".join((*window.passage.path[1:], *titles, *window.words)))


def _telling(text: str) -> list[str]:
    """The figures of a text that few sentences share, as terms."""
    return [f"#{figure.value:g}" for figure in figures_of(text) if figure.value >= TELLING]


def _quotes(text: str) -> Iterator[str]:
    for groups in _QUOTE.findall(text):
        yield next(group for group in groups if group)


def reveals_prompt(text: str) -> bool:
    """Whether a text holds as many words in a row of what the model was told to do."""
    said = analysed_runs(text)
    return any(said & analysed_runs(frames(language).text("system")) for language in ("fr", "en")) or any(
        said & analysed_runs(frames(language).text("draft_system")) for language in ("fr", "en")
    )


def analysed_runs(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of words of a text, without accents or case."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return frozenset(tuple(words[at : at + LEAK]) for at in range(len(words) - LEAK + 1))

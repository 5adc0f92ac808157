"""Reads a question after the earlier ones: what completes it, what it corrects, which guide it asks to keep to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.datamodels import Language
from assistant.question.asides import aside_of
from assistant.question.corrections import exchanged, read_correction, without_opposites
from assistant.question.ellipsis import ContentWords, capitalised, leans_on_last, needs_history, without_opening
from assistant.question.guide_names import AskedGuides, GuideNames

_ABOUT = {"fr": "à propos de", "en": "about"}
_PRECISION = {"fr": "précision", "en": "meaning"}
_THEN = {"fr": ", puis de ", "en": ", then "}
_IN = {"fr": "dans", "en": "in"}
_AND = {"fr": " et ", "en": " and "}
_NAME = re.compile(r"(?<![.?!:;«]\s)(?<!^)(?:\b[dl]['’])?\b(?:[A-ZÀ-Ý]{2,}[\w-]*|[A-ZÀ-Ý][a-zà-ÿ’'-]{2,})")
_BARE_NAME = re.compile(
    r"^\W*(?:(?:ok|et|and|mais|but|what about|how about)\W+)+"
    r"(?:(?:chez|en|dans|à|au|aux|pour|de|in|at|for|the|l[ea]s?)\s+|l['’])*"
    r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:[A-ZÀ-Ý\d][\w’'-]*|de|du|des|et))*\W*$"
)
"""Puts one name in place of another: "et Jura Service ?"."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A question after the earlier ones.

    `question` is what is read of it: as typed, or with its correction carried out; `searched` is the same without the
    words that a precision contradicts. `carried` are the earlier words that complete it, the nearest first; empty when
    it stands alone. `about` are the earlier questions that it is read with and `precision` what was added to them, both
    for people; `guides` are those it asks to keep to.
    """

    question: str
    searched: str
    carried: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    precision: str = ""
    guides: AskedGuides | None = None

    @property
    def followed(self) -> bool:
        """The question needs the earlier ones."""
        return bool(self.carried)


@dataclass(frozen=True, slots=True)
class _Thread:
    """What a conversation is about: its last question that stands alone, what was made precise of it since, and the
    last question, when that one leans on them."""

    topic: str = ""
    precisions: tuple[str, ...] = ()
    latest: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """The words so far, oldest first."""
        return tuple(each for each in (self.topic, *self.precisions, self.latest) if each)

    @property
    def searched(self) -> str:
        """The topic without the words that a precision contradicts."""
        return without_opposites(self.topic, self.precision)

    @property
    def precision(self) -> str:
        """What was made precise, for people."""
        return ", ".join(self.precisions)


def complete(
    question: str, history: Sequence[str], content_words: ContentWords, guides: GuideNames | None = None
) -> Completion:
    """A question read after `history` (oldest first), of which asides are left out. `content_words` gives the subject
    words of a text."""
    names = guides or GuideNames(())
    thread = _Thread()
    for earlier in history:
        if aside_of(earlier) is None:
            _, thread = _read(earlier, thread, content_words, names)
    return _read(question, thread, content_words, names)[0]


def _read(question: str, thread: _Thread, content_words: ContentWords, names: GuideNames) -> tuple[Completion, _Thread]:
    """A question read in a thread, and the thread after it."""
    correction = read_correction(question) if thread.topic else None
    if correction is not None and correction.is_question:
        question = correction.new
    elif correction is not None:
        corrected = exchanged(thread.topic, correction)
        if corrected is not None:
            return Completion(corrected, corrected), _Thread(corrected, thread.precisions)
        after = _Thread(thread.topic, (correction.new,))
        return Completion(thread.topic, after.searched, after.precisions, precision=after.precision), after
    guides = names.find(question)
    if guides is not None:
        return _in_guides(question, guides, thread, content_words)
    if not needs_history(question, thread.questions, content_words):
        return Completion(question, question), _Thread(without_opening(question))
    return _follow(question, thread, content_words), replace(thread, latest=question)


def _follow(question: str, thread: _Thread, content_words: ContentWords) -> Completion:
    """An elliptical question with the words of the thread that complete it."""
    about: tuple[str, ...] = (thread.topic,)
    topic = _without_names(thread.searched) if _BARE_NAME.match(question) else thread.searched
    carried = [*reversed(thread.precisions), topic]
    if thread.latest and leans_on_last(question, content_words):
        # "Un exemple ?" asks for one of what was asked last.
        about = (thread.topic, capitalised(thread.latest))
        carried.insert(0, thread.latest)
    return Completion(question, question, tuple(each for each in carried if each), about, thread.precision)


def _in_guides(
    question: str, guides: AskedGuides, thread: _Thread, content_words: ContentWords
) -> tuple[Completion, _Thread]:
    """A question that asks to keep to guides: the thread's own when it says nothing else."""
    rest = guides.rest
    if thread.topic and not (rest and content_words(rest)):
        carried = (thread.latest, *thread.precisions) if thread.latest else thread.precisions
        return Completion(thread.topic, thread.searched, carried, (), thread.precision, guides), thread
    if rest and needs_history(rest, thread.questions, content_words):
        return replace(_follow(rest, thread, content_words), guides=guides), replace(thread, latest=rest)
    return Completion(question, question, guides=guides), _Thread(without_opening(question))


def _without_names(topic: str) -> str:
    """The question without its names, for one that puts another name in their place."""
    return " ".join(_NAME.sub("", topic).split())


def in_words(question: str, completion: Completion, language: Language) -> str:
    """The question with what it was completed from, readable on its own; `question` is its text with typos mended."""
    parts = [capitalised(question.strip()) if completion.about or completion.guides else question.strip()]
    if completion.about:
        parts.append(f"{_ABOUT[language]} " + _THEN[language].join(map(_quoted, completion.about)))
    if completion.precision:
        parts.append(f"{_PRECISION[language]} : {completion.precision}".replace("meaning :", "meaning:"))
    if completion.guides:
        titles = _AND[language].join(map(_quoted, completion.guides.titles))
        parts.append(f"{_IN[language]} {titles}")
    first, *others = parts
    return f"{first} – {', '.join(others)}" if others else first


def _quoted(text: str) -> str:
    """The text in the quotation marks that French uses within others."""
    return f"“{text.strip()}”"

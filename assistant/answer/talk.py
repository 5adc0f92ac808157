"""A conversation as it stands when something is said: what came before, and what was wanted of the last answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from assistant.answer.rework import SHORT
from assistant.datamodels import Answer, Language
from assistant.question.asides import aside_of
from assistant.question.rework_request import Rework, understand_rework
from prompts import Frames

FRENCH, ENGLISH = "français", "anglais"
LANGUAGES: Mapping[str, Language] = {FRENCH: "fr", ENGLISH: "en"}
"""Languages in which a model can be checked."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said before, oldest first, with the answers where they are known, and where to look now."""

    history: Sequence[str] = ()
    documents: Sequence[str] = ()
    answers: Sequence[Answer] = ()
    start: float = 0.0
    has_model: bool = False
    """A language model can be asked."""

    def before(self, turn: int) -> "Talk":
        """The conversation as it was before that turn."""
        return replace(self, history=self.history[:turn], answers=self.answers[:turn])

    def last_question(self) -> int | None:
        """Rank of the last turn that asked something of the guides; None when there was none."""
        ranks = range(len(self.history) - 1, -1, -1)
        return next((rank for rank in ranks if aside_of(self.history[rank]) is None), None)


def so_far(request: Rework, since: Sequence[str]) -> Rework:
    """A request with those made on the same answer before."""
    earlier = [each for said in since if (each := understand_rework(said)) is not None]
    return reduce(lambda before, after: after.after(before), [*earlier, request])


def in_language(wanted: Rework, spoken: Language) -> Rework:
    """The request with the language it asks for: where it names none, the other of the two."""
    return replace(wanted, language=ENGLISH if spoken == "fr" else FRENCH) if wanted.language == "" else wanted


def needs_words(wanted: Rework) -> bool:
    """Whether a request asks for other words, which only a model can write."""
    in_language = wanted.language in LANGUAGES and not wanted.quotes_kept
    return wanted.reworded or wanted.length is not None or in_language


def instruction(wanted: Rework, texts: Frames) -> str:
    """What a model is told of the answer wanted, beside the question."""
    said = []
    if wanted.length == "short":
        said.append(texts.text("ask_short", count=wanted.points or SHORT))
    elif wanted.length == "long":
        said.append(texts.text("ask_long"))
    if wanted.reworded:
        said.append(texts.text("ask_plain"))
    return " ".join(said)

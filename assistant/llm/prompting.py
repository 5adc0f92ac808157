"""Puts together what is sent to the model: a short instruction, the passages between tags, the question last."""

from collections.abc import Sequence
from functools import lru_cache

import prompts
from assistant.datamodels import Language
from assistant.llm.chat_model import Turn
from assistant.llm.cleaning import clean
from assistant.llm.sources import Source, count_tokens

PROMPTS: prompts.Fields = {
    "system": (),
    "passages": ("passages",),
    "passage": ("id", "title", "text"),
    "ask": ("question",),
    "standalone_system": (),
    "standalone": ("earlier", "question"),
    "draft_system": (),
    "fact": ("id", "text"),
    "draft": ("title", "facts", "passages", "text", "instruction"),
}
NOTICES: prompts.Fields = {
    "unsupported": (),
    **{f"doubt_{name}": () for name in ("unmarked", "unknown_mark", "language", "prompt")},
    **{f"doubt_{name}": ("what",) for name in ("figure", "name", "quote", "condition", "negation", "content", "link")},
    "withheld": (),
    "withheld_link": (),
    "unknown_marks": ("count", "ids"),
    "some_unsupported": ("count", "total"),
    "fallback": ("model", "reason"),
    "reason_few": ("count", "total"),
    **{f"reason_{name}": () for name in ("no_marks", "does_not_know", "language", "prompt", "empty", "kind")},
    "reason_context": ("tokens",),
    "length": (),
    "completed_by_rule": (),
    "to_check": ("what",),
    "to_check_sentence": (),
    "nothing_to_rewrite": ("title",),
}
MARGIN = 120
"""Tokens kept free for what the server adds around messages."""


@lru_cache
def frames(language: Language) -> prompts.Frames:
    """What is sent to a model, in a language."""
    return prompts.load("llm", language, PROMPTS)


def notice(name: str, /, **fields: object) -> str:
    """What the user reads about an answer of a model: always in French, like every notice."""
    return _notices().text(name, **fields)


@lru_cache
def _notices() -> prompts.Frames:
    return prompts.load("llm_notices", "fr", NOTICES)


def room_for_passages(question: str, language: Language, *, context: int, answer: int) -> int:
    """Tokens left for passages in a context, the answer's share kept."""
    texts = frames(language)
    around = texts.text("system") + texts.text("passages", passages="") + texts.text("ask", question=clean(question))
    return context - answer - MARGIN - count_tokens(around)


def ask(question: str, sources: Sequence[Source], language: Language) -> list[Turn]:
    """The messages that ask a question about passages."""
    texts = frames(language)
    held = [texts.text("passage", id=each.id, title=each.title, text=each.text) for each in sources]
    asked = "\n\n".join(
        [texts.text("passages", passages="\n\n".join(held)), texts.text("ask", question=clean(question))]
    )
    return [Turn("system", texts.text("system")), Turn("user", asked)]

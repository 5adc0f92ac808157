"""What the assistant says for itself: to requests on the last answer that it declines, to facts told, to thanks."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import prompts
from assistant.answer.facts import facts_of
from assistant.answer.frames import Voice
from assistant.answer.markdown import plain, statements_markdown
from assistant.datamodels import Answer, Aside, FicheMatch, Language, Statement

REWORK: prompts.Fields = {
    "about_answer": ("request", "question"),
    "mail_subject": ("subject",),
    "ask_short": ("count",),
    **dict.fromkeys(
        (
            "already_short", "part", "said", "mail_hello", "mail_lead", "mail_close", "mail_name", "mail_no_subject",
            "no_answer_yet",
            "no_answer_given", "is_a_text", "nothing_more", "no_translation", "no_other_language", "not_now",
            "ask_long", "ask_plain",            "already_french", "no_rewording",
            "offer_frame", "offer_short", "told", "offer_draft", "thanks", "audit",
        ),
        (),
    ),
}  # fmt: skip


@lru_cache
def texts_of(language: Language) -> prompts.Frames:
    """The texts of a language, checked."""
    return prompts.load("rework", language, REWORK)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to: the words typed, the language of the answer, what they are, when they came."""

    question: str
    language: Language
    aside: Aside
    start: float
    degraded: tuple[str, ...] = ()

    @property
    def texts(self) -> prompts.Frames:
        """What the assistant says in this language."""
        return texts_of(self.language)

    def say(self, statements: Sequence[Statement], followups: Sequence[str] = ()) -> Answer:
        """An answer of the assistant's own words."""
        return replace(
            self._blank(),
            markdown=statements_markdown(statements),
            statements=tuple(statements),
            followups=tuple(followups),
        )

    def decline(self, name: str, *, followups: Sequence[str] = (), fiches: Sequence[FicheMatch] = ()) -> Answer:
        """A refusal to do what is asked, with the reason of that name and what is offered instead."""
        reason = self.texts.text(name)
        markdown = plain(reason)
        return replace(
            self._blank(),
            refused=True,
            reason=reason,
            markdown=markdown,
            fiches=tuple(fiches),
            followups=tuple(followups),
        )

    def note(self, voice: Voice) -> Answer:
        """Restates the facts told, for the document that may be asked for."""
        facts = [
            voice.text("fact", name=voice.text(f"fact_{each.kind}"), value=each.words)
            for each in facts_of(self.question)
        ]
        lines = [Statement(text, (), "item") for text in facts or [self.question]]
        return self.say([Statement(self.texts.text("told"), ()), *lines], [self.texts.text("offer_draft")])

    def _blank(self) -> Answer:
        return Answer(
            question=self.question,
            standalone=self.question,
            language=self.language,
            engine="extractive",
            degraded=self.degraded,
            seconds=time.perf_counter() - self.start,
            aside=self.aside,
        )

"""Completes an elliptical follow-up from the earlier questions; leaves a change of topic alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.datamodels import Language
from ingest.text import fold

ContentWords = Callable[[str], list[str]]
"""Index terms of the words of a question that carry its subject."""

_NEW_TOPIC = re.compile(
    r"""
    ^\W*(?:(?:ok|bon|bref|merci|alors|d'accord|dac|et|eh\ bien|super|parfait|right|fine|great|thanks|well)\W+)*
    (?:
      (?:passons|parlons|on\ passe|je\ passe|changeons|je\ change|on\ change)\b.{0,20}\b(?:autre|sujet|theme)
    | (?:tout\ )?autre\ (?:chose|sujet|question|theme)
    | (?:rien\ a\ voir|sans\ (?:rapport|transition)|hors\ sujet|sinon|au\ fait|nouveau\ sujet|nouvelle\ question)\b
    | (?:different|another|other|new|separate)\ (?:matter|topic|subject|question|thing)
    | (?:on\ (?:another|a\ different)|changing|switching|moving\ on|unrelated|by\ the\ way|btw|something\ else)\b
    | let's\ (?:talk|move)
    )
    """,
    re.VERBOSE,
)
_STARTS_ELLIPTICALLY = re.compile(
    r"""
    ^\W*(?:(?:ok|bon|merci|d'accord|super|alors|mais|right|thanks|well)\W+)*
    (?:
      et\b | and\b | ou\ (?:ca|alors)\b | or\b | but\b | mais\b | puis\b | ensuite\b | then\b | also\b | aussi\b
    | idem\b | pareil\b | meme\ (?:question|chose)\b | same\b | what\ about\b | how\ about\b | what\ if\b
    | (?:dans|pour|de|a|avec|parmi|sur|chez)?\ ?(?:le|la|les)?\ ?(?:les?quel|laquelle|auquel|duquel|desquel|auxquel)
    | (?:in|of|for|to|with)\ which\b
    | (?:dans|pour)\ (?:ce|cette|ces|le\ premier|le\ second|la\ premiere|la\ seconde|le\ deuxieme)\b
    | (?:in|for)\ (?:that|this|these|those|the\ first|the\ second|the\ latter)\b
    | (?:plus\ de|davantage|developpe|precise|detaille|continue|encore|more|go\ on|why\ (?:is|was)\ (?:that|it))\b
    | (?:c'est|cest|c)\ (?:quoi|qui|combien|ou|quand)\ ?\W*$
    | (?:donne|donnez|give)(?:[- ](?:moi|me))?\ (?:un|des|an?|some)\ (?:ex|exemple|example)s?\b\W*$
    )
    """,
    re.VERBOSE,
)
# Pronouns whose antecedent can only stand in an earlier question when nothing before them in this one is a noun.
_PRONOUN = re.compile(
    r"""
    (?<![\w'-])(?:
      (?:ils?|elles?)(?!\ (?:(?:me\ |nous\ )?faut|y\ a|existe|s'agit|suffit|convient)\b)
      (?!\ est\ (?:possible|prevu|necessaire|utile)\b)
    | celui | celle | ceux | celles | celui-ci | celle-ci | l'un | l'une
    | it | they | them | its | their | theirs | that\ one | this\ one | those | these | him | her | his
    )\b
    | -(?:ils?|elles?)\b(?<!y-a-t-il)(?<!faut-il)(?<!existe-t-il)(?<!est-il)
    | (?<![\w'-])(?:dedans|la-dedans|la-dessus|y|en)(?=\ (?:a|ont|avait|est|fait|faut|participe|entre|trouve)\b)
    """,
    re.VERBOSE,
)
_POINTS_BACK = re.compile(
    r"(?<![\w'-])(?:ce|cet|cette|ces|leurs?|sa|son|ses|this|that|these|those|their|its)(?=\ [a-z]{3,})|\b(?:cela|ca)\b"
)
SHORT = 6
SELF_SUFFICIENT = 5
"""So many content words of its own make a question stand alone unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Completion:
    """`carried` are the earlier questions that complete the question, the nearest first; empty when it stands alone."""

    carried: tuple[str, ...] = ()

    @property
    def followed(self) -> bool:
        """The question needs the earlier ones."""
        return bool(self.carried)


def complete(question: str, history: Sequence[str], content_words: ContentWords) -> Completion:
    """What of `history` (oldest first) a question needs. `content_words` gives the subject words of a text.

    The question before is taken; when that was itself elliptical, so is the one before it, and so on.
    """
    carried: list[str] = []
    current = question
    for place in range(len(history) - 1, -1, -1):
        if not needs_history(current, history[: place + 1], content_words):
            break
        current = history[place]
        carried.append(current)
    return Completion(tuple(carried))


def needs_history(question: str, history: Sequence[str], content_words: ContentWords) -> bool:
    """Whether a question is elliptical after `history`."""
    folded = " ".join(fold(question).split())
    if not history or starts_new_topic(question):
        return False
    content = set(content_words(question))
    if not content:
        return True
    earlier = set(content_words(" ".join(history)))
    score = 2.5 * bool(_STARTS_ELLIPTICALLY.match(folded))
    score += 1.2 * _has_free_pronoun(folded) + 0.7 * bool(_POINTS_BACK.search(folded))
    score += {1: 1.5, 2: 1.0, 3: 0.5}.get(len(content), 0.0) + 0.5 * (len(folded.split()) <= SHORT)
    score -= 0.6 * max(0, len(content) - SELF_SUFFICIENT + 1)
    score += 0.4 * bool(content & earlier)
    return score >= 1.5


def starts_new_topic(question: str) -> bool:
    """Whether the question says that it changes the subject."""
    return bool(_NEW_TOPIC.match(" ".join(fold(question).split())))


def _has_free_pronoun(folded: str) -> bool:
    """A pronoun among the first words, where no noun of the question can precede it."""
    match = _PRONOUN.search(folded)
    return match is not None and len(folded[: match.start()].split()) <= 4


def in_words(question: str, completion: Completion, language: Language) -> str:
    """The question with what it was completed from, readable on its own."""
    if not completion.followed:
        return question
    about = " ; ".join(text.strip() for text in reversed(completion.carried))
    return f"{question.strip()} ({'about' if language == 'en' else 'à propos de'} : {about})".replace(
        "(about : ", "(about: "
    )

"""The proper names, acronyms and codes of a sentence, and which of them a text does not name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.datamodels import Language
from assistant.question.acronyms import Acronyms
from assistant.question.spelling import common_words
from assistant.question.tokens import singular, tokenise
from ingest.terms import analyse, stem
from ingest.text import fold

_WORD = re.compile(r"[^\W_][\w’'&.-]*[^\W_]|[^\W_]")
_STARTS = re.compile(r"(?:^|[.!?…:;]\s+|[«“\"(–—]\s*)[\W_]*$")
"""What stands before a word that has its capital from its place alone."""
_ELIDED = re.compile(r"^(?:[dlnscjmtDLNSCJMT]|[Qq]u)[’']")
"""An article or pronoun before a vowel: it takes the capital of the sentence, so that one after it is a name's."""
_CODE = re.compile(
    r"\b(?:[Ff]iche|[Mm]onographie|[Pp]artie|[Aa]nnexe)s?(?:\s+\w+)?\s+(?:[IVXLC]+(?:-\w+)*|[A-H]|\d+)\b"
)
_TITLES = frozenset("m mme mlle mm dr me mr mrs ms".split())  # noqa: SIM905
_MONTHS_TEXT = """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday french english european
"""
_MONTHS = frozenset(_MONTHS_TEXT.split())
"""Words that English writes with a capital."""


@lru_cache
def _acronyms() -> Acronyms:
    return Acronyms.load()


def names_of(sentence: str, language: Language) -> list[str]:
    """Words with a capital that their place does not explain, words in capitals, and codes of fiches, as written."""
    found = [match.group() for match in _CODE.finditer(sentence)]
    for match in _WORD.finditer(sentence):
        word = _ELIDED.sub("", match.group())
        if not word[:1].isupper() or fold(word).rstrip(".") in _TITLES or len(word) == 1:
            continue
        if language == "en" and fold(word) in _MONTHS:
            continue
        is_acronym = sum(char.isupper() for char in word) > 1
        starts = word == match.group() and _STARTS.search(sentence[: match.start()])
        if starts and not is_acronym and _is_everyday(word, language):
            continue
        found.append(word)
    return list(dict.fromkeys(found))


def _is_everyday(word: str, language: Language) -> bool:
    """Whether a word with a capital is a form of a common word at the head of a sentence rather than a name."""
    return all(part in common_words()[language] or stem(part) in _stems(language) for part in _parts(word))


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[-'.&]", fold(word)) if len(part) > 1]


@lru_cache
def _stems(language: Language) -> frozenset[str]:
    return frozenset(map(stem, common_words()[language]))


def missing_names(sentence: str, language: Language, texts: Iterable[str]) -> Iterator[str]:
    """The names of a sentence that none of the texts holds, even as an acronym, in the plural or within a compound."""
    whole = "\n".join(texts)
    held, letters = terms_with_acronyms(whole), f" {_letters(whole)} "
    for name in names_of(sentence, language):
        if f" {_letters(name)} " not in letters and not _is_held(name, held):
            yield name


@lru_cache(maxsize=1024)
def terms_with_acronyms(text: str) -> frozenset[str]:
    """Index terms and folded words of a text, and those of what its acronyms stand for."""
    words = tokenise(text)
    held = {token.term for token in words} | {token.folded for token in words}
    for token in words:
        if token.is_capital:
            held.update(term for meaning in meanings_of(token.text) for term in analyse(meaning))
    return frozenset(held - {""})


def meanings_of(acronym: str) -> tuple[str, ...]:
    """What an acronym stands for, () for a word that is none."""
    found = _acronyms().find(tokenise(acronym), 0)
    return (found.text,) if found else ()


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def _is_held(name: str, held: frozenset[str]) -> bool:
    words = tokenise(name)
    if words and all({token.term, token.folded, singular(token.folded)} & held for token in words):
        return True
    return any(set(analyse(meaning)) <= held for meaning in meanings_of(name))

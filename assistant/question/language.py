"""Tells French from English in questions that may be short, without accents, or carelessly typed."""

import re

from assistant.datamodels import Language
from assistant.question.spelling import common_words
from ingest.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FRENCH_TEXT = """
    je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs le la les un
    une des du de au aux ce cet cette ces ca cela qui que quoi quel quelle quels quelles dont ou comment pourquoi
    quand combien est sont etait etaient sera ont avons avez avait fait faire faut peut peux doit dois suis etes
    sommes ai as et mais donc avec sans pour par dans sur sous chez entre vers depuis pendant apres avant ne pas
    plus moins tres bien aussi tout tous toute toutes meme quelque plusieurs chaque si oui non ici y en se qu
    est-ce quelqu jusqu etre avoir aller moi toi lui eux c d j l m n s t cest jai dun dune cb cmt koi kel kels
    kelle pk pr ds qd tjs svp stp redige redigez ecris donne prepare explique cherche trouve existe
    merci bonjour
"""
_FRENCH = frozenset(_FRENCH_TEXT.split())
_ENGLISH_TEXT = """
    the of and to is are was were be been it its this that these those there with without for from by at into about
    what which who whose whom when where why how do does did done have has had can could should would will shall
    may might must we you they he she them our your their his her my i us not but than then so any some each every
    anyone anybody has someone an as if or only also more most get give find show tell make draft write explain
    please thanks hello ur u pls plz whats hows wheres dont doesnt cant isnt im ive id thats youre before after
    during between through over under while because same another other
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
# Words of both languages, or of one that also turn up as names in the other, say nothing.
_SHARED_TEXT = """
    on a me as plus or but an pour son sur comment main non si tout en au par dans id as if us
"""
_SHARED = frozenset(_SHARED_TEXT.split())
_ACCENT = re.compile(r"[àâäçéèêëîïôöùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ]")
CONTENT = 0.3
"""What a word says that only one of the languages has, beside 1 for a function word."""


def detect(text: str, default: Language = "fr") -> Language:
    """Language of `text`; `default` when nothing in it speaks for either."""
    score = _score(text)
    if score == 0:
        return default
    return "fr" if score > 0 else "en"


def _score(text: str) -> float:
    """Evidence for French, negative for English: function words first, then accents and words of one language."""
    score = 0.0
    for match in _WORD.finditer(text):
        word = fold(match.group())
        for part in [word.replace("'", ""), *word.split("'")] if "'" in word else [word]:
            score += _word_score(part)
        score += 0.5 * bool(_ACCENT.search(match.group()))
    return score


def _word_score(word: str) -> float:
    if word in _SHARED:
        return 0.1 * (word in _FRENCH) - 0.1 * (word in _ENGLISH)
    if word in _FRENCH or word in _ENGLISH:
        return 1.0 if word in _FRENCH else -1.0
    words = common_words()
    return CONTENT * (word in words["fr"]) - CONTENT * (word in words["en"])

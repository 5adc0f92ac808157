"""What of a request nobody understood: kept in the user's words, as the problem or as the context."""

import re
from dataclasses import dataclass

from assistant.drafting.request.text import RequestText, Span

_MARKS = re.compile(r"[\s,;:.)–—-]+")
_LINKS = re.compile(r"(?:[\s,;:.)–—-]|(?:pour|pr|et|puis|a|de|du|des|avec|for|of|sur)\b(?= |$)|d'(?! ))+")
"""What joins the words that ask to what is asked."""
_RELATIVE = re.compile(
    r"\s*(?:et |mais )?(?:pour qu|qui|que|qu'|dont|ou|mais|car|parce|afin|puisque|lequel|laquelle|lesquel\w+|"
    r"voire|y compris|c'est-a-dire|notamment|comme|who|which|that|because|but)\b"
)
_DIFFICULTY = re.compile(
    r"\b(?:n'arriv\w+|(?:ne |n')\w+ (?:\w+ )?(?:pas|plus|ni|guere|aucune?)\b|ne parvien\w+|peine\w* a|difficil\w*|"
    r"difficult\w*|problem\w*|pbs?\b|manqu\w*|se retir\w+|perd(?:u|us|ue|ent|ons)?\b|perte\w*|baiss\w*|diminu\w*|"
    r"fragil\w*|tendue?s?\b|deficit\w*|menac\w*|crise\w*|ferm(?:e|es|ent|er|eture|etures|ees?)\b|demission\w*|concurren\w*|"
    r"satur\w*|depend\w*|isol\w+|essouffl\w*|vieilliss\w*|turn-?over|se deman\w+|du mal a|galer\w*|pas assez|"
    r"insuffisan\w*|trop \w+|risqu\w*|inquie\w*|vulnerab\w*|absen\w+|struggl\w*|cannot|can't|fail\w*|lack\w*|"
    r"los(?:t|e|ing)|withdraw\w*|shortage|decline\w*)"
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the user; `is_problem` where they tell of a difficulty."""

    words: str
    is_problem: bool


def leftovers(text: RequestText) -> list[Leftover]:
    """Parts of sentences that carry what no field holds, each with what it depends on, without the words that ask."""
    kept = []
    for sentence in text.sentences:
        for run in _runs(text, sentence):
            words = _trimmed(text, run)
            if words:
                told = text.flat[run.start : run.end]
                kept.append(Leftover(words, _DIFFICULTY.search(told) is not None))
    return kept


def _runs(text: RequestText, sentence: Span) -> list[Span]:
    """Neighbouring parts of a sentence that are to be kept, as one stretch each."""
    if text.is_free(sentence.start, sentence.end):
        return [] if text.is_courtesy(sentence) else [sentence]
    clauses = text.clauses(sentence)
    keeps = [bool(text.rest(clause.start, clause.end)) for clause in clauses]
    for place in range(len(clauses) - 1, 0, -1):
        in_brackets = text.flat[clauses[place - 1].end - 1] == "("
        if keeps[place] and (in_brackets or _RELATIVE.match(text.flat, clauses[place].start)):
            keeps[place - 1] = True
    runs: list[Span] = []
    for clause, keep in zip(clauses, keeps, strict=True):
        if keep and runs and runs[-1].end == clause.start:
            runs[-1] = Span(runs[-1].start, clause.end)
        elif keep:
            runs.append(clause)
    return runs


def _trimmed(text: RequestText, run: Span) -> str:
    """The words of a stretch from where the request stops asking."""
    asking = [each for each in text.found if each.field in ("", "kind", "carrier.name", "provider.name")]
    start = run.start
    while True:
        links = (_MARKS if start == run.start else _LINKS).match(text.flat, start, run.end)
        reached = links.end() if links else start
        ends = [each.end for each in asking if each.start <= reached < each.end <= run.end]
        if not ends:
            break
        start = max(ends)
    words = text.raw[reached : run.end].strip(" \n,;:–—-(/|")
    return words.removesuffix(")") if words.count("(") < words.count(")") else words

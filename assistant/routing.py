"""Tells which fiche applies to a situation: by the code typed, by what its title says, by its passages."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from assistant.answer.refusal import LOOKED_AT, doubt
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request
from assistant.answer.sentence_ends import split_sentences
from assistant.answer.sentences import split_units
from assistant.datamodels import FicheMatch, Query
from assistant.index import Index
from assistant.question.query import score_query
from assistant.search import Scores, Searcher
from ingest.datamodels import Fiche
from ingest.lexical import LexicalIndex
from ingest.text import fold

PASSAGES_PER_FICHE = 5
PASSAGE_DISCOUNT = 0.6
"""What each further passage of a fiche adds, as a share of what the one before added."""
PASSAGES_SHARE, CARD_SHARE, ASKED_SHARE = 3 / 7, 2 / 7, 2 / 7
"""Weights of the fiche's passages, of its catalogue card and of the questions known about its pages. On the visible
questions the right fiche comes first 65 and 70 times in 100 (official and shipped guides) by passages and cards alone,
79 and 74 by equal weights, 81 and 77 by these."""
ENOUGH = 0.1
"""When the best fiche scores less, none fits: the router abstains. The visible situations score 0.115 or more."""
NEAR = 0.3
"""A fiche is worth naming when it scores this share of the best one."""
FICHE = Request("fiche")
DOUBT_LIMIT = 1.4
"""Doubt (see `assistant.answer.refusal`) above which no fiche is proposed: laxer than for an answer, since a fiche is a
place to look. Above it lie a third of the visible questions that the guides do not answer; situations reach 0.9."""
ENDS_ALIKE = 0.9
WHY_LENGTH, WHY_PASSAGES = 220, 3
"""Characters of the reason, and passages of the fiche in which it is looked for."""

_CODE = re.compile(
    r"(?:fiche|monographie|chapitre|partie|section)s?\s+(?:(m[eé]thodologique|pratique|exp[eé]rience|technique)s?\s+)?"
    r"(?:n[°o]\s*)?([ivx]+(?:[-./][a-z0-9]+)*|\d+(?:\.\d+)*|[a-h])\b|\b([ivx]+(?:-[a-z0-9]+)+)\b",
    re.IGNORECASE,
)


def card(fiche: Fiche) -> str:
    """What people know a fiche by, as one text: its title, its variants, the situations and questions it answers."""
    return "\n".join([fiche.title, *fiche.variants, *fiche.situations, *fiche.questions])


def codes_named(text: str) -> list[str]:
    """Codes of fiches that the text names, folded and without separators ("Fiche III-4" -> "iii4")."""
    found = []
    for kind, number, bare in _CODE.findall(text):
        found.append(_plain(f"{kind}{number}" if kind else number or bare))
    return found


def _plain(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(code).removeprefix("fiche").removeprefix("monographie"))


class Router:
    """Routes situations over the catalogue of one open index."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._index: Index = searcher.index

    @cached_property
    def _fiches(self) -> tuple[Fiche, ...]:
        return tuple(fiche for guide in self._index.guides for fiche in guide.fiches)

    @cached_property
    def _cards(self) -> LexicalIndex:
        return LexicalIndex.build(card(fiche) for fiche in self._fiches)

    def route(self, situation: str, *, k: int = 5, history: Sequence[str] = ()) -> list[FicheMatch]:
        """The k fiches that fit the situation best, each with a line quoted from it; none when nothing fits."""
        named = self._named(situation)
        if named.any():
            situation, history = _CODE.sub(" ", situation), ()
        query = self._searcher.analyser.analyse(situation, history)
        passages = self._searcher.scores(query)
        scores = self._searcher.restatements.official_scores(self._fiches, self._scores(query, passages) + named)
        best = scores.max(initial=0.0)
        if best < ENOUGH or not (named.any() or self._is_about_the_guides(query)):
            return []
        order = [place for place in np.argsort(-scores, kind="stable")[:k] if scores[place] >= NEAR * best]
        relevance = Relevance(query, self._index.lexical)
        return [
            FicheMatch(
                rank,
                self._fiches[place],
                self._why(self._fiches[place], passages, relevance, named=bool(named[place])),
                min(1.0, float(scores[place])),
            )
            for rank, place in enumerate(order, 1)
        ]

    def reason(self, fiche: Fiche, query: Query) -> str:
        """The line of a fiche that speaks most to a question, quoted."""
        return self._why(fiche, self._searcher.scores(query), Relevance(query, self._index.lexical), named=False)

    def _is_about_the_guides(self, query: Query) -> bool:
        hits = self._searcher.find(query, k=LOOKED_AT)
        return doubt(query, FICHE, hits, (), self._index.lexical).level <= DOUBT_LIMIT

    def _scores(self, query: Query, passages: Scores) -> Scores:
        """Score of every fiche between 0 and 1: what its passages, its card and the questions known about it say, each
        on the scale of the passages."""
        by_passages = self._by_fiche(passages, PASSAGES_PER_FICHE)
        best = by_passages.max(initial=0.0)
        by_card = _scaled(score_query(self._cards, query), best)
        by_asked = _scaled(self._by_fiche(self._searcher.asked_scores(query), 1), best)
        total: Scores = PASSAGES_SHARE * by_passages + CARD_SHARE * by_card + ASKED_SHARE * by_asked
        return total

    def _by_fiche(self, passages: Scores, count: int) -> Scores:
        """The `count` best passages of each fiche, summed with a growing discount; 1.0 where all of them score 1.0."""
        weights = PASSAGE_DISCOUNT ** np.arange(count)
        by_fiche = []
        for fiche in self._fiches:
            best = np.sort(passages[self._index.rows_of_fiche(fiche)])[::-1][:count]
            by_fiche.append(float((best * weights[: len(best)]).sum() / weights.sum()))
        return np.array(by_fiche, dtype=np.float32)

    def _named(self, situation: str) -> Scores:
        """1.0 for the fiches whose code the situation names, somewhat less for those whose code ends like it ("fiche 3"
        may mean the "fiche pratique 3")."""
        codes = codes_named(situation)
        endings = tuple(code for code in codes if code.isdigit())
        scores = []
        for fiche in self._fiches:
            code = _plain(fiche.code)
            ends_alike = any(re.fullmatch(rf"[a-z]{{6,}}{ending}", code) for ending in endings)
            scores.append(1.0 if code in codes else ENDS_ALIKE * ends_alike)
        return np.array(scores, dtype=np.float32)

    def _why(self, fiche: Fiche, passages: Scores, relevance: Relevance, *, named: bool) -> str:
        """The sentence of the fiche's best passages that speaks most to the situation; how the fiche begins when none
        does or when its code was typed, its title without a passage."""
        rows = sorted(self._index.rows_of_fiche(fiche), key=lambda row: -passages[row])[:WHY_PASSAGES]
        sentences = [sentence for row in rows for sentence in _telling_sentences(self._index.passages[row].text)]
        best = max(sentences, key=relevance.share, default="")
        if named or not relevance.share(best):
            best = next(iter(split_sentences(fiche.summary)), best or fiche.title)
        line = " ".join(best.split())
        return line if len(line) <= WHY_LENGTH else line[: line.rindex(" ", 0, WHY_LENGTH)] + " …"


def _telling_sentences(text: str) -> list[str]:
    """The sentences and list items of a passage, those left out that only point to other fiches."""
    units = [unit.words for unit in split_units(text) if unit.kind in ("sentence", "item")]
    return [each for each in units if len(codes_named(each)) < 2]


def _scaled(scores: Scores, best: float) -> Scores:
    """The scores with `best` as their highest; as they are when all are 0."""
    highest = scores.max(initial=0.0)
    return scores * (best / highest) if highest else scores

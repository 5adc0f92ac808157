"""Measures retrieval, citations, routing and refusal on a question file, group by group.

A page counts as found when it is among the first k distinct (document, page) pairs of the hits. A question whose
gold passages are all needed scores the share of them that was found; one for which any suffices scores 0 or 1.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any, Protocol

from assistant.datamodels import Answer, FicheMatch, Hit
from ingest.datamodels import Fiche
from ingest.errors import InputError
from ingest.text import fold

DEPTHS = (1, 5, 10)
HITS = 20
"""Hits asked for, so that ten distinct pages are reached."""

Place = tuple[str, int]


class Answering(Protocol):
    """What is measured."""

    def search(self, question: str, *, k: int, history: Sequence[str]) -> list[Hit]: ...

    def route(self, situation: str, *, k: int, history: Sequence[str]) -> list[FicheMatch]: ...

    def ask(self, question: str, *, history: Sequence[str]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a question file; `gold` holds, per passage that answers, the places where it stands."""

    id: str
    kind: str
    language: str
    style: str
    text: str
    history: tuple[str, ...]
    any_suffices: bool
    gold: tuple[frozenset[Place], ...]
    fiches: tuple[str, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of the groups the question is counted in."""
        return ("all", self.language, self.style, f"kind:{self.kind}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question got: measures by name, each between 0 and 1 but `seconds`."""

    question: Question
    measures: dict[str, float]


def read_questions(path: Path) -> list[Question]:
    """Questions of a JSON Lines file. Raises InputError naming the line that is not one."""
    questions = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"Le fichier de questions {path} ne peut pas être lu : {error}. Vérifiez le chemin."
        ) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            questions.append(_question(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"Ligne {number} de {path.name} : ce n'est pas une question au format attendu ({error}). Corrigez-la."
            ) from error
    if not questions:
        raise InputError(f"Le fichier {path.name} ne contient aucune question. Donnez un fichier JSON Lines rempli.")
    return questions


def _question(row: dict[str, Any]) -> Question:
    return Question(
        id=row["id"],
        kind=row["kind"],
        language=row["lang"],
        style=row["style"],
        text=row["question"],
        history=tuple(row.get("history", ())),
        any_suffices=bool(row.get("any", False)),
        gold=tuple(frozenset((gold["document"], page) for page in gold["pages"]) for gold in row["gold"]),
        fiches=tuple(row.get("fiche", ())),
    )


def places(hits: Iterable[Hit]) -> list[Place]:
    """Distinct (document, page) pairs in the order of the hits, each hit giving its pages in reading order."""
    seen: dict[Place, None] = {}
    for hit in hits:
        for passage in (hit.passage, *hit.following):
            for page in range(passage.page, passage.page_end + 1):
                seen.setdefault((passage.document, page))
    return list(seen)


def page_recall(question: Question, found: Sequence[Place], depth: int) -> float:
    """Share of the gold passages among the first `depth` places; 0 or 1 when any of them suffices."""
    top = set(found[:depth])
    hits = [bool(gold & top) for gold in question.gold]
    return float(any(hits)) if question.any_suffices else mean(hits)


def reciprocal_rank(question: Question, found: Sequence[Place]) -> float:
    """1 / rank of the first gold place, 0 when there is none (Voorhees 1999, TREC-8 question answering track)."""
    gold = frozenset().union(*question.gold)
    return next((1 / rank for rank, place in enumerate(found, 1) if place in gold), 0.0)


def _designation(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


_ENUMERATOR = re.compile(r"^(?:[ivx]+|[a-h]|\d+) (?=.)")
"""What numbers a heading in its guide, where another guide restates it under its own number."""


def is_fiche(fiche: Fiche, designations: Iterable[str]) -> bool:
    """Whether one of the designations names the fiche: by code, title or variant, as "CODE - TITLE" or "A. TITLE"."""
    code, title = _designation(fiche.code), _designation(fiche.title)
    names = {code, title, f"{code} {title}", *(_designation(variant) for variant in fiche.variants)}
    named = [_designation(each) for each in designations]
    return any(each in names or _ENUMERATOR.sub("", each) == title for each in named)


def _rank_of(matches: Sequence[FicheMatch], question: Question) -> int | None:
    return next((match.rank for match in matches if is_fiche(match.fiche, question.fiches)), None)


def evaluate_question(question: Question, assistant: Answering) -> Outcome:
    """Measures of one question: recall and reciprocal rank, routing ranks, refusal, status of the citations."""
    measures: dict[str, float] = {}
    if question.gold:
        found = places(assistant.search(question.text, k=HITS, history=question.history))
        for depth in DEPTHS:
            measures[f"recall@{depth}"] = page_recall(question, found, depth)
        measures["mrr"] = reciprocal_rank(question, found)
    if question.fiches:
        rank = _rank_of(assistant.route(question.text, k=3, history=question.history), question)
        measures["fiche@1"], measures["fiche@3"] = float(rank == 1), float(rank is not None)
    answer = assistant.ask(question.text, history=question.history)
    name = "refusal" if question.kind == "none" else "false_refusal"
    measures[name] = float(answer.refused)
    measures["seconds"] = answer.seconds
    if answer.citations:
        measures["exact_citations"] = mean(citation.status == "exact" for citation in answer.citations)
    return Outcome(question, measures)


def evaluate(questions: Iterable[Question], assistant: Answering) -> list[Outcome]:
    """Outcomes in the order of the questions."""
    return [evaluate_question(question, assistant) for question in questions]


def summarise(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Mean of every measure by group (`seconds` also by median), with the number of questions as `questions`."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for name in outcome.question.groups:
            groups.setdefault(name, []).append(outcome)
    return {name: dict(_means(members)) for name, members in groups.items()}


def _means(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, float]]:
    yield "questions", float(len(outcomes))
    names = dict.fromkeys(name for outcome in outcomes for name in outcome.measures)
    for name in names:
        values = [outcome.measures[name] for outcome in outcomes if name in outcome.measures]
        yield name, round(mean(values), 4)
        if name == "seconds":
            yield "seconds_median", round(median(values), 4)


def table(summary: dict[str, dict[str, float]]) -> str:
    """The summary as a Markdown table, one group a row."""
    names = list(dict.fromkeys(name for measures in summary.values() for name in measures))
    rows = ["| groupe | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    for group, measures in summary.items():
        cells = (f"{measures[name]:g}" if name in measures else "" for name in names)
        rows.append(f"| {group} | " + " | ".join(cells) + " |")
    return "\n".join(rows)

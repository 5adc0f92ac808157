"""The table of figures of the model card: every model of a work folder, alone and fused with the lexical search."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from assistant.evaluation import read_questions
from assistant.index import open_index
from ingest.settings import Settings
from training.embedder.measure import HEAD, Bench, Scores, fused, line
from training.embedder.teacher import load_teacher
from training.embedder.towers import ContextTower, StaticTower, encode
from training.embedder.vocabulary import load_tokenizer, token_ids

WEIGHTS = (0.2, 0.25, 0.33, 0.4, 0.5)
LONGEST = 256


def print_figures(work: Path, questions: Path, index: Path, *, names: Sequence[str] = ()) -> None:
    """Print a row for each model, alone, then fused at each weight; `names` picks models."""
    bench = Bench(open_index(Settings(data=index, model="")), read_questions(questions))
    bare = Bench(open_index(Settings(data=index, model="")), read_questions(questions), known=False)
    print(HEAD)
    print(line("BM25 et tables", bare.figures(bare.lexical)))
    print(line("BM25, tables et questions connues", bench.figures(bench.lexical)))
    for name, score in models(work):
        if names and name not in names:
            continue
        dense = score(bench)
        print(line(name, bench.figures(dense)), flush=True)
        for label, lexical in (("sans questions connues", bare.lexical), ("avec", bench.lexical)):
            for weight in WEIGHTS:
                figures = bench.figures(fused(lexical, dense, weight, "raw"))
                print(line(f"{name}, {label}, {weight:g} dense", figures), flush=True)


def models(work: Path) -> Iterator[tuple[str, Callable[[Bench], Scores]]]:
    """The models that the work folder holds, by name, each with what scores a bench."""
    yield "MiniLM", _minilm
    for name in ("static", "static-adapted"):
        if (work / f"{name}.pt").exists():
            tower = static_tower(torch.load(work / f"{name}.pt"))
            yield name, _scorer(work, tower, tower)
    if (work / "distilled.pt").exists():
        student = context_tower(torch.load(work / "distilled.pt"))
        yield "distilled", _scorer(work, student, student)
    if (work / "adapted.pt").exists():
        texts, passages = torch.load(work / "adapted.pt")
        yield "adapted", _scorer(work, context_tower(texts), static_tower(passages))


def static_tower(weights: dict[str, Any]) -> StaticTower:
    """The static tower of these weights."""
    return StaticTower(weights["table.weight"])


def context_tower(weights: dict[str, Any]) -> ContextTower:
    """The contextual tower of these weights."""
    tower = ContextTower.empty(len(weights["bert.embeddings.word_embeddings.weight"]))
    tower.load_state_dict(weights)
    return tower


def _scorer(work: Path, texts: nn.Module, passages: nn.Module) -> Callable[[Bench], Scores]:
    tokenizer = load_tokenizer(work)

    def score(bench: Bench) -> Scores:
        return bench.dense(
            encode(texts, token_ids(tokenizer, bench.texts, LONGEST)).numpy(),
            encode(passages, token_ids(tokenizer, bench.passages, LONGEST)).numpy(),
        )

    return score


def _minilm(bench: Bench) -> Scores:
    teacher = load_teacher()
    teacher.max_seq_length = LONGEST
    vectors = [
        np.asarray(teacher.encode(texts, normalize_embeddings=True, show_progress_bar=False))
        for texts in (bench.texts, bench.passages)
    ]
    return bench.dense(vectors[0], vectors[1])

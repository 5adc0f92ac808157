"""The steps of training: each reads and writes the work folder."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.embedder.batches import Batch, Questions, pair_batches, question_batches, translation_batches
from training.embedder.data import Asked, answer_pairs, asked_of_guides, parallel_pairs
from training.embedder.learning import learn
from training.embedder.shipped import asked_of_shipped
from training.embedder.teacher import teacher_vectors
from training.embedder.towers import ContextTower, StaticTower
from training.embedder.vocabulary import load_tokenizer, token_ids

REPOSITORY = Path(__file__).parents[2]
QUESTION_PIECES, PASSAGE_PIECES = 48, 320
Stream = tuple[Iterator[Batch], float]


def all_asked(data: Path, without: Iterable[str] = ()) -> list[Asked]:
    """Passages of all guides with their questions, guides whose name begins with one of `without` left out."""
    asked = asked_of_guides(data) + asked_of_shipped(REPOSITORY / "corpus/sources", REPOSITORY / "ingest/catalogues")
    return [each for each in asked if not each.guide.startswith(tuple(without))]


def translations(data: Path, work: Path, tokenizer: Tokenizer, size: int, second: float = 1.0) -> Iterator[Batch]:
    """French and English sides of the parallel pairs, with the teacher's vectors of the English side."""
    pairs = parallel_pairs(data)
    vectors = torch.from_numpy(teacher_vectors([english for english, _ in pairs], work))
    french = token_ids(tokenizer, [french for _, french in pairs], QUESTION_PIECES)
    english = token_ids(tokenizer, [english for english, _ in pairs], QUESTION_PIECES)
    return translation_batches([*french, *english], vectors, size, second=second)


def answers(data: Path, tokenizer: Tokenizer, size: int) -> Iterator[Batch]:
    """General questions and titles with the text that answers."""
    pairs = answer_pairs(data)
    texts = token_ids(tokenizer, [text for text, _ in pairs], QUESTION_PIECES)
    return pair_batches(list(zip(texts, token_ids(tokenizer, [text for _, text in pairs], 160), strict=True)), size)


def guide_questions(asked: Sequence[Asked], tokenizer: Tokenizer, size: int, negatives: int) -> Iterator[Batch]:
    """Questions on the guides with their passages."""
    texts = token_ids(tokenizer, [text for each in asked for text in each.questions], QUESTION_PIECES)
    passages = token_ids(tokenizer, [each.text for each in asked], PASSAGE_PIECES)
    return question_batches(Questions.of(asked, texts, passages), size, negatives)


def train_static(data: Path, work: Path, *, minutes: float) -> None:
    """The static model on general pairs, from the aligned rows: `static.pt`."""
    tokenizer = load_tokenizer(work)
    tower = StaticTower(np.load(work / "static_rows.npy"))
    streams: list[Stream] = [(translations(data, work, tokenizer, 384), 1.0), (answers(data, tokenizer, 256), 1.0)]
    learn((tower, tower), streams, [(list(tower.parameters()), 2e-3)], minutes * 60)
    torch.save(tower.state_dict(), work / "static.pt")


def adapt_static(data: Path, work: Path, *, minutes: float, without: Sequence[str] = (), name: str = "") -> None:
    """The static model on questions about the guides, general pairs kept beside: `static-adapted.pt`."""
    tokenizer = load_tokenizer(work)
    tower = StaticTower(np.load(work / "static_rows.npy"))
    tower.load_state_dict(torch.load(work / "static.pt"))
    asked = all_asked(data, without)
    streams: list[Stream] = [
        (guide_questions(asked, tokenizer, 256, 256), 1.0),
        (answers(data, tokenizer, 128), 0.5),
    ]
    learn((tower, tower), streams, [(list(tower.parameters()), 2e-3)], minutes * 60)
    torch.save(tower.state_dict(), work / f"static-adapted{name}.pt")


def distil(data: Path, work: Path, *, minutes: float) -> None:
    """The contextual model to the teacher's vectors on parallel pairs: `distilled.pt`."""
    tower = ContextTower.from_teacher(np.load(work / "input_rows.npy"))
    streams = [(translations(data, work, load_tokenizer(work), 64, second=0.15), 1.0)]
    learn((tower, nn.Identity()), streams, rates_of(tower, 1.0), minutes * 60, work / "distilling.pt")
    torch.save(tower.state_dict(), work / "distilled.pt")


def rates_of(tower: ContextTower, scale: float) -> list[tuple[list[Tensor], float]]:
    """Learning rates: new word pieces have far to go, the layers little."""
    pieces: Tensor = tower.bert.embeddings.word_embeddings.weight
    others: list[Tensor] = [each for each in tower.parameters() if each is not pieces]
    return [([pieces], 1e-3 * scale), (others, 1e-4 * scale)]


def adapt(
    data: Path, work: Path, *, minutes: float, without: Sequence[str] = (), name: str = "", resume: bool = False
) -> None:
    """The contextual model for questions beside the adapted static one for passages: `adapted.pt`.

    `resume` goes on from the checkpoint of an earlier run, whose name is `adapting.pt`.
    """
    tokenizer = load_tokenizer(work)
    rows = np.load(work / "input_rows.npy")
    texts, passages = ContextTower.empty(len(rows)), StaticTower(rows)
    texts.load_state_dict(torch.load(work / "distilled.pt"))
    passages.load_state_dict(torch.load(work / f"static-adapted{name}.pt"))
    if resume:
        for tower, weights in zip((texts, passages), torch.load(work / f"adapting{name}.pt"), strict=True):
            tower.load_state_dict(weights)
    streams: list[Stream] = [
        (guide_questions(all_asked(data, without), tokenizer, 64, 256), 1.0),
        (answers(data, tokenizer, 12), 0.2),
    ]
    rates = rates_of(texts, 0.7)
    rates.append((list(passages.parameters()), 2e-4))
    learn((texts, passages), streams, rates, minutes * 60, work / f"adapting{name}.pt")
    torch.save([texts.state_dict(), passages.state_dict()], work / f"adapted{name}.pt")

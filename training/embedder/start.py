"""First step: the tokenizer and the starting rows of both models, in a work folder."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.embedder.alignment import (
    aligned_pieces,
    frequency_weights,
    initial_rows,
    input_rows,
    output_rows,
    piece_counts,
)
from training.embedder.data import Asked, answer_pairs, parallel_pairs
from training.embedder.vocabulary import build_tokenizer

REPEATED = 8
"""How many times the guides are read when French pieces are chosen: their words matter most."""


def write_start(data: Path, asked: list[Asked], work: Path) -> None:
    """Write `tokenizer.json`, `input_rows.npy` (contextual model) and `static_rows.npy` into `work`."""
    pairs = parallel_pairs(data)
    answers = answer_pairs(data)
    domain = [text for each in asked for text in (each.text, *each.questions[:-1])]
    english = [a for a, _ in pairs] + [each.questions[-1] for each in asked] * REPEATED
    french = [b for _, b in pairs] + [text[:500] for pair in answers for text in pair] + domain * REPEATED
    tokenizer = build_tokenizer(english, french)
    work.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(work / "tokenizer.json"))
    write_rows(tokenizer, parallel_pairs(data, limit=60000), (english, french), work)


def write_rows(
    tokenizer: Tokenizer, pairs: list[tuple[str, str]], texts: tuple[list[str], list[str]], work: Path
) -> None:
    """Write the starting rows of both models; `texts` are English and French ones, for the frequencies."""
    aligned = aligned_pieces(tokenizer, pairs)
    counts = [piece_counts(tokenizer, side) for side in texts]
    relative = [{piece: count / side.total() for piece, count in side.items()} for side in counts]
    shares = {
        piece: relative[0].get(piece, 0.0) / (relative[0].get(piece, 0.0) + relative[1].get(piece, 0.0) + 1e-12)
        for piece in tokenizer.get_vocab()
    }
    known = input_rows()
    np.save(work / "input_rows.npy", initial_rows(tokenizer, aligned, shares, known))
    targets = {target for row in aligned.values() for target in row}
    wanted = [piece for piece in known if piece in targets or piece in shares]
    static = initial_rows(tokenizer, aligned, shares, output_rows(wanted))
    weights = frequency_weights(tokenizer, counts[0] + counts[1])
    np.save(work / "static_rows.npy", static * weights[:, None])

"""Starts the student's pieces from the teacher's: a French piece from the English ones it is aligned with.

The alignment is IBM Model 1 over word pieces of parallel sentences, as in the initialisation of new vocabularies by
bilingual dictionaries (Artetxe et al. 2020, "On the cross-lingual transferability of monolingual representations").
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from training.embedder.teacher import load_teacher, teacher_folder
from training.embedder.vocabulary import SPECIAL
from training.translation.model1 import link, train

Vectors = NDArray[np.float32]
LONGEST = 20
"""Pieces of a side beyond which a pair is not aligned."""
FREQUENCY = 1e-3
"""Pieces that are more frequent weigh less in a static vector (Arora et al. 2017, SIF)."""


def aligned_pieces(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """For each French piece, the English pieces it stands for with their shares."""
    teacher = _teacher_tokenizer()
    english = [encoding.tokens for encoding in teacher.encode_batch([a for a, _ in pairs], add_special_tokens=False)]
    french = [encoding.tokens for encoding in tokenizer.encode_batch([b for _, b in pairs], add_special_tokens=False)]
    short = ((b, a, 1.0) for a, b in zip(english, french, strict=True) if len(a) <= LONGEST and len(b) <= LONGEST)
    table = train(link(short), rounds=6)
    return {
        piece: {target: share for target, (share, links) in row.items() if share > 0.05 and links > 0.5}
        for piece, row in table.items()
    }


def piece_counts(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[str]:
    """How often each piece occurs in the texts."""
    counts = Counter[str]()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.tokens)
    return counts


def initial_rows(
    tokenizer: Tokenizer, aligned: dict[str, dict[str, float]], shares: dict[str, float], known: dict[str, Vectors]
) -> Vectors:
    """A row for each piece of the tokenizer from the rows of the teacher's pieces.

    `shares` is, for pieces that both languages use, the English share of their use.
    """
    teacher = _teacher_tokenizer()
    mean: Vectors = np.mean(list(known.values()), axis=0)
    rows = np.tile(mean, (tokenizer.get_vocab_size(), 1)).astype(np.float32)
    for piece, number in tokenizer.get_vocab().items():
        links = {target: share for target, share in aligned.get(piece, {}).items() if target in known}
        if not links or piece in SPECIAL:
            parts = [piece] if piece in known else teacher.encode(piece.removeprefix("##")).tokens[1:-1]
            rows[number] = np.mean([known.get(part, mean) for part in parts], axis=0) if parts else mean
        else:
            french = sum(share * known[target] for target, share in links.items()) / sum(links.values())
            share = shares.get(piece, 0.0) if piece in known else 0.0
            rows[number] = share * known.get(piece, mean) + (1 - share) * french
    return rows


def input_rows() -> dict[str, Vectors]:
    """The teacher's input embedding of each of its pieces."""
    bert = BertModel.from_pretrained(teacher_folder(), add_pooling_layer=False)
    weights = bert.embeddings.word_embeddings.weight.detach().numpy()
    return {piece: weights[number] for piece, number in _teacher_tokenizer().get_vocab().items()}


def output_rows(pieces: Sequence[str]) -> dict[str, Vectors]:
    """The teacher's vector of each piece read alone (Tulkens & van Dongen 2024, Model2Vec)."""
    texts = [piece.removeprefix("##") for piece in pieces]
    vectors = load_teacher().encode(texts, batch_size=256, normalize_embeddings=True, show_progress_bar=False)
    return dict(zip(pieces, np.asarray(vectors, np.float32), strict=True))


def frequency_weights(tokenizer: Tokenizer, counts: Counter[str]) -> Vectors:
    """Weight of each piece: a / (a + its frequency)."""
    total = counts.total()
    weights = np.ones(tokenizer.get_vocab_size(), np.float32)
    for piece, number in tokenizer.get_vocab().items():
        weights[number] = FREQUENCY / (FREQUENCY + counts[piece] / total)
    return weights


def _teacher_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer

"""The student's word pieces (Schuster & Nakajima 2012): the teacher's English ones used here, and French ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import WordPiece
from tokenizers.trainers import WordPieceTrainer

from training.embedder.teacher import teacher_folder

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
SIZE = 23500
ENGLISH = 10000
LEAST = 5
"""Times an English piece must occur to be kept."""

BATCH = 20000


def bare_tokenizer(model: WordPiece) -> Tokenizer:
    """A tokenizer that ignores case, accents, ligatures and the shape of apostrophes."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace("’", "'"),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("Œ", "oe"),
            normalizers.BertNormalizer(lowercase=True, strip_accents=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def build_tokenizer(english: Iterable[str], french: Sequence[str], *, size: int = SIZE) -> Tokenizer:
    """The student's tokenizer: frequent English pieces of the teacher first, French pieces up to `size`."""
    teacher = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    teacher.no_padding()
    teacher.no_truncation()
    counts = Counter(teacher.get_vocab().keys() & set("abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"()-/%&@+€§°"))
    counts.update({piece: LEAST for piece in teacher.get_vocab() if len(piece.removeprefix("##")) == 1})
    for encoding in teacher.encode_batch(list(english), add_special_tokens=False):
        counts.update(encoding.tokens)
    kept = [piece for piece, count in counts.most_common(ENGLISH) if count >= LEAST and piece not in SPECIAL]
    trained = bare_tokenizer(WordPiece(unk_token="[UNK]"))
    trained.train_from_iterator(
        french, WordPieceTrainer(vocab_size=size, show_progress=False, special_tokens=list(SPECIAL), min_frequency=3)
    )
    pieces = dict.fromkeys((*SPECIAL, *kept))
    ranked = sorted(trained.get_vocab().items(), key=lambda item: item[1])
    for piece, _ in ranked:
        if len(pieces) < size:
            pieces.setdefault(piece)
    return _finished({piece: number for number, piece in enumerate(pieces)})


def _finished(vocabulary: dict[str, int]) -> Tokenizer:
    tokenizer = bare_tokenizer(WordPiece(vocab=vocabulary, unk_token="[UNK]", max_input_chars_per_word=60))
    tokenizer.add_special_tokens(list(SPECIAL))
    ends = [("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return tokenizer


def token_ids(tokenizer: Tokenizer, texts: Sequence[str], longest: int) -> list[list[int]]:
    """The pieces of each text without the ends, cut after `longest`."""
    return [
        encoding.ids[:longest]
        for start in range(0, len(texts), BATCH)
        for encoding in tokenizer.encode_batch(list(texts[start : start + BATCH]), add_special_tokens=False)
    ]


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer saved in `folder`."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))

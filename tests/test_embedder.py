import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.datamodels import Passage, Span
from ingest.embedder import embedded_text, embedder_name, load_embedder
from ingest.errors import SettingsError
from ingest.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent


def with_model(settings: Settings, model: str, **more: str) -> Settings:
    return load_settings(data=settings.data, corpus=settings.corpus, model=model, **more)


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of four words, made here: each word has an axis, a text is their mean."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    vocabulary = {"[UNK]": 0, "comité": 1, "budget": 2, "question": 3}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    module = StaticEmbedding(tokenizer, embedding_weights=np.eye(4, dtype=np.float32))
    folder = tmp_path_factory.mktemp("models") / "petit-modele"
    SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


def test_no_model_is_no_embedder(settings: Settings) -> None:
    assert load_embedder(settings) is None
    assert embedder_name(settings) is None


def test_vectors_are_of_unit_length(settings: Settings, model_folder: Path) -> None:
    embedder = load_embedder(with_model(settings, str(model_folder)))
    assert embedder is not None and embedder.dimension == 4
    rows = embedder.encode_passages(["comité budget", "budget"])
    half = 0.5**0.5
    assert rows == pytest.approx(np.array([[0, half, half, 0], [0, 0, 1, 0]]), abs=1e-6)
    assert rows.dtype == np.float32
    assert embedder.encode_query("comité") == pytest.approx(np.array([0, 1, 0, 0]), abs=1e-6)


def test_no_passages_give_an_empty_table(settings: Settings, model_folder: Path) -> None:
    embedder = load_embedder(with_model(settings, str(model_folder)))
    assert embedder is not None and embedder.encode_passages([]).shape == (0, 4)


def test_prompts_of_the_settings_are_used(settings: Settings, model_folder: Path) -> None:
    embedder = load_embedder(with_model(settings, str(model_folder), query_prompt="question "))
    assert embedder is not None
    half = 0.5**0.5
    assert embedder.encode_query("comité") == pytest.approx(np.array([0, half, 0, half]), abs=1e-6)
    assert embedder.encode_passages(["comité"])[0] == pytest.approx(np.array([0, 1, 0, 0]), abs=1e-6)


def test_name_tells_new_weights_and_passage_prompt(settings: Settings, model_folder: Path) -> None:
    plain = embedder_name(with_model(settings, str(model_folder)))
    assert plain is not None and plain.startswith("petit-modele@")
    assert embedder_name(with_model(settings, str(model_folder), passage_prompt="texte : ")) != plain
    assert embedder_name(with_model(settings, str(model_folder), query_prompt="question ")) == plain
    weights = next(model_folder.rglob("*.safetensors"))
    content = weights.read_bytes()
    weights.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        assert embedder_name(with_model(settings, str(model_folder))) != plain
    finally:
        weights.write_bytes(content)


@pytest.mark.parametrize("is_folder", [False, True])
def test_model_that_is_not_there_is_told(is_folder: bool, settings: Settings, tmp_path: Path) -> None:
    name = str(tmp_path) if is_folder else "personne/aucun-modele"
    with pytest.raises(SettingsError, match=r"ne peut pas être chargé.*videz FIL_MODEL"):
        load_embedder(with_model(settings, name))


def test_opening_a_lexical_index_loads_no_model_library() -> None:
    check = "import sys, ingest.embedder, ingest.vectors, ingest.lexical, ingest.manifest; print(sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert not any(f"'{name}'" in modules for name in ("torch", "sentence_transformers", "chromadb", "bm25s"))


def test_embedded_text_names_each_heading_once() -> None:
    passage = Passage("1", "a.pdf", 0, "Le texte.", ("Le guide", "Agir"), (Span(1, 0, 9),), "prose", None)
    assert embedded_text(passage, "Le guide") == "Le guide > Agir\nLe texte."

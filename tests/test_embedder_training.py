"""The pieces of the embedding model's training, on toy data."""

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers.models import WordPiece

from training.embedder.batches import Questions, pair_batches, question_batches, translation_batches
from training.embedder.data import Asked, spread
from training.embedder.learning import learn, ranking_loss
from training.embedder.shipped import asked_of_shipped
from training.embedder.towers import ContextTower, StaticTower, encode
from training.embedder.vocabulary import bare_tokenizer


def test_spreads_over_the_whole_list() -> None:
    assert spread("abcdefgh", 4) == ["a", "c", "e", "g"]
    assert spread("ab", 4) == ["a", "b"]


@pytest.mark.parametrize("text", ["l’Œuvre évaluée", "L'OEUVRE EVALUEE", "l'œuvre évaluée"])
def test_tokenizer_ignores_accents_ligatures_and_apostrophes(text: str) -> None:
    words = ["[UNK]", "l", "'", "oeuvre", "evaluee"]
    tokenizer = bare_tokenizer(WordPiece(vocab={word: row for row, word in enumerate(words)}, unk_token="[UNK]"))
    assert tokenizer.encode(text).tokens == ["l", "'", "oeuvre", "evaluee"]


def test_ranking_loss_is_small_when_each_text_finds_its_own() -> None:
    same, turned = torch.eye(3), torch.eye(3)[[1, 2, 0]]
    groups = torch.arange(3)
    assert ranking_loss(same, same, groups) < 1e-6
    assert ranking_loss(same, turned, groups) > 10


def test_texts_of_one_group_are_no_negatives() -> None:
    texts = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    assert ranking_loss(texts, texts, torch.tensor([7, 7])) == 0.0
    assert ranking_loss(texts, texts, torch.tensor([7, 8])) == pytest.approx(np.log(2))


def test_translations_keep_the_vector_of_their_pair() -> None:
    vectors = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    batches = translation_batches([[5], [6, 6], [7], [8, 8]], vectors, 2)
    for batch in islice(batches, 6):
        assert batch.vectors is not None
        for pieces, vector in zip(batch.texts, batch.vectors, strict=True):
            assert vector.tolist() == ([1.0, 0.0] if pieces[0] in {5, 7} else [0.0, 1.0])


def test_passages_of_one_page_share_a_group() -> None:
    asked = [Asked("a.pdf", 1, "x", ("q", "r")), Asked("a.pdf", 1, "y", ("s",)), Asked("a.pdf", 2, "z", ("t",))]
    questions = Questions.of(asked, [[1], [2], [3], [4]], [[5], [6], [7]])
    assert questions.place == [0, 0, 1, 2]
    assert questions.page == [0, 0, 1]
    batch = next(question_batches(questions, 4, negatives=2))
    assert batch.passages is not None
    assert (len(batch.texts), len(batch.passages), len(batch.groups)) == (4, 6, 6)


def test_static_model_learns_toy_translations() -> None:
    pairs = [([row], [row + 10]) for row in range(8)]
    tower = StaticTower(torch.randn(20, 16, generator=torch.Generator().manual_seed(0)))
    learn((tower, tower), [(pair_batches(pairs, 8), 1.0)], [(list(tower.parameters()), 0.05)], seconds=1.0)
    similarity = encode(tower, [[row] for row in range(8)]) @ encode(tower, [[row + 10] for row in range(8)]).T
    assert similarity.argmax(1).tolist() == list(range(8))


def test_padding_does_not_change_a_vector() -> None:
    tower = ContextTower.empty(30, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    alone = encode(tower, [[7, 8]])
    beside = encode(tower, [[9, 10, 11, 12, 13], [7, 8]])
    assert torch.allclose(alone[0], beside[1], atol=1e-5)


def test_reads_the_questions_of_a_shipped_guide(tmp_path: Path) -> None:
    guide, questions = tmp_path / "corpus" / "g", tmp_path / "questions"
    guide.mkdir(parents=True)
    questions.mkdir()
    text = (
        "---\ncode: 1\ntitle: Les aides\nguide: G\n---\n\n## En bref\n\nUn prêt.\n\n## Quand l’utiliser\n\n"
        "- Il manque\n  de l’argent.\n\n## Questions fréquentes\n\n**Combien ?** Cent euros.\n"
    )
    (guide / "01-1.md").write_text(text, encoding="utf-8")
    row = {"guide": "g", "fiche": "1", "section": "En bref", "fr": "Quoi ?", "para": "kwa", "en": "What?"}
    (questions / "g.jsonl").write_text(json.dumps(row), encoding="utf-8")
    asked = asked_of_shipped(tmp_path / "corpus", tmp_path, questions)
    assert [(each.text, each.questions) for each in asked] == [
        ("G > 1 - Les aides > En bref\nUn prêt.", ("Quoi ?", "kwa", "What?", "Il manque de l’argent.")),
        ("G > 1 - Les aides > Cent euros.", ("Combien ?",)),
    ]

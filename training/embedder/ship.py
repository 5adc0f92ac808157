"""Writes the trained model as one folder of built-in sentence-transformers modules, in half precision."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.module import Module
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Router, StaticEmbedding, Transformer
from tokenizers import Tokenizer
from torch import nn
from transformers import PreTrainedTokenizerFast

from training.embedder.towers import ContextTower
from training.embedder.vocabulary import SPECIAL, load_tokenizer

LONGEST_QUESTION = 256


def ship(work: Path, folder: Path) -> None:
    """Write the contextual model for questions and the static one for passages, or the static one alone when
    `adapted.pt` is not there."""
    tokenizer = load_tokenizer(work)
    adapted = work / "adapted.pt"
    modules: list[nn.Module] = [Normalize()]
    if adapted.exists():
        texts, passages = torch.load(adapted)
        modules.insert(0, _router(texts, passages["table.weight"], tokenizer, work / "bert"))
    else:
        table = torch.load(work / "static-adapted.pt")["table.weight"]
        modules.insert(0, StaticEmbedding(tokenizer, embedding_weights=table))
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    for path in folder.rglob("*.safetensors"):
        halve(path)


def _router(texts: dict[str, torch.Tensor], table: torch.Tensor, tokenizer: Tokenizer, work: Path) -> Router:
    """Questions by the six layers, passages by their token vectors."""
    tower = ContextTower.empty(len(table))
    tower.load_state_dict(texts)
    tower.bert.save_pretrained(work)
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True))
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, model_max_length=LONGEST_QUESTION, **names
    )
    fast.save_pretrained(work)
    query: list[Module] = [Transformer(str(work), max_seq_length=LONGEST_QUESTION), Pooling(384, pooling_mode="mean")]
    document: list[Module] = [StaticEmbedding(tokenizer, embedding_weights=table)]
    return Router.for_query_document(query_modules=query, document_modules=document, default_route="document")


def halve(path: Path) -> None:
    """Store the weights of a file in half precision; their configuration still says to compute in single."""
    weights = load_file(path)
    save_file({name: each.half() if each.is_floating_point() else each for name, each in weights.items()}, path)
    path.chmod(0o644)

"""The passages that a model is given: chosen, made harmless, numbered, and as many as its context holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.datamodels import Citation, Hit
from assistant.llm.cleaning import clean, without_orders
from ingest.datamodels import Passage

MOST = 9
"""Passages at most: more tire a small model and add little."""
MOST_TOKENS = 3600
"""Tokens of passages at most, however long the context: a processor reads some tens of tokens a second."""
CHARACTERS_A_TOKEN = 3.0
"""French has 3.2 to 4 characters a token in the vocabularies of Llama, Mistral and Qwen; fewer is the safe side."""
PASSAGE_EDGES = 14
"""Tokens of the tags around one passage."""


def count_tokens(text: str) -> int:
    """Tokens of a text, estimated from above."""
    return int(len(text) / CHARACTERS_A_TOKEN) + 1


@dataclass(frozen=True, slots=True)
class Source:
    """A passage under its id, and its title and text as the model sees them; orders to a model are left out of both."""

    id: str
    passage: Passage
    title: str
    text: str


def useful_first(hits: Sequence[Hit], citations: Iterable[Citation], passages: Sequence[Passage]) -> list[Passage]:
    """The passages most useful to an answer, best first, each once: those that the extractive answer quotes most, in
    turn with those found, in their order."""
    quoted = _quoted(citations, passages)
    found = [passage for hit in hits for passage in (hit.passage, *hit.following)]
    turns: list[Passage] = []
    for rank in range(max(len(quoted), len(found))):
        turns += [*found[rank : rank + 1], *quoted[rank : rank + 1]]
    return list({passage.id: passage for passage in turns}.values())


def _quoted(citations: Iterable[Citation], passages: Sequence[Passage]) -> list[Passage]:
    """The passages that citations quote, those quoted at most length first."""
    lengths: dict[int, int] = {}
    for citation in citations:
        for rank, passage in enumerate(passages):
            if holds(passage, citation):
                lengths[rank] = lengths.get(rank, 0) + len(citation.quote)
    return [passages[rank] for rank in sorted(lengths, key=lambda rank: -lengths[rank])]


def holds(passage: Passage, citation: Citation) -> bool:
    """Whether the quote of a citation begins in a passage."""
    if passage.document != citation.document or citation.start is None:
        return False
    return any(span.page == citation.page and span.start <= citation.start < span.end for span in passage.spans)


def number(passages: Sequence[Passage], tokens: int) -> list[Source]:
    """The first passages that fit a number of tokens, numbered; one too long for what is left is passed over."""
    sources: list[Source] = []
    left = min(tokens, MOST_TOKENS)
    for passage in (replace(each, text=without_orders(each.text)) for each in passages):
        text, title = clean(passage.text), clean(" > ".join(passage.path[-2:]))
        needed = count_tokens(text) + count_tokens(title) + PASSAGE_EDGES
        if needed > left or len(sources) == MOST or not re.search(r"\w", text):
            continue
        left -= needed
        sources.append(Source(f"P{len(sources) + 1}", passage, title, text))
    return sources

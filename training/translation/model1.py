"""IBM Model 1 (Brown et al. 1993): word translation probabilities from pairs of texts, by expectation maximisation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NULL = ""
"""The source word that stands for target words without a counterpart."""

Pair = tuple[Sequence[str], Sequence[str], float]
"""Source terms, target terms, weight."""

Trained = dict[str, dict[str, tuple[float, float]]]
"""For each source word its targets with p(target | source) and the expected number of links."""


@dataclass(frozen=True)
class Links:
    """Every possible link of a source to a target word, in parallel arrays. `place` numbers the target occurrences."""

    sources: list[str]
    targets: list[str]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    place: NDArray[np.int32]
    weight: NDArray[np.float32]


def link(pairs: Iterable[Pair]) -> Links:
    """All links within each pair, the null word included."""
    numbers: tuple[dict[str, int], dict[str, int]] = ({NULL: 0}, {})
    parts: tuple[list[NDArray[np.int32]], ...] = ([], [], [])
    weights: list[NDArray[np.float32]] = []
    places = 0
    for source_words, target_words, weight in pairs:
        if not source_words or not target_words:
            continue
        distinct = dict.fromkeys(source_words)
        source = np.array([0, *(numbers[0].setdefault(word, len(numbers[0])) for word in distinct)], np.int32)
        target = np.array([numbers[1].setdefault(word, len(numbers[1])) for word in target_words], np.int32)
        parts[0].append(np.tile(source, len(target)))
        parts[1].append(np.repeat(target, len(source)))
        parts[2].append(np.repeat(np.arange(places, places + len(target), dtype=np.int32), len(source)))
        weights.append(np.full(len(target), weight, np.float32))
        places += len(target)
    source, target, place = (np.concatenate(part) for part in parts)
    return Links(list(numbers[0]), list(numbers[1]), source, target, place, np.concatenate(weights))


def train(links: Links, rounds: int = 6) -> Trained:
    """Word translations after `rounds` of expectation maximisation from uniform probabilities."""
    keys = links.source.astype(np.int64) * len(links.targets) + links.target
    pairs, pair = np.unique(keys, return_inverse=True)
    source, target = pairs // len(links.targets), pairs % len(links.targets)
    probability: NDArray[Any] = 1.0 / np.bincount(source)[source]
    expected: NDArray[Any] = np.zeros(len(pairs))
    for _ in range(rounds):
        share = probability[pair]
        share *= links.weight[links.place] / np.bincount(links.place, share)[links.place]
        expected = np.bincount(pair, share, minlength=len(pairs))
        probability = expected / np.maximum(np.bincount(source, expected)[source], 1e-12)
    return _as_table(links, source, target, probability, expected)


def _as_table(
    links: Links,
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    probability: NDArray[np.float64],
    expected: NDArray[np.float64],
) -> Trained:
    table: Trained = {}
    kept = np.flatnonzero((probability > 0.003) & (expected > 0.3))
    for each in kept:
        row = table.setdefault(links.sources[source[each]], {})
        row[links.targets[target[each]]] = (float(probability[each]), float(expected[each]))
    table.pop(NULL, None)
    return table

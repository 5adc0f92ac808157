"""Rebuilds the word tables in assistant/data from the training data.

    python -m training.translation FOLDER      (about four minutes, 4 GB of memory)

FOLDER holds the parallel files named in corpora.py. Nothing here is needed to run the assistant.
"""

import argparse
import lzma
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.spelling import COMMON_WORDS
from assistant.tables import SHIPPED
from assistant.translation import ENGLISH_FRENCH, TranslationTable
from ingest.lexical import tokens
from ingest.text import fold
from training.translation.corpora import PARALLEL, english_terms, french_terms, read_pairs
from training.translation.model1 import Pair, link, train

LONGEST = 30
"""Pairs with more terms are left out: their links are mostly wrong."""
KEPT = 6
"""Translations kept of a word."""
LEAST = 0.04
"""Probability below which a translation is dropped."""


def main() -> None:
    """Train and write all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    write_common_words(folder)
    table = english_french(folder)
    TranslationTable.build(table).save(ENGLISH_FRENCH)
    print(f"{ENGLISH_FRENCH.name}: {len(table)} words, {ENGLISH_FRENCH.stat().st_size // 1024} KB")


def english_french(folder: Path) -> dict[str, dict[str, float]]:
    """p(French term | English stem), where both directions of translation agree."""
    pairs = list(_parallel_terms(folder))
    forward = train(link(pairs))
    backward = train(link((french, english, weight) for english, french, weight in pairs))
    table = {}
    for source, row in forward.items():
        scores = {
            target: math.sqrt(share * backward.get(target, {}).get(source, (0.0, 0.0))[0])
            for target, (share, expected) in row.items()
            if expected >= 0.7 and share >= 0.01
        }
        kept = _normalised(scores)
        if kept:
            table[source] = kept
    return dict(sorted(table.items()))


def _parallel_terms(folder: Path) -> Iterator[Pair]:
    """Terms of all parallel pairs, words that occur once left out."""
    pairs = [
        (english_terms(english), french_terms(french), weight)
        for name, weight in PARALLEL.items()
        for english, french in read_pairs(folder, name)
    ]
    counts = [Counter(word for pair in pairs for word in set(pair[side])) for side in (0, 1)]  # type: ignore[arg-type]
    for english, french, weight in pairs:
        if len(english) <= LONGEST and len(french) <= LONGEST:
            yield (
                [word for word in english if counts[0][word] > 1],
                [word for word in french if counts[1][word] > 1],
                weight,
            )


def _normalised(scores: dict[str, float]) -> dict[str, float]:
    """The best shares of a row, adding up to one before the unlikely ones are dropped."""
    total = sum(scores.values())
    best = sorted(scores, key=lambda term: (-scores[term], term))[:KEPT]
    return {term: scores[term] / total for term in best if scores[term] > LEAST * total}


def write_common_words(folder: Path) -> None:
    """Frequent words of both languages with the logarithm of their frequency: what is no typo."""
    english, french = Counter[str](), Counter[str]()
    capitals = Counter[str]()
    for name in PARALLEL:
        for english_text, french_text in read_pairs(folder, name):
            english.update({fold(word) for word in tokens(english_text)})
            for word in set(tokens(french_text)):
                french[fold(word)] += 1
                capitals[fold(word)] += word[0].isupper()
    parts = []
    for language, counts, least in (("fr", french, 4), ("en", english, 4)):
        words = [
            f"{word} {int(math.log2(count))}"
            for word, count in sorted(counts.items())
            # A word that mostly has a capital is a name.
            if count >= least and word.isalpha() and 2 <= len(word) <= 18 and capitals[word] < 0.8 * count
        ]
        parts.append("\n".join([language, *words]))
    (SHIPPED / COMMON_WORDS).write_bytes(lzma.compress("\n\n".join(parts).encode("utf-8")))


main()

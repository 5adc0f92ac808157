"""Rebuilds the word tables in assistant/data from the training data.

    python -m training.translation FOLDER      (about four minutes, 4 GB of memory)

FOLDER holds the files named in corpora.py. Nothing here is needed to run the assistant.
"""

import argparse
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.datamodels import Language
from assistant.question.question_words import QuestionWords
from assistant.question.spelling import COMMON_WORDS
from assistant.question.tables import SHIPPED
from assistant.question.tokens import Token
from assistant.question.translation import ASKED, ENGLISH_FRENCH, PARAPHRASE, TranslationTable, english_stem
from ingest.terms import tokens
from ingest.text import fold
from training.translation.corpora import (
    PARALLEL,
    english_terms,
    french_terms,
    questions_by_passage,
    read_pairs,
    read_passages,
)
from training.translation.model1 import Pair, Trained, link, train

LONGEST = 30
"""Pairs with more terms are left out: their links are mostly wrong."""
KEPT = 6
"""Translations kept of a word."""
LEAST = 0.04
"""Probability below which a translation is dropped."""
PARAPHRASES = 8
ANSWER_WORDS = 10
LEAST_PARAPHRASE = 0.03
LEAST_LINKS = 0.7
"""Links expected in all the data below which two words are not held to translate each other."""

Table = dict[str, dict[str, float]]


def main() -> None:
    """Train and write all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    write_common_words(folder)
    for path, table in zip((ENGLISH_FRENCH, PARAPHRASE), english_french(folder), strict=True):
        TranslationTable.build(table).save(path)
        print(f"{path.name}: {len(table)} words, {path.stat().st_size // 1024} KB")
    for language, path in ASKED.items():
        TranslationTable.build(answer_words(folder, language)).save(path)


def english_french(folder: Path) -> tuple[Table, Table]:
    """p(French term | English stem), and p(French term | French term) through English words.

    A translation counts where both directions agree. The second table is paraphrase by bilingual pivoting
    (Bannard & Callison-Burch 2005): what English says with one word, French may say with several.
    """
    pairs = list(_parallel_terms(folder))
    forward = train(link(pairs))
    backward = train(link((french, english, weight) for english, french, weight in pairs))
    to_french, to_english = _agreed(forward, backward), _agreed(backward, forward)
    paraphrases: Table = {}
    for term, row in to_english.items():
        shares: dict[str, float] = defaultdict(float)
        for english, share in row.items():
            for other, back in to_french.get(english, {}).items():
                shares[other] += share * back
        shares.pop(term, None)
        paraphrases[term] = _best(shares, PARAPHRASES, LEAST_PARAPHRASE)
    return _filled({source: _best(row, KEPT, LEAST) for source, row in to_french.items()}), _filled(paraphrases)


def answer_words(folder: Path, language: Language) -> Table:
    """p(word of a passage | word of a question it answers), words of every fourth passage and more left out."""
    words = QuestionWords.load()
    passages = {passage: set(french_terms(text)) for passage, text in read_passages(folder).items()}
    counts = Counter(term for terms in passages.values() for term in terms)
    pairs = [
        ([_source(token, language) for token in words.subject(text, language)], sorted(passages[passage]), 1.0)
        for passage, asked in questions_by_passage(folder)
        for text in asked[language]
    ]
    table = {
        source: _best(
            {
                target: share
                for target, (share, links) in row.items()
                if links >= 0.3 and target != source and counts[target] < len(passages) / 4
            },
            ANSWER_WORDS,
            0.0,
        )
        for source, row in train(link(pairs), rounds=5).items()
    }
    return _filled(table)


def _source(token: Token, language: Language) -> str:
    return english_stem(token.folded) if language == "en" else token.term


def _agreed(forward: Trained, backward: Trained) -> Table:
    """The geometric mean of both directions, each row adding up to one."""
    table: Table = {}
    for source, row in forward.items():
        scores = {
            target: math.sqrt(share * backward.get(target, {}).get(source, (0.0, 0.0))[0])
            for target, (share, expected) in row.items()
            if expected >= LEAST_LINKS and share >= 0.01
        }
        total = sum(scores.values())
        if total > 0:
            table[source] = {target: score / total for target, score in scores.items()}
    return table


def _best(row: Mapping[str, float], limit: int, least: float) -> dict[str, float]:
    """The likeliest `limit` entries of a row, those below `least` left out."""
    best = sorted(row, key=lambda term: (-row[term], term))[:limit]
    return {term: row[term] for term in best if row[term] >= least}


def _filled(table: Table) -> Table:
    return {source: table[source] for source in sorted(table) if table[source]}


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

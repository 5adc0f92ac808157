"""Rebuilds assistant/data/known_questions: the questions known to be answered by pages of the guides.

    python -m training.questions FOLDER      (ten minutes)

FOLDER holds the questions on the official guides (see training/translation/corpora.py); those written on the shipped
guides are in training/questions/shipped. Each of them also counts for the page of the other guide that says the same:
by words for the shipped guides, by meaning for both.
Run it again when the pages of the shipped guides or the shipped model change.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.index import open_index
from assistant.question.known_questions import KnownQuestions, Place
from ingest.datamodels import Passage
from ingest.embedder import load_embedder
from ingest.pipeline import ingest
from ingest.settings import ROOT, Settings
from training.questions.restated import questions_on_originals, questions_on_restatements
from training.questions.shipped import questions_on_sections
from training.translation.corpora import Asked, questions_by_page


def main() -> None:
    """Build and write the questions of the official and of the shipped guides."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with TemporaryDirectory() as data:
        settings = Settings(data=Path(data), model="")
        ingest([ROOT / "corpus"], settings=settings)
        index = open_index(settings)
    plain, lay, akin = questions_by_page(folder), dict[Place, Asked](), dict[Place, Asked]()
    in_plain_words, in_lay_words = (list(questions_on_sections(index, lay=lay)) for lay in (False, True))
    _add(plain, questions_on_restatements(folder, index))
    _add(plain, _places(in_plain_words))
    _add(lay, _places(in_lay_words))
    _add(akin, questions_on_originals(folder, in_plain_words + in_lay_words))
    KnownQuestions.build(plain, load_embedder(Settings()), lay=lay, akin=akin).save()
    count = sum(len(texts) for source in (plain, lay) for page in source.values() for texts in page.values())
    print(f"{count} questions on {len(plain | lay)} pages")


def _places(asked: Iterable[tuple[Passage, Asked]]) -> Iterator[tuple[Place, Asked]]:
    return (((passage.document, passage.page), questions) for passage, questions in asked)


def _add(pages: dict[Place, Asked], found: Iterable[tuple[Place, Asked]]) -> None:
    for place, asked in found:
        page = pages.setdefault(place, {"fr": [], "en": []})
        for language, texts in asked.items():
            page[language] += texts


main()

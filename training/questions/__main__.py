"""Rebuilds assistant/data/known_questions: the questions known to be answered by pages of the guides.

    python -m training.questions FOLDER      (ten minutes)

FOLDER holds the questions on the official guides (see training/translation/corpora.py); those written on the shipped
guides are in training/questions/shipped. Each of them also counts for the page of the other guide that says the same:
by words for the shipped guides, by meaning for both.
Run it again when the pages of the shipped guides or the shipped model change.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.index import open_index
from assistant.question.known_questions import KnownQuestions, Place
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
    pages, akin = questions_by_page(folder), dict[Place, Asked]()
    shipped = list(questions_on_sections(index))
    _add(pages, questions_on_restatements(folder, index))
    _add(pages, (((passage.document, passage.page), asked) for passage, asked in shipped))
    _add(akin, questions_on_originals(folder, shipped))
    KnownQuestions.build(pages, load_embedder(Settings()), akin).save()
    print(f"{sum(len(texts) for page in pages.values() for texts in page.values())} questions on {len(pages)} pages")


def _add(pages: dict[Place, Asked], found: Iterable[tuple[Place, Asked]]) -> None:
    for place, asked in found:
        page = pages.setdefault(place, {"fr": [], "en": []})
        for language, texts in asked.items():
            page[language] += texts


main()

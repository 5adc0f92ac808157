"""Questions on the guides of this repository: those of `questions/`, and those their fiches and catalogues hold."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import yaml

from ingest.text import fold
from training.embedder.data import Asked, rows
from training.questions.shipped import asked_in

QUESTIONS = Path(__file__).parents[1] / "questions" / "shipped"
LONGEST = 1000
"""Characters kept of a section: what the index cuts a passage to, about."""
_HEADING = re.compile(r"^##\s+(.+?)\s*$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FREQUENT = re.compile(r"^\*\*(?P<question>[^*]+\?)\*\*\s*(?P<answer>.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^- (.+?)(?=\n- |\n\n|\Z)", re.MULTILINE | re.DOTALL)


def asked_of_shipped(corpus: Path, catalogues: Path, questions: Path = QUESTIONS) -> list[Asked]:
    """The sections of the guides below `corpus` with the questions written about them."""
    written: dict[tuple[str, str, str], list[str]] = {}
    for path in sorted(questions.glob("*.jsonl")):
        for row in rows(path):
            place = (row["guide"], str(row["fiche"]), _plain(row["section"]))
            written.setdefault(place, []).extend(chain.from_iterable(asked_in(row).values()))
    asked: list[Asked] = []
    for guide in sorted(each for each in corpus.iterdir() if each.is_dir()):
        situations = _situations(catalogues / f"fil-conducteur-{guide.name}.yaml")
        for path in sorted(guide.glob("[0-9]*.md")):
            asked += _asked_of_fiche(path, written, situations)
    return asked


def _asked_of_fiche(
    path: Path, written: dict[tuple[str, str, str], list[str]], situations: dict[str, list[str]]
) -> Iterator[Asked]:
    text = path.read_text(encoding="utf-8")
    front = _FRONT.match(text)
    about = yaml.safe_load(front[1]) if front else {}
    guide, code, title = path.parent.name, str(about.get("code", "")), str(about.get("title", ""))
    parts = _HEADING.split(text[front.end() :] if front else text)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    head = f"{about.get('guide', '')} > {code} - {title} > "
    for heading, body in sections.items():
        questions = list(written.get((guide, code, _plain(heading)), ()))
        if _plain(heading) == "en bref":
            when = next((body for name, body in sections.items() if _plain(name) == "quand l'utiliser"), "")
            questions += [" ".join(item.split()) for item in _ITEM.findall(when)] + situations.get(code, [])
        if questions:
            yield Asked(
                guide, 0, head + heading + "\n" + " ".join(body.split())[:LONGEST], tuple(dict.fromkeys(questions))
            )
        if _plain(heading) == "questions frequentes":
            for found in _FREQUENT.finditer(body):
                yield Asked(guide, 0, head + " ".join(found["answer"].split()), (" ".join(found["question"].split()),))


def _situations(catalogue: Path) -> dict[str, list[str]]:
    """What a catalogue says people ask of each fiche, by its code."""
    if not catalogue.is_file():
        return {}
    fiches = yaml.safe_load(catalogue.read_text(encoding="utf-8")).get("fiches", [])
    return {str(fiche.get("code")): [*fiche.get("situations", []), *fiche.get("questions", [])] for fiche in fiches}


def _plain(text: str) -> str:
    return " ".join(fold(text).split())

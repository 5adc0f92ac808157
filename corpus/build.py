"""Builds the PDFs of this folder from `sources/`: Markdown -> pandoc -> Typst -> tagged PDF, and their catalogue files.

    python corpus/build.py [GUIDE ...] [--output FOLDER]

Each folder of `sources/` is a guide: `guide.md` (front matter: title, subtitle, file, date, keywords; body: the
introduction) and one Markdown file per fiche (front matter: code, title, guide, related, sources). `restates` names
what is said again in other words: in `guide.md` the catalogue file of the official guide, in a fiche the codes of its
fiches. The same sources give the same bytes: fonts are those of the typst package, the date that of the front matter.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypandoc
import typst
import yaml

CORPUS = Path(__file__).resolve().parent
SOURCES = CORPUS / "sources"
CATALOGUES = CORPUS.parent / "ingest" / "catalogues"
CALLOUTS = {
    "En bref": "brief",
    "Points de vigilance": "caution",
    "Exemple": "example",
    "Conseil du projet": "advice",
}
"""Second-level headings whose section is set in a box, and the look of the box."""

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file: its front matter and its body."""

    path: Path
    meta: dict[str, Any]
    body: str


def read_text(path: Path, required: Sequence[str]) -> Text:
    """The file, front matter apart. Raises ValueError naming the file and what its front matter lacks."""
    match = re.match(r"---\n(.*?)\n---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    meta = yaml.safe_load(match[1]) if match else {}
    missing = [name for name in required if name not in meta]
    if match is None or missing:
        raise ValueError(
            f"{path} : il manque {', '.join(missing)} dans l'en-tête. Ajoutez-le entre deux lignes « --- »."
        )
    return Text(path, meta, match[2])


def french_spaces(text: str) -> str:
    """The text with no-break spaces where French typography wants them, so that no line starts with a colon."""
    text = re.sub(r"« ", "«\u00a0", text)
    text = re.sub(r"(?<=\S) (?=[»;:!?%€])(?!:-)", "\u00a0", text)
    return re.sub(r"(?<=\d) (?=(?:\d{3}|h|heures|jours|mois)\b)", "\u00a0", text)


def to_typst(text: Text) -> str:
    """The body as Typst markup, with its boxes and drawings."""
    document = json.loads(pypandoc.convert_text(french_spaces(text.body), "json", format="markdown-smart"))
    blocks = [_drawing(block, text.path.parent) if block["t"] == "Figure" else block for block in document["blocks"]]
    document["blocks"] = _boxes(blocks)
    return str(pypandoc.convert_text(json.dumps(document), "typst", format="json", extra_args=["--wrap=none"]))


def _boxes(blocks: list[Block]) -> list[Block]:
    """The blocks with a box around each section that is a callout."""
    boxed: list[Block] = []
    is_open = False
    for block in blocks:
        if block["t"] == "Header":
            if is_open:
                boxed.append(_raw("]"))
            block["c"][1][0] = ""  # pandoc's labels repeat from fiche to fiche
            kind = CALLOUTS.get(_plain(block["c"][2]))
            is_open = kind is not None
            if kind:
                boxed.append(_raw(f"#callout({_quoted(kind)})["))
        boxed.append(block)
    return [*boxed, _raw("]")] if is_open else boxed


def _drawing(figure: Block, folder: Path) -> Block:
    """The figure as a drawing with its caption and the description that replaces it when read aloud. Its letters are
    drawn too: words in boxes side by side, read line by line, would make no sense."""
    _, (_, caption), content = figure["c"]
    (_, _, attributes), _, (target, _) = content[0]["c"][0]["c"]
    description = dict(attributes).get("description")
    if not description:
        raise ValueError(f'{folder.name} : le dessin {target} n\'a pas de texte de remplacement {{description="…"}}.')
    place = "/" + (folder / target).relative_to(SOURCES).as_posix()
    words = _quoted(_plain(caption[0]["c"]))
    outlines = _quoted(_outlines(place))
    alt = _quoted(description)
    return _raw(f'#figure(image(bytes({outlines}), format: "svg", width: 100%, alt: {alt}), caption: {words})')


def _outlines(place: str) -> str:
    """The drawing at a place of the sources as SVG, its letters as shapes."""
    drawn = f'#import "/template.typ": drawing\n#show: drawing\n#include {_quoted(place)}'
    svg = _compiler().compile(drawn.encode(), format="svg")
    assert isinstance(svg, bytes)  # one page
    return svg.decode()


def _compiler() -> typst.Compiler:
    return typst.Compiler(root=SOURCES, ignore_system_fonts=True)


def _raw(markup: str) -> Block:
    return {"t": "RawBlock", "c": ["typst", markup]}


def _plain(inlines: list[Block]) -> str:
    return "".join(each["c"] if each["t"] == "Str" else " " for each in inlines)


def _quoted(text: str) -> str:
    """A Typst string."""
    return json.dumps(text, ensure_ascii=False)


def _array(texts: Sequence[str]) -> str:
    """A Typst array of strings."""
    return "(" + "".join(f"{_quoted(text)}, " for text in texts) + ")"


def compose(guide: Text, fiches: Sequence[Text]) -> str:
    """The whole guide as one Typst document."""
    meta = guide.meta
    day: date = meta["date"]
    keywords = _array(meta.get("keywords", ()))
    parts = [
        '#import "/template.typ": *',
        f"#show: guide.with(title: {_quoted(meta['title'])}, subtitle: {_quoted(meta['subtitle'])}, "
        f"keywords: {keywords}, date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))",
        f"#title-block({_quoted(meta['title'])}, {_quoted(meta['subtitle'])})",
        to_typst(guide),
        "#contents()",
    ]
    for fiche in fiches:
        title = french_spaces(fiche.meta["title"])
        sources = to_typst(Text(fiche.path, {}, " ; ".join(fiche.meta["sources"]) + ".")).strip()
        parts += [
            f"#fiche-title({_quoted(fiche.meta['code'])}, {_quoted(title)}, {_array(_origins(fiche.meta['sources']))})",
            to_typst(fiche),
            f"#fiche-end({_array(fiche.meta.get('related', ()))}, [{sources}])",
        ]
    return "\n\n".join(parts)


def _origins(sources: Sequence[str]) -> list[str]:
    """Who published the sources, each once: what stands before the first comma."""
    return list(dict.fromkeys(source.split(",")[0].strip() for source in sources))


def fiche_paths(folder: Path) -> list[Path]:
    """The files of a guide's fiches in order: fiche-2 stands before fiche-10."""
    paths = (path for path in folder.glob("*.md") if path.name != "guide.md")
    return sorted(paths, key=lambda path: [int(number) for number in re.findall(r"\d+", path.stem)])


def read_guide(folder: Path) -> tuple[Text, list[Text]]:
    """The guide whose sources are in `folder`: its introduction and its fiches in order."""
    guide = read_text(folder / "guide.md", ["title", "subtitle", "file", "date"])
    return guide, [read_text(path, ["code", "title", "guide", "sources"]) for path in fiche_paths(folder)]


def build(folder: Path, output: Path) -> Path:
    """Build the guide whose sources are in `folder`; returns the path of the PDF written into `output`."""
    guide, fiches = read_guide(folder)
    day = guide.meta["date"]
    pdf = _compiler().compile(
        compose(guide, fiches).encode(),
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        pdf_standards=["ua-1"],
    )
    assert isinstance(pdf, bytes)  # one PDF, not one file per page
    target = output / str(guide.meta["file"])
    target.write_bytes(pdf)
    return target


def catalogue(guide: Text, fiches: Sequence[Text]) -> str:
    """The guide's catalogue file, from the front matter of its fiches and the questions and situations they hold."""
    entries = [
        {
            "code": fiche.meta["code"],
            "titre": fiche.meta["title"],
            "titres": [f"{fiche.meta['code']} — {fiche.meta['title']}"],
            "liees": list(fiche.meta.get("related", ())),
            "reprend": list(fiche.meta.get("restates", ())),
            "situations": _section(fiche.body, "Quand l’utiliser", r"^- (.+(?:\n  .+)*)"),
            "questions": _section(fiche.body, "Questions fréquentes", r"\*\*(.+?\?)\*\*"),
        }
        for fiche in fiches
    ]
    content = {
        "guide": guide.meta["title"],
        "editeur": "Fil conducteur",
        "annee": guide.meta["date"].year,
        "reconnaitre": [guide.meta["title"], guide.meta["subtitle"]],
        "reprend": guide.meta.get("restates"),
        "fiches": [_filled(entry) for entry in entries],
    }
    head = (
        "# Fait par corpus/build.py à partir de corpus/sources ; ce guide nomme ses sources sans être l'une d'elles.\n"
    )
    return head + yaml.safe_dump(_filled(content), allow_unicode=True, sort_keys=False, width=110)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without those that say nothing."""
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _section(body: str, heading: str, pattern: str) -> list[str]:
    """What the pattern finds in the section of that second-level heading, each on one line."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", body, re.DOTALL | re.MULTILINE)
    return [" ".join(each.split()) for each in re.findall(pattern, found[1], re.MULTILINE)] if found else []


def main() -> None:
    """Build the guides named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description="Refaire les PDF du corpus à partir de leurs sources.")
    everything = sorted(path.parent.name for path in SOURCES.glob("*/guide.md"))
    parser.add_argument("guides", nargs="*", metavar="GUIDE", default=everything, help=", ".join(everything))
    parser.add_argument("--output", type=Path, default=CORPUS, help="dossier où écrire les PDF")
    arguments = parser.parse_args()
    for name in arguments.guides:
        print(build(SOURCES / name, arguments.output))
        guide, fiches = read_guide(SOURCES / name)
        if arguments.output == CORPUS:
            path = CATALOGUES / f"fil-conducteur-{name}.yaml"
            path.write_text(catalogue(guide, fiches), encoding="utf-8")


if __name__ == "__main__":
    main()

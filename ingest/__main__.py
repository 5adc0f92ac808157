"""`python -m ingest [PATH ...] [--data DIR] [--rebuild] [--json]`: bring the index up to date with PDF guides.

Leaves with 0 when all documents were read, 3 when some were refused, 2 with one French sentence for bad input.
"""

import argparse
import json
import logging
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from tqdm import tqdm

from ingest.errors import FilError, InputError
from ingest.report import Progress
from ingest.settings import load_settings

ALL_READ, BAD_INPUT, SOME_REFUSED, INTERRUPTED = 0, 2, 3, 130
_NAME = 32


class FrenchParser(argparse.ArgumentParser):
    """Says in one French sentence what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        option = re.match(r"argument (\S+?)[:/]", message)
        what = f"L'option {option[1]} attend une valeur" if option else "Commande mal formée"
        raise InputError(f"{what}. Tapez « {self.prog} --help » pour voir l'usage.")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command."""
    about = "Lire des guides PDF et mettre l'index à jour."
    parser = FrenchParser(prog="python -m ingest", allow_abbrev=False, add_help=False, description=about)
    add = parser.add_argument_group("arguments").add_argument
    add("paths", nargs="*", type=Path, metavar="CHEMIN", help="dossiers ou fichiers PDF (par défaut : corpus/)")
    add("--data", type=Path, metavar="DOSSIER", help="dossier des données (par défaut : celui des réglages)")
    add("--rebuild", action="store_true", help="tout relire, même ce qui n'a pas changé")
    add("--json", action="store_true", help="afficher le bilan en un objet JSON")
    add("-h", "--help", action="help", help="afficher cette aide")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    _use_utf8(sys.stdout, sys.stderr)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    try:
        arguments, unknown = build_parser().parse_known_args(argv)
        if unknown:
            raise InputError(f"Option inconnue : {unknown[0]}. Tapez « python -m ingest --help » pour voir l'usage.")
        return _run(arguments)
    except FilError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        cause = "accès refusé" if isinstance(error, PermissionError) else error.strerror
        print(f"Écriture impossible dans {error.filename} ({cause}). Vérifiez le dossier et la place.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Interrompu. Ce qui est lu est gardé : relancez la même commande pour finir.", file=sys.stderr)
        return INTERRUPTED
    return BAD_INPUT


def _run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    # The PDF libraries cost half a second that a mistyped command should not wait for.
    from ingest.pipeline import ingest

    with tqdm(
        total=100,
        file=sys.stderr,
        disable=None,
        leave=False,
        bar_format="{desc} {percentage:3.0f} % |{bar}| reste {remaining}",
    ) as bar:
        report = ingest(
            arguments.paths, settings=settings, rebuild=arguments.rebuild, progress=lambda each: _show(bar, each)
        )
    print(json.dumps(report.to_json(), ensure_ascii=False) if arguments.json else report.to_text())
    return SOME_REFUSED if report.refused else ALL_READ


def _show(bar: "tqdm[NoReturn]", progress: Progress) -> None:
    """Put the page, the document and the part done on the bar."""
    unit = {"lecture": "page", "vecteurs": "passage", "index": ""}[progress.stage]
    name = shorten_name(progress.document)
    place = f"{name} : {unit} {progress.done}/{progress.total}" if unit else "construction de l'index"
    bar.set_description_str(f"document {progress.rank}/{progress.documents}, {place}", refresh=False)
    bar.n = round(100 * progress.fraction, 1)
    bar.update(0)


def shorten_name(name: str) -> str:
    """The name in at most 32 characters, so that the bar fits on a line."""
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _use_utf8(*streams: TextIO) -> None:
    """Windows consoles default to a code page without œ or €."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

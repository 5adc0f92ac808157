"""The commands that make and check documents: `draft`, `audit`."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from assistant.assistant import Assistant
from assistant.audit.command import run_audit
from assistant.drafting.applied import applied
from assistant.drafting.brief_checks import check_brief
from assistant.drafting.brief_from_text import brief_from_text
from assistant.drafting.datamodels import DocumentKind
from assistant.drafting.document import KINDS
from assistant.drafting.draft_export import SUFFIXES, write_draft
from assistant.drafting.draft_json import draft_json
from assistant.drafting.structured_text import decoded
from assistant.drafting.work import Work, read_work, work_of
from ingest.errors import InputError
from ingest.files import write_atomically
from ingest.settings import load_settings

Arguments = argparse.Namespace
AddCommand = Callable[[str, str, Callable[[Arguments], int]], argparse.ArgumentParser]

FREE_TEXT = ".txt"


def add_document_commands(command: AddCommand) -> None:
    """Adds the commands of documents to those of the assistant."""
    draft = command("draft", "rédiger un cahier des charges ou une proposition", run_draft)
    draft.add_argument(
        "brief", type=Path, metavar="BRIEF.yaml", help="brief (.yaml, .yml, .json) ou texte libre (.txt)"
    )
    draft.add_argument("-o", "--output", type=Path, required=True, metavar="SORTIE", help=", ".join(SUFFIXES))
    draft.add_argument("--kind", choices=get_args(DocumentKind), help="document à rédiger (par défaut selon le brief)")
    draft.add_argument("--template", type=Path, metavar="MODELE.docx", help="votre modèle Word")
    audit = command("audit", "dire ce qu'un document contient ou non de ce que les guides demandent", run_audit)
    audit.add_argument("file", type=Path, metavar="FICHIER", help=".docx, .pdf ou .md")
    audit.add_argument("-o", "--output", type=Path, metavar="RAPPORT", help="écrire aussi un rapport (.docx, .md)")
    audit.add_argument("--kind", choices=get_args(DocumentKind), help="document à vérifier (par défaut deviné)")


def run_draft(arguments: Arguments) -> int:
    """`draft`: a document from a brief; what the brief does not say is marked in it and listed."""
    check_output(arguments.output)
    work = read_any(arguments.brief)
    check_brief(work.brief)
    kind = arguments.kind or work.kind
    draft = Assistant(load_settings(data=arguments.data)).draft(work.brief, kind)
    if kind == work.kind:
        draft = applied(draft, work)
    save(arguments.output, write_draft(draft, arguments.output.suffix.lower(), arguments.template))
    told = draft_json(draft, arguments.output)
    print(json.dumps(told, ensure_ascii=False) if arguments.json else draft_text(told))
    return 0


def read_any(path: Path) -> Work:
    """The work of a brief's file, or of a free text. Raises InputError."""
    if path.suffix.lower() != FREE_TEXT:
        return read_work(path)
    try:
        text = decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(f"Le fichier « {path} » ne peut pas être lu : vérifiez son nom et son dossier.") from error
    return work_of(brief_from_text(text))


def check_output(path: Path) -> None:
    """Raises InputError for a file that cannot be written: its format, its folder."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(f"Le format « {path.suffix} » n’est pas proposé. Choisissez parmi : {', '.join(SUFFIXES)}.")
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"« {path} » ne peut pas être écrit : le dossier n’existe pas, ou un dossier porte ce nom.")


def save(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises InputError when it cannot be written."""
    try:
        write_atomically(path, content)
    except OSError as error:
        raise InputError(f"« {path} » ne peut pas être écrit ({error.strerror}). Fermez-le s’il est ouvert.") from error


def draft_text(told: dict[str, Any]) -> str:
    """What was written, then what is to complete."""
    sections, citations = len(told["sections"]), len(told["citations"])
    lines = [f"{KINDS[told['kind']]} écrit dans {told['output']} : {sections} sections, {citations} citations."]
    lines += [f"({notice})" for notice in told["degraded"]]
    if told["gaps"]:
        lines += ["À compléter :", *(f"- {gap['field']} : {gap['label']}" for gap in told["gaps"])]
    return "\n".join(lines)

"""The command `audit`: one document against what the guides require."""

import argparse
import json
from pathlib import Path

from assistant.assistant import Assistant
from assistant.audit.audit_json import audit_json
from assistant.audit.reading import read_document
from assistant.audit.report import check_suffix, to_text, write_report
from ingest.errors import InputError
from ingest.files import write_atomically
from ingest.settings import load_settings


def run_audit(arguments: argparse.Namespace) -> int:
    """`audit`: which elements the document holds or lacks; with -o also as a report."""
    output: Path | None = arguments.output
    if output is not None:
        _check(output)
    settings = load_settings(data=arguments.data)
    document = read_document(arguments.file, settings)
    report = Assistant(settings).audit(document, arguments.kind)
    if output is not None:
        _save(output, write_report(report, output.suffix.lower()))
    print(json.dumps(audit_json(report), ensure_ascii=False) if arguments.json else to_text(report))
    return 0


def _check(path: Path) -> None:
    """Raises InputError for a report that cannot be written there, before the document is read."""
    check_suffix(path.suffix.lower())
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(
            f"Le rapport ne peut pas être écrit dans « {path} » : le dossier n’existe pas, ou un dossier a ce nom ; "
            "donnez un autre chemin."
        )


def _save(path: Path, content: bytes) -> None:
    try:
        write_atomically(path, content)
    except OSError as error:
        raise InputError(
            f"Le rapport ne peut pas être écrit dans « {path} » ({error.strerror}) : choisissez un autre nom, "
            "ou fermez le fichier s’il est ouvert."
        ) from error

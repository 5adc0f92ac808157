"""The command `audit`: one document against what the guides require."""

import argparse
import json

from assistant.assistant import Assistant
from assistant.audit.audit_json import audit_json
from assistant.audit.reading import read_document
from assistant.audit.report import save_report, to_text
from ingest.settings import load_settings


def run_audit(arguments: argparse.Namespace) -> int:
    """`audit`: which elements the document holds or lacks, on the screen or, with -o, also as a report."""
    settings = load_settings(data=arguments.data)
    document = read_document(arguments.file, settings)
    report = Assistant(settings).audit(document, arguments.kind)
    if arguments.output is not None:
        save_report(report, arguments.output)
    print(json.dumps(audit_json(report), ensure_ascii=False) if arguments.json else to_text(report))
    return 0

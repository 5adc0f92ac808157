"""A draft as a file: Word, LibreOffice, Markdown, HTML."""

import tempfile
from datetime import date
from pathlib import Path

from assistant.drafting.datamodels import Draft
from assistant.drafting.document import document_blocks
from assistant.drafting.draft_markdown import to_markdown
from assistant.drafting.formats import for_html, for_libreoffice, for_word
from assistant.drafting.models import FOLDER, model_parts, with_part, zipped
from assistant.drafting.tables_in_xml import finished_libreoffice, finished_word
from assistant.drafting.word_template import built_in_template, read_template
from assistant.pandoc import write
from ingest.errors import InputError

SUFFIXES = (".docx", ".odt", ".md", ".html")
"""The formats that a draft can be written in."""


def write_draft(draft: Draft, suffix: str, template: Path | bytes | None = None) -> bytes:
    """The draft as a file of the format that `suffix` names, dated of today.

    `template` is the user's own Word template, a path or the file itself. Raises InputError for another format and
    for a template that cannot be used, FilError when pandoc fails.
    """
    if suffix not in SUFFIXES:
        raise InputError(f"Le format « {suffix} » n’est pas proposé. Choisissez parmi : {', '.join(SUFFIXES)}.")
    if suffix == ".docx":
        return _word(draft, template)
    if template is not None:
        raise InputError(f"Un modèle Word ne s’applique pas au format {suffix}. Choisissez .docx ou retirez le modèle.")
    return {".odt": _libreoffice, ".html": _html, ".md": _markdown}[suffix](draft)


def _word(draft: Draft, template: Path | bytes | None) -> bytes:
    used = built_in_template() if template is None else read_template(template)
    options = ["--syntax-highlighting=none", *([] if used.is_numbered else ["--number-sections"])]
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "model.docx"
        reference.write_bytes(used.content)
        options += [f"--reference-doc={reference}", f"--template={FOLDER / 'document.openxml'}"]
        blocks = for_word(document_blocks(draft, date.today()), used.table_style)
        made = write(blocks, "docx", metadata=_properties(draft), options=options)
    return with_part(made, "word/document.xml", finished_word)


def _libreoffice(draft: Draft) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "model.odt"
        reference.write_bytes(zipped(model_parts("odt")))
        options = [f"--reference-doc={reference}", f"--template={FOLDER / 'document.opendocument'}"]
        blocks = for_libreoffice(document_blocks(draft, date.today()))
        made = write(blocks, "odt", metadata=_properties(draft), options=options)
    return with_part(made, "content.xml", finished_libreoffice)


def _html(draft: Draft) -> bytes:
    options = ["--number-sections", f"--template={FOLDER / 'document.html'}"]
    blocks = for_html(document_blocks(draft, date.today()))
    return write(blocks, "html5", metadata=_properties(draft), options=options)


def _markdown(draft: Draft) -> bytes:
    return to_markdown(draft).encode("utf-8")


def _properties(draft: Draft) -> dict[str, str]:
    author = draft.brief.provider.name if draft.kind == "proposition" else draft.brief.carrier.name
    return {"title": draft.title, "lang": "fr-FR", **({"author": author} if author else {})}

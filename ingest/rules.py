"""What the reading of a PDF depends on besides the PDF: a document read by other rules is read again."""

import shutil
from importlib.metadata import version
from pathlib import Path

from ingest.files import digest_of_file, digest_of_text
from ingest.manifest import READING
from ingest.settings import Settings

_HERE = Path(__file__).parent
# Files of this package that come after the reading: changing them changes no page and no passage.
_AFTER = """
    __init__ __main__ contexts discovery embedder errors files gathering generations lexical library lock
    manifest pipeline report rules settings vectors
"""


def reading_rules(settings: Settings) -> str:
    """Identifies the code that reads, pypdf, the OCR at hand and the catalogues, the user's corrections included."""
    code = [path for path in sorted(_HERE.glob("*.py")) if path.stem not in _AFTER.split()]
    catalogues = [*_catalogues(_HERE / "catalogues"), *_catalogues(settings.data / "catalogues")]
    ocr = settings.ocr_languages if shutil.which("tesseract") else ""
    files = [part for path in (*code, *catalogues) for part in (path.name, digest_of_file(path))]
    return digest_of_text(READING, version("pypdf"), ocr, *files)


def _catalogues(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.y*ml"))

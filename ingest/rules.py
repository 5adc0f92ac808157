"""What the reading of a PDF depends on besides the PDF: a document read by other rules is read again."""

import shutil
from importlib.metadata import version
from pathlib import Path

from ingest.files import digest_of_file, digest_of_text
from ingest.manifest import READING
from ingest.pages.ocr import tesseract_program
from ingest.settings import Settings

_HERE = Path(__file__).parent
_READING = ("datamodels.py", "text.py", "reading.py", "pages/*.py", "structure/*.py")
"""The code that makes pages and passages; changing the rest changes neither."""


def reading_rules(settings: Settings) -> str:
    """Identifies the code that reads, pypdf, the OCR at hand and the catalogues, the user's corrections included."""
    code = [path for pattern in _READING for path in sorted(_HERE.glob(pattern))]
    catalogues = [*_catalogues(_HERE / "catalogues"), *_catalogues(settings.data / "catalogues")]
    ocr = settings.ocr_languages if shutil.which(tesseract_program()) else ""
    files = [part for path in (*code, *catalogues) for part in (path.name, digest_of_file(path))]
    return digest_of_text(READING, version("pypdf"), ocr, *files)


def _catalogues(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.y*ml"))

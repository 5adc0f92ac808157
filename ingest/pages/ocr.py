"""Text of page images by Tesseract, a program that may be missing: the only file that knows pytesseract."""

import os
import shutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pytesseract
from PIL import Image

from ingest.errors import MissingProgramError
from ingest.pages.pieces import Fragment

DOTS_PER_INCH = 300
REMEDY = (
    "installez Tesseract avec le français (Debian ou Ubuntu : sudo apt install tesseract-ocr tesseract-ocr-fra ; "
    "Windows : programme d'installation de github.com/UB-Mannheim/tesseract, en cochant French), "
    "puis relancez la lecture du corpus"
)
_SECONDS = 120
_UNSURE = 30.0
_CELL_GAP = 2.0
"""Gap between words, in heights of their line, from which they stand in two cells."""


class Word(NamedTuple):
    """A word as Tesseract sees it: `line` says which line of which block, the rest is in pixels from the top left."""

    line: tuple[int, int, int]
    text: str
    left: int
    top: int
    right: int
    bottom: int


def read_image(image: Image.Image, *, languages: str, height: float) -> tuple[Fragment, ...]:
    """The lines on the image of a page `height` points high. Raises MissingProgramError, RuntimeError on failure."""
    data = pytesseract.image_to_data(
        image, lang=usable_languages(languages), output_type=pytesseract.Output.DICT, timeout=_SECONDS
    )
    return tuple(fragments_of(words_of(data), points_per_pixel=height / image.height, height=height))


def usable_languages(wanted: str) -> str:
    """Those of the wanted languages ("fra+eng") that are installed. Raises MissingProgramError when there are none."""
    installed = _installed(tesseract_program())
    usable = [language for language in wanted.split("+") if language in installed]
    if not usable:
        raise MissingProgramError(f"Tesseract n'est pas installé, ou sans la langue {wanted} : {REMEDY}.")
    return "+".join(usable)


def tesseract_program() -> str:
    """The path of the program; its bare name when it is not found. Its Windows installer does not put it in PATH."""
    found = shutil.which("tesseract")
    if found:
        return found
    usual = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "Tesseract-OCR" / "tesseract.exe"
    return str(usual) if usual.exists() else "tesseract"


@lru_cache(maxsize=8)
def _installed(program: str) -> frozenset[str]:
    """Languages of the program, none when it cannot be run."""
    pytesseract.pytesseract.tesseract_cmd = program
    try:
        return frozenset(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return frozenset()


def words_of(data: dict[str, list[Any]]) -> list[Word]:
    """The words of Tesseract's table of which it is fairly sure."""
    words = []
    for index, text in enumerate(data["text"]):
        if not text.strip() or float(data["conf"][index]) < _UNSURE:
            continue
        left, top = data["left"][index], data["top"][index]
        line = (data["block_num"][index], data["par_num"][index], data["line_num"][index])
        words.append(Word(line, text.strip(), left, top, left + data["width"][index], top + data["height"][index]))
    return words


def fragments_of(words: Sequence[Word], *, points_per_pixel: float, height: float) -> Iterator[Fragment]:
    """A fragment for each line, or each cell of one; sizes that differ by chance made the same."""
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    heights = {line: max(word.bottom - word.top for word in own) for line, own in lines.items()}
    usual = median(heights.values()) if heights else 1
    for line, own in lines.items():
        tall = usual if 0.7 < heights[line] / usual < 1.3 else heights[line]
        baseline = median(word.bottom for word in own)
        for cell in _cells(sorted(own, key=lambda word: word.left), tall):
            yield Fragment(
                text=" ".join(word.text for word in cell),
                x=cell[0].left * points_per_pixel,
                y=height - baseline * points_per_pixel,
                end=cell[-1].right * points_per_pixel,
                size=round(tall * points_per_pixel * 2) / 2,
                bold=False,
                angle=0,
            )


def _cells(words: Sequence[Word], tall: float) -> Iterator[list[Word]]:
    cell: list[Word] = []
    for word in words:
        if cell and word.left - cell[-1].right > _CELL_GAP * tall:
            yield cell
            cell = []
        cell.append(word)
    if cell:
        yield cell

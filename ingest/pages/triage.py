"""Which pages have a text worth keeping, and what is read of the others: blank, by Tesseract, or not at all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.datamodels import Page
from ingest.errors import MissingProgramError, UnreadableDocumentError
from ingest.pages import images, ocr
from ingest.pages.pieces import Fragment, RawPage
from ingest.text import common_characters, fold

BLANK = "Page blanche : rien à lire."
READ_BY_OCR = "Page lue par reconnaissance de caractères : son texte peut contenir des erreurs."
NO_TEXT = "Page sans texte reconnaissable (image ou dessin) : cette page ne peut pas être citée."
FAILED = "La reconnaissance de caractères a échoué sur cette page : cette page ne peut pas être citée."
DAMAGED = "Contenu abîmé : cette page ne peut pas être citée. Téléchargez le PDF de nouveau ou réenregistrez-le."
_MISSING = "Page sans texte, sans doute une image : cette page ne peut pas être citée. Pour qu'elle soit lue, {remedy}."
_SIGNS = re.compile(r"[\W_]+")
_NOT_LATIN = re.compile(r"[^a-z]+")
_ENOUGH = 2000
"""Characters of a page by which its text is judged."""
_MARGIN = 0.09
_FEW_LETTERS = 200
_LEADERS = re.compile(r"[.·…_]{4,}")
"""The dots of a table of contents, spaces aside."""
_JUNK = re.compile(r"\(cid:\d+\)|[\ufffd\x00-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff]")


def is_text(text: str) -> bool:
    """Whether `text` reads as one: letters in French proportions, not the codes of a font without a key."""
    printed = _LEADERS.sub("", "".join(common_characters(text[:_ENOUGH]).split()))
    signs = len(_SIGNS.sub("", printed))
    if not signs:
        return False
    junk = sum(map(len, _JUNK.findall(printed)))
    if junk > 0.15 * len(printed):
        return False
    if len(printed) < 40:
        return True
    if signs < 0.5 * len(printed):
        return False
    folded = fold(printed)
    latin = len(_NOT_LATIN.sub("", folded))
    if latin < 80 or latin < 0.5 * signs:
        return True
    return 0.25 < sum(map(folded.count, "aeiouy")) / latin < 0.65


def needs_reading(page: RawPage) -> bool:
    """Whether the text that the file gives for the page is missing, useless, or a line or two in its margins only."""
    if page.damaged:
        return True
    inside = "\n".join(fragment.text for fragment in page.fragments if _is_inside(fragment, page.height))
    return not is_text(inside) and sum(len(fragment.text) for fragment in _margins(page)) < _FEW_LETTERS


def settled(pages: Sequence[Page]) -> list[Page]:
    """The pages, those not called blank any more whose few lines turned out to be text, no header or footer."""
    return [replace(page, note=None) if page.note == BLANK and page.lines else page for page in pages]


def _is_inside(fragment: Fragment, height: float) -> bool:
    return _MARGIN * height < fragment.y < (1 - _MARGIN) * height


def read_otherwise(path: Path, page: RawPage, *, languages: str) -> RawPage:
    """The page as an image shows it: blank, read by Tesseract, or without text and a note that says so."""
    try:
        if images.is_blank(path, page.number):
            return _without_text(page, DAMAGED) if page.damaged else replace(page, fragments=_margins(page), note=BLANK)
        image = images.page_image(path, page.number, dots_per_inch=ocr.DOTS_PER_INCH)
        found = ocr.read_image(image, languages=languages, height=page.height)
    except MissingProgramError:
        return _without_text(page, _MISSING.format(remedy=ocr.REMEDY))
    except UnreadableDocumentError:
        return _without_text(page, DAMAGED)
    except RuntimeError:
        return _without_text(page, FAILED)
    if not is_text("\n".join(fragment.text for fragment in found)):
        return _without_text(page, NO_TEXT)
    return replace(page, fragments=found, source="ocr", note=READ_BY_OCR)


def _without_text(page: RawPage, note: str) -> RawPage:
    return replace(page, fragments=_margins(page), source="none", note=note)


def _margins(page: RawPage) -> tuple[Fragment, ...]:
    """What the file gives in the margins, if it reads as text: header, footer and page number of a scan."""
    own: Sequence[Fragment] = [fragment for fragment in page.fragments if not _is_inside(fragment, page.height)]
    return tuple(fragment for fragment in own if is_text(fragment.text))

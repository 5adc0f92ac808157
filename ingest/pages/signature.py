"""What a file is by its first and last bytes, whatever its name says."""

from pathlib import Path

from ingest.errors import UnreadableDocumentError

_KINDS = {
    b"\xff\xd8\xff": "une image JPEG",
    b"\x89PNG": "une image PNG",
    b"GIF8": "une image GIF",
    b"II*\x00": "une image TIFF",
    b"MM\x00*": "une image TIFF",
    b"PK\x03\x04": "un document Word ou ODT, ou une archive ZIP",
    b"\xd0\xcf\x11\xe0": "un ancien document Word ou Excel",
    b"{\\rtf": "un document RTF",
    b"<!DOCTYPE": "une page web",
    b"<html": "une page web",
}
_HEAD = 1024
"""Bytes at the start of a file among which Acrobat too looks for the mark of a PDF."""
_TAIL = 4096


def check_is_pdf(path: Path) -> None:
    """Raise UnreadableDocumentError, saying what to do, when the file is plainly no whole PDF named as one."""
    name = path.name
    head, tail = _ends(path)
    if not head.strip(b"\x00 \r\n\t"):
        raise UnreadableDocumentError(f"« {name} » est vide : téléchargez-le ou copiez-le de nouveau.")
    if b"%PDF-" not in head:
        kind = next((kind for mark, kind in _KINDS.items() if head.startswith(mark)), "un fichier d'un autre type")
        raise UnreadableDocumentError(
            f"« {name} » n'est pas un PDF mais {kind} : ouvrez-le avec son logiciel et enregistrez-le au format PDF."
        )
    if path.suffix.lower() != ".pdf":
        raise UnreadableDocumentError(
            f"« {name} » est un PDF qui ne porte pas l'extension .pdf : renommez-le en « {path.stem}.pdf »."
        )
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableDocumentError(
            f"« {name} » est incomplet, il s'arrête avant sa fin : téléchargez-le ou copiez-le de nouveau."
        )


def _ends(path: Path) -> tuple[bytes, bytes]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, path.stat().st_size - _TAIL))
            return head, file.read()
    except OSError as error:
        raise UnreadableDocumentError(
            f"« {path.name} » ne peut pas être lu : vérifiez qu'il existe, que vous y avez accès et qu'il n'est pas "
            "ouvert dans un autre logiciel."
        ) from error

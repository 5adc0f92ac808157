"""What stands on a page beside its text: running headers and footers, page numbers, margin labels, stray marks."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.pages.labels import Number, in_margin
from ingest.pages.pieces import Piece, RawPage
from ingest.text import fold

_ENOUGH = 0.25
"""Part of the pages on which a line in the margin repeats, when it is the guide's running line."""
_RUN = 3
_SAME_LINE = 3.0
"""Points within which two pieces stand on one line."""
_NAVIGATION = re.compile(r"retour (?:au|a la|vers le) (?:sommaire|table|menu|debut)|back to top|haut de (?:la )?page")
_ECHO_LINES = 4
_STRAY = re.compile(r"\d{1,3}|[a-zA-Z]|[^\w\s]{1,3}")


def furniture_of(
    raw: Sequence[RawPage], pieces: Sequence[Sequence[Piece]], numbers: dict[int, Number]
) -> list[set[int]]:
    """For each page the places, in its pieces, of those that are not its text."""
    repeated = _running_lines(raw, pieces)
    running_texts = {
        _letters(own[index].text) for own, running in zip(pieces, repeated, strict=True) for index in running
    }
    found = []
    for page, own, running in zip(raw, pieces, repeated, strict=True):
        kept_out = set(running)
        number = numbers.get(page.number)
        if number is not None:
            kept_out.add(number.piece)
        kept_out.update(index for index, piece in enumerate(own) if piece.angle or _is_navigation(piece.text))
        kept_out.update(*upright_labels(own))
        if page.number > 1:  # on its first page a guide has its title
            kept_out.update(_echoes(own, kept_out, running_texts))
        found.append(kept_out)
    return found


def furniture_texts(own: Sequence[Piece], kept_out: set[int]) -> list[str]:
    """The texts kept out, a label that stands letter below letter as one."""
    labels = {run[0]: "".join(own[index].text for index in run) for run in upright_labels(own)}
    inside = {index for run in upright_labels(own) for index in run[1:]}
    return [labels.get(index, own[index].text) for index in sorted(kept_out - inside)]


def body_size(pieces: Sequence[Sequence[Piece]]) -> float:
    """The type size in which most of the document is set, 10.0 for none."""
    letters: dict[float, int] = {}
    for own in pieces:
        for piece in own:
            size = round(piece.size * 2) / 2
            letters[size] = letters.get(size, 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size], default=10.0)


def _running_lines(raw: Sequence[RawPage], pieces: Sequence[Sequence[Piece]]) -> list[set[int]]:
    """Places of the lines in the margins that return on other pages at the same height, numbers aside."""
    pages_by_key: dict[tuple[str, int], list[int]] = {}
    keys: list[dict[int, tuple[str, int]]] = []
    for page, own in zip(raw, pieces, strict=True):
        own_keys = {
            index: (_shape(piece.text), round((piece.y if piece.y < page.height / 2 else piece.y - page.height) / 3))
            for index, piece in enumerate(own)
            if piece.angle == 0 and in_margin(piece, page)
        }
        keys.append(own_keys)
        for key in set(own_keys.values()):
            pages_by_key.setdefault(key, []).append(page.number)
    running = {key for key, pages in pages_by_key.items() if _is_running(key, pages, pages_by_key, len(raw))}
    return [
        _from_the_edges(page, own, {index for index, key in own_keys.items() if key in running})
        for page, own, own_keys in zip(raw, pieces, keys, strict=True)
    ]


def _from_the_edges(page: RawPage, own: Sequence[Piece], running: set[int]) -> set[int]:
    """Those of the running lines that nothing of the text parts from the edge of the page: a rubric that stands at the
    same height in every fiche, below its title, is text."""
    kept: set[int] = set()
    level = [index for index, piece in enumerate(own) if piece.angle == 0]
    for side in (1, -1):
        half = [index for index in level if (own[index].y >= page.height / 2) == (side == 1)]
        half.sort(key=lambda index: -side * own[index].y)
        for _, group in groupby(half, key=lambda index: round(own[index].y / _SAME_LINE)):
            line = list(group)
            if not (running.intersection(line) or all(_shape(own[index].text) in {"", "#"} for index in line)):
                break
            kept.update(running.intersection(line))
    return kept


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text)).strip()


def _is_running(
    key: tuple[str, int], pages: Sequence[int], pages_by_key: dict[tuple[str, int], list[int]], total: int
) -> bool:
    shape, height = key
    if shape in {"", "#"}:
        return False  # a bare number is a page number only when it keeps step
    near = sorted({*pages, *pages_by_key.get((shape, height - 1), ()), *pages_by_key.get((shape, height + 1), ())})
    if len(near) >= max(2, min(_RUN, total - 1), _ENOUGH * total):
        return True
    # The running head of a chapter: on page after page, or on every other.
    steps = [after - before for before, after in pairwise(near)]
    in_step = sum(step <= 2 for step in steps)
    return len(near) >= _RUN and in_step >= max(_RUN - 1, 0.6 * len(steps))


def _is_navigation(text: str) -> bool:
    return len(text) < 60 and _NAVIGATION.match(fold(text)) is not None


def _echoes(own: Sequence[Piece], kept_out: set[int], running_texts: set[str]) -> set[int]:
    """Places of the lines, among the first or the last of a page, that together say its running line once more."""
    body = [index for index in range(len(own)) if index not in kept_out]
    for at in {*range(_ECHO_LINES), *range(len(body) - _ECHO_LINES, len(body))}:
        for count in range(1, _ECHO_LINES):
            run = body[at : at + count] if at >= 0 else []
            if len(run) == count and _letters("".join(own[index].text for index in run)) in running_texts:
                return set(run)
    return set()


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", fold(text))


def upright_labels(own: Sequence[Piece]) -> list[list[int]]:
    """Runs of pieces of one to three characters that stand one below the other: a turned label taken for lines."""
    found: list[list[int]] = []
    run: list[int] = []
    for index, piece in enumerate(own):
        if len(piece.text) > 3:
            continue
        if run and not (abs(own[run[-1]].x - piece.x) < 6 and 0 < own[run[-1]].y - piece.y < 3 * piece.size):
            found.append(run)
            run = []
        run.append(index)
    return [run for run in (*found, run) if _is_label(own, run)]


def _is_label(own: Sequence[Piece], run: Sequence[int]) -> bool:
    letters = [index for index in run if own[index].text.isalpha()]
    return len(run) >= 5 and len(letters) >= 0.6 * len(run)


def stray_marks(strip: Sequence[Piece], body: float) -> set[int]:
    """Places of lone numbers, letters and signs that are a paragraph of their own, of the text's size."""
    found = set()
    for index, piece in enumerate(strip):
        if len(piece.text) > 3 or not 0.85 * body < piece.size < 1.15 * body or not _STRAY.fullmatch(piece.text):
            continue
        if not any(_is_beside_or_close(piece, other) for at, other in enumerate(strip) if at != index):
            found.add(index)
    return found


def _is_beside_or_close(mark: Piece, other: Piece) -> bool:
    """Whether `other` stands on the line of the mark, or so near that both are one paragraph or one table."""
    distance = abs(other.y - mark.y)
    is_over = other.x < mark.end + 4 and other.end > mark.x - 4
    is_same_size = abs(other.size - mark.size) < 0.6
    return distance < 0.5 * mark.size or (is_over and is_same_size and distance < 1.45 * mark.size)

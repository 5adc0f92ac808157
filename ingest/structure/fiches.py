"""The catalogue of a guide: its fiches with their pages, an extract, and the fiches they refer to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingest.datamodels import Fiche
from ingest.structure.likeness import plain
from ingest.structure.outline import Node, Outline, governed
from ingest.structure.references import related_fiches
from ingest.structure.rows import Row
from ingest.structure.titles import clean_title, join_titles
from ingest.text import fold, joined

SUMMARY = 300
_BACK_COVER = re.compile(
    r"\b0\d(?:[ .]?\d\d){4}\b|www\.|https?:|\b\d{5}\b|\bisbn\b|conception graphique|r[ée]daction\b"
    r"|impression\b|maquette",
    re.IGNORECASE,
)
_IN_BRIEF = re.compile(r"^(?:en bref|resume|l'essentiel|en resume|synthese|presentation)\b")


def fiches_of(document: str, outline: Outline) -> list[Fiche]:
    """The fiches of the guide in document order; page numbers are PDF pages."""
    nodes = [node for node in _firsts(outline.nodes) if node.entry is not None]
    ends = _ends(nodes, outline)
    related = related_fiches(nodes, outline)
    texts = _texts(outline)
    made = []
    for node, end in zip(nodes, ends, strict=True):
        entry = node.entry
        if entry is None or entry.code is None:
            continue
        row = outline.rows[node.first]
        made.append(
            Fiche(
                document, entry.code, entry.title or node.title, entry.kind, row.page, max(end, row.page),
                row.line.start, parent=entry.parent, variants=_variants(node, outline.rows),
                related=tuple(related.get(entry.code, ())), summary=_summary(texts.get(entry.code, ())),
                situations=entry.situations, questions=entry.questions,
                restates=entry.restates, restated_guide=entry.restated_guide,
            )
        )  # fmt: skip
    codes = {fiche.code for fiche in made}
    return [fiche if fiche.parent in codes else _orphan(fiche) for fiche in made]


def _orphan(fiche: Fiche) -> Fiche:
    return replace(fiche, parent=None)


def _firsts(nodes: Iterable[Node]) -> list[Node]:
    """Entry nodes, those of a part printed again as a breadcrumb left out."""
    seen: set[int] = set()
    kept = []
    for node in nodes:
        if node.entry is not None and (node.entry.code is None or id(node.entry) not in seen):
            seen.add(id(node.entry))
            kept.append(node)
    return kept


def _ends(nodes: Sequence[Node], outline: Outline) -> list[int]:
    """Last page of each node: before the next one of its level or above."""
    close = _closing_row(nodes, outline)
    parents = {node.entry.code: node.entry.parent for node in nodes if node.entry is not None and node.entry.code}
    ends = []
    for index, node in enumerate(nodes):
        after = next((each.first for each in nodes[index + 1 :] if not _lies_in(each, node, parents)), close)
        ends.append(_page_before(outline, node.first, after))
    return ends


def _lies_in(node: Node, whole: Node, parents: Mapping[str, str | None]) -> bool:
    """Whether a later node is part of `whole`: deeper, and not a descendant of another part whose heading is lost."""
    if node.level <= whole.level or node.entry is None or whole.entry is None:
        return node.level > whole.level
    above = node.entry.parent
    if above is None or whole.entry.code is None:
        return True
    while above is not None and above != whole.entry.code:
        above = parents.get(above)
    return above is not None


def _page_before(outline: Outline, first: int, after: int) -> int:
    """Page of the last line before row `after` that is title or text, not navigation."""
    row = after - 1
    while row > first and row in outline.aside:
        row -= 1
    return outline.rows[row].page


def _closing_row(nodes: Sequence[Node], outline: Outline) -> int:
    """Row where the guide's fiches are over: that of the back cover, or the end."""
    rows = outline.rows
    if not rows or not nodes:
        return len(rows)
    last = rows[-1].page
    first = next(index for index, row in enumerate(rows) if row.page == last)
    text = " ".join(row.line.text for row in rows[first:])
    if first > nodes[-1].first and len(text) <= 600 and len(_BACK_COVER.findall(text)) >= 2:
        return first
    return len(rows)


def _variants(node: Node, rows: Sequence[Row]) -> tuple[str, ...]:
    """Other names of the fiche: those of its entry, then its title as printed where that differs."""
    entry = node.entry
    if entry is None:
        return ()
    printed = clean_title(join_titles([row.line for row in rows[node.first : node.last]]))
    kept = {plain(entry.title): "", plain(entry.code or ""): ""}
    for name in (*entry.variants, *entry.titles, node.title, printed):
        kept.setdefault(plain(name), name)
    return tuple(name for name in kept.values() if name)


def _texts(outline: Outline) -> dict[str, list[tuple[str, list[Row]]]]:
    """For each fiche the headings in it with their text rows."""
    found: dict[str, list[tuple[str, list[Row]]]] = defaultdict(list)
    code = None
    for node, indexes in governed(outline.nodes, len(outline.rows), outline.aside):
        if node is not None and node.entry is not None:
            code = node.entry.code
        if code is not None:
            found[code].append((node.title if node else "", [outline.rows[index] for index in indexes]))
    return found


def _summary(parts: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """The fiche's "En bref", or its first sentences, cut at the end of a sentence where one ends in time."""
    brief = next((rows for title, rows in parts if rows and _IN_BRIEF.match(fold(title))), None)
    rows = brief or next((rows for _, rows in parts if _length(rows) >= 60), [])
    text = ""
    for row in rows:
        if row.line.footnote or row.line.row:
            continue
        line = row.line.text.strip()
        text = joined(text, line) if text else line
        if len(text) > SUMMARY:
            break
    text = re.sub(r"^(?:[•⇒→➤☒]\s*)+", "", " ".join(text.split()))
    if len(text) <= SUMMARY:
        return text
    cut = text[: SUMMARY - 1]
    sentence = max(cut.rfind(mark) for mark in (". ", "! ", "? ", "; "))
    return cut[: sentence + 1].strip() if sentence >= 80 else cut[: cut.rfind(" ")].rstrip(" ,;:•") + "…"


def _length(rows: Sequence[Row]) -> int:
    return sum(len(row.line.text) for row in rows if not row.line.row)

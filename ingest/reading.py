"""One PDF to one Guide: pages, outline, fiches and passages."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.datamodels import Guide, Line, Page, Section
from ingest.files import digest_of_file
from ingest.pages.pdf import Bookmark, read_bookmarks, read_pages
from ingest.settings import Settings
from ingest.structure.catalogues import Catalogue, load_catalogues
from ingest.structure.fiches import fiches_of
from ingest.structure.outline import Outline, outline_of, paths
from ingest.structure.passages import passages_of
from ingest.structure.recognising import recognise
from ingest.structure.rows import body_size, rows_of
from ingest.structure.titles import join_titles


def read_guide(
    path: Path,
    *,
    settings: Settings,
    on_page: Callable[[int, int], None] | None = None,
    catalogues: Sequence[Catalogue] | None = None,
) -> Guide:
    """The guide as read. `catalogues` None means the shipped and the user's own; [] leaves general rules alone at work.

    `on_page` is called with pages done and pages in all. Raises UnreadableDocumentError.
    """
    known = load_catalogues(settings) if catalogues is None else catalogues
    pages = read_pages(path, settings=settings, on_page=on_page)
    return guide_of(path, pages, recognise(pages, known), read_bookmarks(path))


def guide_of(
    path: Path, pages: Sequence[Page], catalogue: Catalogue | None = None, bookmarks: Sequence[Bookmark] = ()
) -> Guide:
    """The guide made of pages already read; `catalogue` is the file that describes it, None without one."""
    document = path.name
    outline = outline_of(pages, catalogue.entries if catalogue else (), bookmarks)
    return Guide(
        document=document,
        digest=digest_of_file(path),
        source=str(path.resolve()),
        title=catalogue.guide if catalogue else guide_title(pages, path),
        pages=tuple(pages),
        sections=tuple(sections_of(document, outline)),
        fiches=tuple(fiches_of(document, outline)),
        passages=tuple(passages_of(document, pages, outline)),
        publisher=catalogue.publisher if catalogue else None,
        year=catalogue.year if catalogue else None,
        catalogue=catalogue.name if catalogue else None,
    )


def guide_title(pages: Sequence[Page], path: Path) -> str:
    """The title set largest on the first page that has text in large type, or else the file's name."""
    rows = rows_of(pages[:2])
    body = body_size(rows_of(pages))
    largest = max((row.line.size for row in rows), default=0.0)
    if largest < 1.2 * body:
        return path.stem
    lines: list[Line] = []
    for row in rows:
        if abs(row.line.size - largest) <= 0.3 and (not lines or row.page == rows[0].page):
            lines.append(row.line)
        elif lines:
            break
    return join_titles(lines)[:200] or path.stem


def sections_of(document: str, outline: Outline) -> list[Section]:
    """The headings of the guide as sections, in order."""
    made = []
    rows, nodes = outline.rows, outline.nodes
    for index, (node, chain) in enumerate(zip(nodes, paths(nodes), strict=True)):
        later = (nodes[place] for place in range(index + 1, len(nodes)))
        after = next((each.first for each in later if each.level <= node.level), len(rows))
        code = next((each.entry.code for each in reversed(chain) if each.entry is not None and each.entry.code), None)
        row = rows[node.first]
        made.append(
            Section(
                document, node.title, tuple(each.title for each in chain), len(chain), row.page,
                rows[after - 1].page, row.line.start, code,
            )
        )  # fmt: skip
    return made

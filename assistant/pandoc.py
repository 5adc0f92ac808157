"""pandoc, the program that turns Markdown into Word, LibreOffice or HTML documents and back."""

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc

from assistant.document_tree import Cell, Node, cell, changed, table_rows, words
from ingest.errors import FilError, InputError

# commonmark_x would read $...$ as a formula.
MARKDOWN = "commonmark+footnotes+pipe_tables+strikeout"
_NO_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""
_TAG = re.compile(r"(?<!\\)((?:\\\\)*)<(?=[A-Za-z/!?])(?!https?:|mailto:)")


def convert(text: str, to: str, *, source: str = MARKDOWN, options: Sequence[str] = ()) -> bytes:
    """The text, Markdown unless `source` says otherwise, as a document in pandoc's format `to`.

    `options` are pandoc's own. Raises FilError when pandoc fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "document"
        try:
            pypandoc.convert_text(text, to, format=source, outputfile=target, extra_args=options, verify_format=False)
            return target.read_bytes()
        except (RuntimeError, OSError) as error:
            raise FilError(f"Le document n’a pas pu être produit ({error}). Choisissez un autre format.") from error


def parse(markdown: str) -> list[Node]:
    """The blocks of a Markdown text; HTML tags are words as any other, images what describes them: none is fetched."""
    # pandoc 3.9 reads tags in CommonMark even without its extension raw_html.
    tree = json.loads(convert(_TAG.sub(r"\1\\<", markdown), "json"))
    blocks: list[Node] = changed(tree["blocks"], lambda nodes: [*map(_harmless, nodes)])
    return blocks


def write(blocks: Sequence[Node], to: str, *, metadata: dict[str, str], options: Sequence[str] = ()) -> bytes:
    """The blocks as a document in pandoc's format `to`; `metadata` are its properties ("title", "lang", "author")."""
    # pandoc 3.9 leaves them out of the text, not of the properties, which Word then cannot read.
    meta = {name: {"t": "MetaString", "c": _NO_XML.sub("", value)} for name, value in metadata.items()}
    tree = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": list(blocks)}
    return convert(json.dumps(tree), to, source="json", options=options)


def read_text(path: Path) -> str:
    """The Markdown of a Word document, one line for each row of a table. Raises InputError when it cannot be read."""
    try:
        tree = json.loads(pypandoc.convert_file(path, "json", format="docx", verify_format=False))
    except (RuntimeError, OSError) as error:
        raise InputError(
            f"« {path.name} » n’est pas un document Word lisible. Enregistrez-le de nouveau au format .docx."
        ) from error
    blocks = changed([*_titles(tree["meta"]), *tree["blocks"]], _with_plain_cells)
    return write(blocks, "gfm-raw_html", metadata={}, options=("--wrap=none",)).decode()


def _harmless(node: Node) -> Node:
    """The node without the signs that `parse` put before tags; an image becomes its description, or its address."""
    if node["t"] in {"Code", "CodeBlock"}:
        attributes, code = node["c"]
        return {**node, "c": [attributes, code.replace("\\<", "<")]}
    if node["t"] == "Image":
        _, description, (address, _) = node["c"]
        return {"t": "Span", "c": [["", [], []], description or words(address)]}
    return node


def _titles(meta: dict[str, Node]) -> list[Node]:
    """Title and subtitle as paragraphs: pandoc sets them apart from the text."""
    told = [meta[name] for name in ("title", "subtitle") if name in meta]
    blocks = [each["c"] if each["t"] == "MetaBlocks" else [{"t": "Para", "c": each["c"]}] for each in told]
    return [block for several in blocks for block in several]


def _with_plain_cells(nodes: list[Node]) -> list[Node]:
    """The blocks with tables that Markdown can hold: cells of one line that span nothing."""
    for node in nodes:
        if node["t"] == "Table":
            head, below = table_rows(node)
            for row in [*head, *below]:
                row[:] = [plain for each in row for plain in _plain_cells(each)][: len(node["c"][2])]
                row += [cell([]) for _ in range(len(node["c"][2]) - len(row))]
    return nodes


def _plain_cells(spanning: Cell) -> list[Cell]:
    """The cell with its paragraphs on one line, then an empty one for each further column it spans."""
    return [cell(_inlines(spanning[4])[:-1]), *(cell([]) for _ in range(spanning[3] - 1))]


def _inlines(node: Any) -> list[Node]:
    """What the paragraphs of a tree hold, put together on one line with a space after each."""
    if isinstance(node, dict) and node["t"] in {"Para", "Plain", "Header"}:
        return [*(node["c"][2] if node["t"] == "Header" else node["c"]), {"t": "Space"}]
    children = node.get("c") if isinstance(node, dict) else node
    return [each for child in children for each in _inlines(child)] if isinstance(children, list) else []

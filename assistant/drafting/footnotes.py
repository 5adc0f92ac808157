"""Citations as footnotes, each mark a note of its own, and the annex of what was cited."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.datamodels import Citation
from assistant.document_tree import Node, bullets, emphasis, note, paragraph, plain_text, strong, words
from assistant.drafting.french import SPACE, is_ended, listed
from assistant.export import STATUS, describe_place
from assistant.pandoc import parse

_MARK = re.compile(r"(?<!\\)((?:\\\\)*)\[(\d+)\](?!\()")
_TYPED_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")
_LABEL = "citation-"
_PLACED = re.compile(rf"\[\^{_LABEL}(\d+)\]")
_FILLED_LATER = re.compile(rf"{_LABEL}(\d+)")
_STOP = re.compile(r"(?<!etc)[\xa0\u202f]?[.,;:]$")
_QUOTE_AGAIN = 60
"""Characters of the extract that a note repeats when the citation stands higher up already."""


class Footnotes:
    """Turns the [n] marks of Markdown into notes, in the order of the document, and remembers what was cited."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._citations = {citation.n: citation for citation in citations}
        self._cited: dict[int, Citation] = {}

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations that have a note so far, each once."""
        return tuple(self._cited.values())

    def parse(self, markdown: str) -> list[Node]:
        """The blocks of a Markdown text, marks of citations as references to notes yet to be filled.

        A mark of no citation stays as typed.
        """
        numbers: set[int] = set()

        def reference(mark: re.Match[str]) -> str:
            number = int(mark[2])
            if number not in self._citations:
                return mark[0]
            numbers.add(number)
            return f"{mark[1]}[^{_LABEL}{number}]"

        # Notes hold no notes: in one that the user typed, a mark stays.
        lines = [line if _TYPED_NOTE.match(line) else _MARK.sub(reference, line) for line in markdown.split("\n")]
        # The definitions come first: what somebody typed may end in a block of code that would swallow them.
        definitions = [f"[^{_LABEL}{number}]: {_LABEL}{number}" for number in sorted(numbers)]
        return parse("\n\n".join([*definitions, "\n".join(lines).lstrip()]))

    def placed(self, nodes: list[Node]) -> list[Node]:
        """The inlines with their notes filled, each run of them against the word it follows, before the stop."""
        inlines: list[Node] = []
        tight = [node for place, node in enumerate(nodes) if node["t"] != "Space" or not _is_note(nodes[place + 1 :])]
        for is_note, run in groupby(tight, key=lambda node: _is_note([node])):
            if not is_note:
                inlines += [_with_code_as_typed(node) for node in run]
                continue
            stop = _taken_stop(inlines)
            for place, node in enumerate(run):
                inlines += [{"t": "Superscript", "c": words(",")}] if place else []
                inlines.append(self._filled(node))
            inlines += stop
        return inlines

    def _filled(self, node: Node) -> Node:
        """The note of a citation; one that the user typed stays."""
        match = _FILLED_LATER.fullmatch(plain_text(node["c"]))
        if match is None:
            return node
        citation = self._citations[int(match[1])]
        is_again = citation.n in self._cited
        self._cited[citation.n] = citation
        return note(_short_source(citation) if is_again else _source(citation))


def _is_note(nodes: list[Node]) -> bool:
    """Whether the nodes begin with a note."""
    return bool(nodes) and nodes[0]["t"] == "Note"


def _with_code_as_typed(node: Node) -> Node:
    if node["t"] not in {"Code", "CodeBlock"}:
        return node
    attributes, code = node["c"]
    return {**node, "c": [attributes, _PLACED.sub(r"[\1]", code)]}


def _taken_stop(inlines: list[Node]) -> list[Node]:
    """The punctuation that the inlines end with, taken out of them: French puts the number of a note before it."""
    match = _STOP.search(inlines[-1]["c"]) if inlines and inlines[-1]["t"] == "Str" else None
    if match is None:
        return []
    word = inlines.pop()["c"][: match.start()]
    if word:
        inlines.append({"t": "Str", "c": word})
    blank = [inlines.pop()] if not word and inlines and inlines[-1]["t"] == "Space" else []
    return [*blank, {"t": "Str", "c": match[0]}]


def _source(citation: Citation) -> list[Node]:
    """Guide, fiche, page and the whole extract, with its status where it is not exact."""
    quote = " ".join(citation.quote.split())
    status = "" if citation.status == "exact" else f" ({STATUS[citation.status]})"
    return _note_text(citation, quote, status)


def _short_source(citation: Citation) -> list[Node]:
    """Guide, fiche and page, with the first words of the extract: notes may move, so none is named by its number."""
    quote = " ".join(citation.quote.split())
    if len(quote) > _QUOTE_AGAIN:
        quote = quote[:_QUOTE_AGAIN].rpartition(" ")[0] + " […]"
    return _note_text(citation, quote, ", cité plus haut")


def _note_text(citation: Citation, quote: str, ending: str) -> list[Node]:
    end = "" if not ending and is_ended(quote) else f"{ending}."
    place = f", {describe_place(citation)}{SPACE}: «{SPACE}{quote}{SPACE}»{end}"
    return [emphasis(words(citation.title)), *words(place)]


def sources(cited: Sequence[Citation]) -> list[Node]:
    """The guides, each with the fiches and pages cited; without duplicates."""
    blocks = []
    for _, group in groupby(sorted(cited, key=lambda each: (each.title, each.document)), lambda each: each.document):
        citations = list(group)
        blocks += [paragraph([strong(words(citations[0].title))]), bullets(_fiche_lines(citations))]
    return blocks


def _fiche_lines(citations: Sequence[Citation]) -> list[list[Node]]:
    """One line for each fiche, in the order of the pages."""
    pages: dict[str, dict[int, str]] = {}
    for citation in sorted(citations, key=lambda each: each.page):
        fiche = f"{citation.fiche.code}, {citation.fiche.title} – p" if citation.fiche else "P"
        differs = citation.label and citation.label != str(citation.page)
        label = f" (imprimée {citation.label})" if differs else ""
        pages.setdefault(fiche, {})[citation.page] = f"{citation.page}{label}"
    return [
        words(f"{fiche}{'ages' if len(found) > 1 else 'age'}{SPACE}{listed([*found.values()])}{SPACE}du{SPACE}PDF")
        for fiche, found in pages.items()
    ]

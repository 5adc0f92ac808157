"""Gives the statements of an answer another shape: fewer, more, a list, a table, a mail. No word is added to them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer.citations import check
from assistant.answer.markdown import runs
from assistant.answer.quoting import Library
from assistant.datamodels import Citation, Statement
from assistant.question.rework_request import Rework
from ingest.errors import InputError
from prompts import Frames

SHORT = 3
"""Statements of a short answer when no number is asked for."""
LABEL = 60
"""Characters at most of what stands before a colon, to be the label of a row."""

Telling = Callable[[Statement], float]
"""How much a statement says of the question."""


def shaped(statements: Sequence[Statement], wanted: Rework, telling: Telling, texts: Frames) -> list[Statement]:
    """The statements in the length and the form wanted, their citations with them. The rest of a fiche is left out
    where it is not asked for."""
    kept = unfolded(statements) if wanted.length == "long" else [each for each in statements if not each.is_rest]
    if wanted.length == "short":
        kept = shortened(kept, wanted.points or SHORT, telling)
    if wanted.form == "table":
        return as_table(kept, texts)
    if wanted.form == "list":
        return as_list(kept)
    return list(kept)


def unfolded(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with the rest of the fiche among them."""
    return [replace(each, is_rest=False) for each in statements]


def shortened(statements: Sequence[Statement], count: int, telling: Telling) -> list[Statement]:
    """The lead and the most telling of the others, `count` in all, in their order. Single items of a list say little
    without the others: they come last, with what opens the list."""
    plain = untabled(statements)
    openers = {at: _opener(plain, at) for at, each in enumerate(plain) if not opens(each)}

    def last(at: int) -> tuple[bool, bool, float, int]:
        return plain[at].kind != "lead", openers[at] is not None, -telling(plain[at]), at

    best = sorted(openers, key=last)[:count]
    kept = {*best, *(opener for at in best if (opener := openers[at]) is not None)}
    return _under_headings(plain, sorted(kept))


def opens(statement: Statement) -> bool:
    """Whether a statement only introduces what follows."""
    return statement.text.rstrip().endswith(":")


def _opener(statements: Sequence[Statement], at: int) -> int | None:
    """Rank of what introduces the list that an item stands in."""
    while at > 0 and statements[at].kind == "item" and statements[at].heading is None:
        at -= 1
        if opens(statements[at]):
            return at
    return None


def _under_headings(statements: Sequence[Statement], kept: Sequence[int]) -> list[Statement]:
    """The statements kept, the first of each part under its heading."""
    found: list[Statement] = []
    heading = shown = None
    for at, statement in enumerate(statements):
        heading = statement.heading or heading
        if at in kept:
            found.append(replace(statement, heading=heading if heading != shown else None))
            shown = heading
    return found


def as_list(statements: Sequence[Statement]) -> list[Statement]:
    """Each statement as an item."""
    return [each if opens(each) else replace(each, kind="item") for each in untabled(statements)]


def as_table(statements: Sequence[Statement], texts: Frames) -> list[Statement]:
    """A table of two columns: the part or what the statement is about, and the statement itself."""
    titles = (texts.text("part"), texts.text("said"))
    rows = [Statement(" – ".join(titles), (), "columns", cells=titles)]
    heading = ""
    for each in untabled(statements):
        label, words = _labelled(each.text)
        heading = each.heading or heading
        first = heading if each.heading or not label else label
        cells = (first, words if label and first == label else each.text)
        rows.append(replace(each, text=" – ".join(filter(None, cells)), kind="row", heading=None, cells=cells))
    return [rows[0], *(_unlabelled(row) if row.cells[0] == above.cells[0] else row for above, row in pairwise(rows))]


def _unlabelled(row: Statement) -> Statement:
    """The row without its first cell, which would repeat the one above."""
    return replace(row, cells=("", *row.cells[1:]), text=row.cells[1])


def _labelled(text: str) -> tuple[str, str]:
    """What stands before the first colon and what follows; no label where that is long or nothing follows."""
    label, colon, words = text.partition(" : ")
    return (label, words) if colon and words.strip() and len(label) <= LABEL else ("", text)


def untabled(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with each row of a table as an item that names its columns."""
    return [each for run in runs(statements) for each in (_spelled_out(run) if run[0].cells else run)]


def _spelled_out(table: Sequence[Statement]) -> Iterator[Statement]:
    header = table[0] if table[0].kind == "columns" else None
    for row in table[1:] if header else table:
        named = zip(header.cells, row.cells, strict=False) if header else [("", cell) for cell in row.cells]
        # A dash alone tells that nothing is known.
        first, *others = [(name, cell) for name, cell in named if re.search(r"\w", cell)] or [("", row.text)]
        rest = " ; ".join(f"{name} : {cell}" if name else cell for name, cell in others)
        text = " – ".join(filter(None, (first[1], rest)))
        citations = tuple(dict.fromkeys((*row.citations, *(header.citations if header else ()))))
        heading = table[0].heading if row is table[1 if header else 0] else None
        yield replace(row, text=text, citations=citations, kind="item", heading=heading, cells=())


def as_mail(statements: Sequence[Statement], subject: str, texts: Frames) -> list[Statement]:
    """The statements within a mail that announces them and says where its numbers lead."""
    before = [texts.text("mail_subject", subject=subject), texts.text("mail_hello"), texts.text("mail_lead")]
    after = [texts.text("mail_close"), texts.text("mail_name")]
    return [*(Statement(text, ()) for text in before), *statements, *(Statement(text, ()) for text in after)]


def rechecked(citations: Sequence[Citation], library: Library) -> list[Citation]:
    """The citations checked again: a guide may have been read anew or removed since."""
    return [_rechecked(citation, library) for citation in citations]


def _rechecked(citation: Citation, library: Library) -> Citation:
    try:
        verdict = check(citation.quote, library.page(citation.document, citation.page))
    except InputError:
        return replace(citation, status="not_found", start=None, end=None)
    if verdict.status == citation.status:
        return citation
    return replace(citation, status=verdict.status, start=verdict.start, end=verdict.end)

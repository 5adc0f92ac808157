"""Conversations and answers as documents: Markdown and, through pandoc, Word with real footnotes."""

import re
from collections.abc import Sequence
from datetime import datetime

import prompts
from assistant.answer.markdown import runs
from assistant.conversations import Turn
from assistant.datamodels import Answer, Citation, Statement
from assistant.pandoc import convert

STATUS = {
    "exact": "citation exacte",
    "approximate": "citation approchée",
    "not_found": "citation non retrouvée sur la page",
}
UNSUPPORTED = prompts.read_frames(prompts.FOLDER / "llm_notices.fr.txt")["unsupported"]
# What is no markup stays readable for those who edit it: a_b, R&D, 2 < 3.
SPECIAL = re.compile(r"([\\`*\[\]~$|]|(?<![^\W_])_|_(?![^\W_])|<(?=[\w/!?])|&(?=#?\w+;))")
OPENING = re.compile(r"^(\s*)([-+#>=]|\d+(?=[.)]))", re.MULTILINE)


def to_markdown(title: str, turns: Sequence[Turn]) -> str:
    """The conversation as Markdown, each citation a footnote that names guide, fiche, page, extract and status."""
    parts = [f"# {escape(title)}", f"*Conversation du {_date(turns[0].asked)}, Fil conducteur*" if turns else ""]
    for turn in turns:
        parts += [f"## {escape(turn.question)}", *_answer(turn.answer, turn.number)]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_docx(title: str, turns: Sequence[Turn]) -> bytes:
    """The same as a Word document with footnotes. Raises FilError when pandoc fails."""
    return convert(to_markdown(title, turns), "docx", options=("--metadata=lang:fr-FR",))


def to_text(answer: Answer) -> str:
    """The answer as plain text with its [n] marks and the list of its sources, for the clipboard."""
    if answer.refused or not answer.statements:
        return answer.reason or answer.markdown
    lines = []
    for statement in answer.statements:
        if statement.heading:
            lines += ["", statement.heading]
        bullet = "- " if statement.kind == "item" else ""
        lines.append(bullet + _said(statement) + "".join(f" [{n}]" for n in statement.citations))
    sources = [f"[{each.n}] {describe_source(each)} ({STATUS[each.status]})" for each in answer.citations]
    return "\n".join([*lines, "", "Sources", *sources]).strip() + "\n"


def file_name(title: str, suffix: str) -> str:
    """A file name made of the title that every system accepts."""
    name = re.sub(r"[^\w\s-]", " ", title)
    return (" ".join(name.split())[:60].strip() or "conversation") + suffix


def escape(text: str) -> str:
    """The text with every Markdown sign taken literally; line breaks are kept."""
    return OPENING.sub(_escape_opening, SPECIAL.sub(r"\\\1", text))


def _escape_opening(match: re.Match[str]) -> str:
    """What would open a list, a heading or a quote at the start of a line, made literal ("3." becomes "3\\.")."""
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def describe_source(citation: Citation) -> str:
    """Guide, fiche and page of a citation on one line, the printed page added where it differs."""
    return f"{citation.title}, {describe_place(citation)}"


def describe_place(citation: Citation) -> str:
    """Fiche and page of a citation within its guide."""
    parts = [f"{citation.fiche.code}, {citation.fiche.title}"] if citation.fiche else []
    page = f"page {citation.page} du PDF"
    if citation.label and citation.label != str(citation.page):
        page += f" (imprimée {citation.label})"
    return ", ".join([*parts, page])


def _answer(answer: Answer, number: int) -> list[str]:
    """The blocks of one answer; the footnotes carry the turn's number, so that marks never meet."""
    if answer.refused:
        places = [
            f"- {escape(f'{match.fiche.code}, {match.fiche.title}')} (page {match.fiche.page} du PDF)"
            for match in answer.fiches
        ]
        looking = ["Fiches à regarder :", "\n".join(places)] if places else []
        return [f"> {escape(answer.reason or 'Les guides ne répondent pas à cette question.')}", *looking]
    if not answer.statements:
        return [escape(answer.markdown)]
    blocks = []
    for run in runs(answer.statements):
        if run[0].heading:
            blocks.append(f"### {escape(run[0].heading)}")
        blocks += [_table(run, number)] if run[0].cells else [_statement(each, number) for each in run]
    notes = [_footnote(citation, number) for citation in answer.citations]
    return [*_join_items(blocks), *notes]


def _table(rows: Sequence[Statement], number: int) -> str:
    """A pipe table; the marks of a row stand in its last cell."""
    width = len(rows[0].cells)
    lines = [[*map(escape, row.cells[:-1]), f"{escape(row.cells[-1])}{_marks(row, number)}"] for row in rows]
    if rows[0].kind != "columns":
        lines.insert(0, [""] * width)
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines)


def _marks(statement: Statement, number: int) -> str:
    return "".join(f"[^{number}-{n}]" for n in statement.citations)


def _said(statement: Statement) -> str:
    """The words of a statement; what the guides do not support says so wherever it goes."""
    return statement.text if statement.support == "supported" else f"{statement.text} ({UNSUPPORTED})"


def _statement(statement: Statement, number: int) -> str:
    text = escape(_said(statement)).replace("\n", "\\\n")
    marks = _marks(statement, number)
    if statement.kind == "item":
        return "- " + text.replace("\n", "\n  ") + marks
    return text + marks


def _join_items(blocks: Sequence[str]) -> list[str]:
    """The blocks with neighbouring list items put together, so that they make one list."""
    joined: list[str] = []
    for block in blocks:
        if joined and block.startswith("- ") and joined[-1].startswith("- "):
            joined[-1] += "\n" + block
        else:
            joined.append(block)
    return joined


def _footnote(citation: Citation, number: int) -> str:
    quote = " ".join(citation.quote.split())
    source = escape(f"{describe_source(citation)} : « {quote} » ({STATUS[citation.status]}).")
    return f"[^{number}-{citation.n}]: {source}"


def _date(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%d/%m/%Y")

"""What differs between two texts, word by word."""

import difflib
import html
import re

_WORD = re.compile(r"\n+|\S+[^\S\n]*|[^\S\n]+")
"""A word with the space after it, or the end of lines."""
_ESCAPED = re.compile(r"\\([^\w\s])")


def changes_html(before: str, after: str) -> str:
    """The HTML of a Markdown text with what was taken out in <del> and what was put in in <ins>."""
    old, new = _words(before), _words(after)
    parts = []
    for kind, start, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(_html(old[start:end]))
            continue
        parts += [f"<del>{_html(old[start:end])}</del>"] if end > start else []
        parts += [f"<ins>{_html(new[first:last])}</ins>"] if last > first else []
    return "".join(parts)


def _words(markdown: str) -> list[str]:
    return _WORD.findall(_ESCAPED.sub(r"\1", markdown.strip()))


def _html(words: list[str]) -> str:
    return html.escape("".join(words)).replace("\n\n", "<br><br>").replace("\n", "<br>")

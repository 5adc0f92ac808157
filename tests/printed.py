"""Pages made by hand from a few marks, for the tests of structure and passages."""

from ingest.datamodels import Line, Page

BODY = 10.0


def page(marked: str, number: int = 1, document: str = "guide.pdf") -> Page:
    """A page with one line per line of `marked`.

    "# " sets a line in 16 points ("#~" one that wraps), "## " in 12, both bold; "* " in bold; "- " makes a list item,
    "| " a table row, "^ " a footnote; an empty line leaves a gap.
    """
    lines: list[Line] = []
    offset, y = 0, 780.0
    for raw in marked.strip("\n").split("\n"):
        mark, text = _mark(raw)
        if not text:
            y -= BODY
            continue
        size = {"# ": 16.0, "#~": 16.0, "## ": 12.0, "^ ": 7.0}.get(mark, BODY)
        text = f"• {text}" if mark == "- " else text
        y -= 1.2 * size + (6.0 if mark in {"# ", "## ", "- "} else 0.0)
        end = offset + len(text)
        lines.append(
            Line(
                text, offset, end, 50.0, y, size,
                bold=mark in {"# ", "#~", "## ", "* "}, footnote=mark == "^ ", bullet=text.startswith("• "),
                row=mark == "| ",
            )
        )  # fmt: skip
        offset = end + 1
    text = "\n".join(line.text for line in lines)
    return Page(document, number, str(number), text, tuple(lines), "text", 595.0, 842.0)


def pages(*marked: str) -> list[Page]:
    """Pages numbered from 1."""
    return [page(text, number) for number, text in enumerate(marked, 1)]


def _mark(raw: str) -> tuple[str, str]:
    for mark in ("## ", "# ", "#~", "* ", "- ", "| ", "^ "):
        if raw.startswith(mark):
            return mark, raw.removeprefix(mark)
    return "", raw.strip()

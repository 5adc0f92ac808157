"""What pypdf shows to fragments."""

import pytest

from ingest.pages.visitor import Style, Visitor
from ingest.pages.widths import SimpleWidths

PLAIN = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def style_of(font: str) -> Style:
    return font == "bold", SimpleWidths([500] * 95, 32)


def at(x: float, y: float, scale: float = 1.0) -> list[float]:
    return [scale, 0.0, 0.0, scale, x, y]


def test_a_text_stands_where_both_matrices_put_it() -> None:
    visitor = Visitor(style_of, 20.0, 30.0)
    visitor.measure(b"Tj", [b"mots"], at(50, 600), at(10, 40))
    visitor.take("mots\n", at(50, 600), at(10, 40), "plain", 10.0)
    fragment = visitor.fragments[0]
    assert (fragment.x, fragment.y, fragment.end) == (40.0, 610.0, pytest.approx(60.0))
    assert (fragment.size, fragment.bold, fragment.angle) == (10.0, False, 0)


def test_the_size_is_that_on_paper() -> None:
    visitor = Visitor(style_of, 0.0, 0.0)
    visitor.measure(b"TJ", [[b"mo", -500, b"ts"]], at(0, 0, 0.5), at(100, 200, 2.0))
    visitor.take("mots", at(0, 0, 0.5), at(100, 200, 2.0), "bold", 12.0)
    fragment = visitor.fragments[0]
    assert (fragment.size, fragment.bold, fragment.x, fragment.y) == (12.0, True, 50.0, 100.0)
    assert fragment.end == pytest.approx(50 + 12 * (4 * 0.5 + 0.5))


def test_word_and_letter_spacing_count() -> None:
    visitor = Visitor(style_of, 0.0, 0.0)
    for operator, value in ((b"Tw", 4.0), (b"Tc", 1.0)):
        visitor.measure(operator, [value], PLAIN, PLAIN)
    visitor.measure(b"Tj", [b"a b"], PLAIN, PLAIN)
    visitor.take("a b", PLAIN, PLAIN, "plain", 10.0)
    assert visitor.fragments[0].end == pytest.approx(15 + 4 + 3)


def test_a_text_that_runs_upwards_is_turned() -> None:
    visitor = Visitor(style_of, 0.0, 0.0)
    visitor.take("étiquette", [0.0, 1.0, -1.0, 0.0, 570.0, 420.0], PLAIN, "plain", 7.0)
    assert (visitor.fragments[0].x, visitor.fragments[0].y, visitor.fragments[0].angle) == (570.0, 420.0, 90)


def test_blank_text_is_dropped_with_its_measure() -> None:
    visitor = Visitor(style_of, 0.0, 0.0)
    visitor.measure(b"Tj", [b"   "], PLAIN, PLAIN)
    visitor.take(" \n", PLAIN, PLAIN, "plain", 10.0)
    visitor.measure(b"Tj", [b"ab"], PLAIN, PLAIN)
    visitor.take("ab", PLAIN, PLAIN, "plain", 10.0)
    assert [(fragment.text, fragment.end) for fragment in visitor.fragments] == [("ab", pytest.approx(10.0))]

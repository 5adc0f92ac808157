"""Which pages have a text."""

import pytest

from ingest.pages.pieces import Fragment, RawPage
from ingest.pages.triage import is_text, needs_reading

PROSE = "Le comité de pilotage réunit les financeurs et les structures bénéficiaires du territoire concerné."


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (PROSE, True),
        ("Fiche 3", True),
        ("Sommaire\nFiche 1 " + ". " * 90 + "3\nFiche 2 " + ". " * 90 + "5", True),
        ("12", True),
        ("\x7f Identifier \x7f Qualifier", True),
        ("2 500 € 12 000 € 4 300 € 12 % 30 % 45 % 2009 2010 2011 2012 1 2 3 4", True),
        ("ΤΟ ΕΡΓΟ ΤΗΣ ΕΠΙΤΡΟΠΗΣ ΚΑΙ ΤΩΝ ΔΟΜΩΝ ΣΤΗΝ ΠΕΡΙΟΧΗ ΜΑΣ ΓΙΑ ΟΛΟΥΣ", True),
        ("", False),
        (" \n", False),
        ("• — …", False),
        ("(cid:12)(cid:88)(cid:3)(cid:45)", False),
        ("\ufffd" * 30 + "abc", False),
        ("".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in PROSE), False),
        ("bcdfghjklm npqrstvwxz " * 6, False),
        ("!#$%&()*+,-./:;<=>?@[]^_{|}~ " * 3 + "a", False),
    ],
)
def test_is_text(text: str, is_one: bool) -> None:
    assert is_text(text) is is_one


def page(*texts: tuple[str, float], damaged: bool = False) -> RawPage:
    return RawPage(1, 595, 842, tuple(Fragment(text, 50, y, 90, 10, False, 0) for text, y in texts), damaged=damaged)


def test_a_page_is_read_otherwise_when_only_its_margins_have_text() -> None:
    assert not needs_reading(page((PROSE, 400)))
    assert needs_reading(page())
    assert needs_reading(page(("Guide DLA", 810), ("12", 30)))
    assert needs_reading(page(("(cid:3)(cid:4)", 400)))
    assert needs_reading(page((PROSE, 400), damaged=True))

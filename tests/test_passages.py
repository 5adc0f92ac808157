"""Passages: what they hold, where they stand, how they are named."""

import re

from printed import pages

from ingest.datamodels import Page, Passage
from ingest.structure.entries import Entry
from ingest.structure.outline import outline_of
from ingest.structure.passages import passages_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche engagée."
LONG = "\n".join([TEXT] * 6)
ENTRIES = (Entry("Fiche 1", "Le réseau"), Entry("Fiche 2", "Le budget"))


def made(*marked: str, entries: tuple[Entry, ...] = ENTRIES) -> tuple[list[Page], list[Passage]]:
    sheets = pages(*marked)
    return sheets, passages_of("guide.pdf", sheets, outline_of(sheets, entries))


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_spans_are_the_printed_text_and_none_is_lost() -> None:
    sheets, found = made(
        f"# Le réseau\n\n## En bref\n{LONG}\n\nLes étapes :\n- un point\n- un autre\n\n## Détail\n{LONG}\n^ ¹ Une note",
        f"# Le budget\n{LONG}\n| a | b\n| c | d",
    )
    texts = {page.number: page.text for page in sheets}
    for passage in found:
        printed = "\n".join(texts[span.page][span.start : span.end] for span in passage.spans)
        assert letters(printed) == letters(passage.text)
    titles = sum(len(letters(title)) for title in ("Le réseau", "En bref", "Détail", "Le budget"))
    whole = sum(len(letters(text)) for text in texts.values())
    assert sum(len(letters(passage.text)) for passage in found) == whole - titles


def test_no_passage_crosses_a_fiche_and_each_knows_its_path() -> None:
    _, found = made(f"Avant-propos. {TEXT}", f"# Le réseau\n\n## En bref\n{LONG}", f"# Le budget\n{TEXT}")
    assert [(passage.fiche, passage.path) for passage in found] == [
        (None, ()),
        ("Fiche 1", ("Le réseau", "En bref")),
        ("Fiche 2", ("Le budget",)),
    ]
    assert [passage.order for passage in found] == [0, 1, 2]


def test_small_sections_share_a_passage_with_their_headings_in_the_text() -> None:
    _, (passage,) = made(
        "# Le réseau\n\n## Clefs de réussite\n- associer les élus\n\n## Points de vigilance\n- ne pas tarder",
        entries=ENTRIES[:1],
    )
    assert passage.path == ("Le réseau",)
    assert passage.text == "Clefs de réussite\n• associer les élus\nPoints de vigilance\n• ne pas tarder"
    assert passage.kind == "list"


def test_a_heading_without_text_goes_with_what_follows() -> None:
    _, (passage,) = made(f"# Le réseau\n\n## Une alliance locale\n\n## En bref\n{LONG}", entries=ENTRIES[:1])
    assert passage.path == ("Le réseau", "En bref")
    assert passage.text.startswith("Une alliance locale\nLe comité")


def test_a_sentence_over_two_pages_gives_two_spans() -> None:
    sheets, (passage,) = made(
        "# Le réseau\nUne démarche qui commence sur cette page et qui", "se finit sur la suivante.", entries=ENTRIES[:1]
    )
    assert passage.text == "Une démarche qui commence sur cette page et qui se finit sur la suivante."
    assert [(span.page, sheets[span.page - 1].text[span.start : span.end]) for span in passage.spans] == [
        (1, "Une démarche qui commence sur cette page et qui"),
        (2, "se finit sur la suivante."),
    ]
    assert (passage.page, passage.page_end) == (1, 2)


def test_words_cut_at_a_line_end_are_joined_and_compounds_kept() -> None:
    _, (passage,) = made(
        "# Le réseau\nUn accom-\npagnement du porte-\nparole, et un porte-parole.", entries=ENTRIES[:1]
    )
    assert passage.text == "Un accompagnement du porte-parole, et un porte-parole."


def test_a_footnote_goes_with_the_passage_that_calls_it() -> None:
    _, found = made(
        f"# Le réseau\n{LONG} suite¹.\n\n# Le budget\n{LONG}\n"
        "^ ¹ Une note\n^ de deux lignes\n^ 9 Une note que rien n'appelle"
    )
    assert found[0].text.endswith("suite¹.\n¹ Une note de deux lignes")
    assert [span.page for span in found[0].spans] == [1, 1]
    assert [passage.text for passage in found[2:]] == ["9 Une note que rien n'appelle"]


def test_tables_of_contents_and_navigation_answer_nothing() -> None:
    table = "# Sommaire\n| 1. Le réseau | 4\n| 2. Le budget | 6\n| 3. Le bilan | 9"
    _, found = made(table, f"# Le réseau\n{TEXT}\n\n## Retour au sommaire")
    assert [passage.text for passage in found] == [TEXT]


def test_rows_make_a_table_each_on_its_line() -> None:
    _, (passage,) = made("# Le réseau\n| Réunion | 1\n| Rencontre du réseau | 2", entries=ENTRIES[:1])
    assert (passage.kind, passage.text) == ("table", "Réunion | 1\nRencontre du réseau | 2")


def test_identical_pages_give_other_ids_and_the_same_file_the_same() -> None:
    twin = "\n".join([TEXT] * 9)
    _, found = made(twin, twin, entries=())
    _, again = made(twin, twin, entries=())
    ids = [passage.id for passage in found]
    assert len(set(ids)) == len(ids) == 2
    assert ids == [passage.id for passage in again]
    assert all(re.fullmatch(r"[0-9a-f]{16}", each) for each in ids)
    sheets = pages(twin)
    renamed = passages_of("autre.pdf", sheets, outline_of(sheets))
    assert renamed[0].id not in ids


def test_a_guide_without_text_has_no_passages() -> None:
    assert made("", "", entries=())[1] == []

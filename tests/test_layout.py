"""Lines of a page: list items, footnotes, order; and the pages of the official guides where they are at hand."""

import re
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.datamodels import Line, Page
from ingest.pages.layout import lay_out
from ingest.pages.pdf import read_pages
from ingest.pages.pieces import Fragment, RawPage
from ingest.settings import Settings


def fragment(text: str, y: float, *, x: float = 50.0, size: float = 10.0, bold: bool = False) -> Fragment:
    return Fragment(text, x, y, x + 0.5 * size * len(text), size, bold, 0)


def laid_out(*pages: list[Fragment]) -> list[Page]:
    raw = [RawPage(number, 595, 842, tuple(page)) for number, page in enumerate(pages, start=1)]
    return lay_out("guide.pdf", raw, [None] * len(raw))


def lines(*fragments: Fragment) -> tuple[Line, ...]:
    return laid_out(list(fragments))[0].lines


@pytest.mark.parametrize(
    ("before", "text", "is_item"),
    [
        ("Il faut :", "\x7f un budget", True),
        ("Il faut :", "- un budget", True),
        ("Il faut", "- et c’est nouveau - un budget", False),
        ("un budget,", "– un lieu", True),
        ("Il faut", "⇒ un budget", True),
        ("Il faut", "■ un budget", True),
        ("Il faut", "> Un budget :", True),
        ("Il faut", "-un budget", False),
        ("Il faut", "» un budget", False),
        ("Il faut", "un budget", False),
    ],
)
def test_the_first_line_of_a_list_item(before: str, text: str, is_item: bool) -> None:
    found = lines(fragment(before, 700), fragment(text, 687), fragment("qui suffise", 674))
    assert [line.bullet for line in found] == [False, is_item, False]


def test_the_text_of_a_list_item_starts_with_a_bullet() -> None:
    assert lines(fragment("\uf0b7", 700), fragment("un budget", 700, x=70))[0].text == "• un budget"


def test_quotation_marks_never_closed_are_bullets_where_there_are_many() -> None:
    items = [fragment(f"« point numéro {rank}", 700 - 13 * rank) for rank in range(5)]
    quoted = fragment("« un mot » entre guillemets", 600)
    assert [line.bullet for line in lines(*items, quoted)] == [True] * 5 + [False]
    assert [line.bullet for line in lines(items[0], quoted)] == [False, False]


BODY = [fragment(f"Une ligne de texte courant numéro {rank}", 700 - 13 * rank) for rank in range(8)]


def test_footnotes_come_last_wherever_they_are_printed() -> None:
    note = [fragment("¹ Voir la fiche pratique sur ce", 500, size=7), fragment("sujet.", 492, size=7)]
    after = fragment("La suite du texte", 470)
    found = lines(*BODY, *note, after)
    assert [(line.text, line.footnote) for line in found[-3:]] == [
        ("La suite du texte", False),
        ("¹ Voir la fiche pratique sur ce", True),
        ("sujet.", True),
    ]


@pytest.mark.parametrize("mark", ["1 Voir", "1. Voir", "(1) Voir", "12Voir", "* Voir", "² Voir"])
def test_marks_of_footnotes(mark: str) -> None:
    assert lines(*BODY, fragment(f"{mark} la fiche.", 90, size=7))[-1].footnote


@pytest.mark.parametrize(
    "small",
    [
        fragment("Source : Avise", 90, size=7),
        fragment("1 Voir", 90, size=9.5),
        fragment("1 Voir", 90, size=7, bold=True),
    ],
)
def test_captions_and_text_are_no_footnotes(small: Fragment) -> None:
    assert not any(line.footnote for line in lines(*BODY, small))


def test_a_footnote_that_runs_on_overleaf_is_one_there_too() -> None:
    first = [*BODY, fragment("¹ Une note qui", 90, size=7)]
    second = [fragment("continue ici.", 700, size=7), fragment("Le texte reprend.", 680)]
    assert [(line.text, line.footnote) for line in laid_out(first, second)[1].lines] == [
        ("Le texte reprend.", False),
        ("continue ici.", True),
    ]


def test_places_of_the_lines_are_exact_and_strays_kept_out() -> None:
    page = laid_out([fragment("Le  texte", 700), fragment("v", 660), fragment("la suite", 620)])[0]
    assert page.text == "Le texte\nla suite"
    assert page.furniture == ("v",)
    assert [page.text[line.start : line.end] for line in page.lines] == ["Le texte", "la suite"]


def test_labels_of_the_file_come_before_printed_ones() -> None:
    raw = [RawPage(number, 595, 842, (fragment(str(number), 30),)) for number in (1, 2)]
    assert [page.label for page in lay_out("guide.pdf", raw, ["i", None])] == ["i", "2"]


def test_two_columns_of_a_real_file(tmp_path: Path, settings: Settings) -> None:
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", style="B", size=16)
    pdf.text(20, 30, "Une ingénierie collective menée par plusieurs structures")
    pdf.set_font("helvetica", size=10)
    # Line by line across both columns, as some programs write them.
    for rank in range(20):
        pdf.text(20, 45 + 5 * rank, f"Gauche {rank:02} une ligne de texte courant qui remplit")
        pdf.text(110, 45 + 5 * rank, f"Droite {rank:02} une ligne de texte courant qui remplit")
    pdf.output(str(tmp_path / "colonnes.pdf"))
    page = read_pages(tmp_path / "colonnes.pdf", settings=settings)[0]
    order = [line.text.split(" une")[0] for line in page.lines[1:]]
    assert order == [f"{side} {rank:02}" for side in ("Gauche", "Droite") for rank in range(20)]


def test_a_table_of_a_real_file(tmp_path: Path, settings: Settings) -> None:
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    pdf.multi_cell(0, 5, "Le tableau suivant donne le calendrier de la démarche et dit qui en répond à chaque étape.")
    rows = [
        ("Étape", "Durée", "Qui"),
        ("Diagnostic partagé avec les structures du territoire et leurs partenaires", "2 mois", "Le chargé de mission"),
        ("Restitution", "1 jour", "Le prestataire retenu par le comité de pilotage du projet"),
    ]
    with pdf.table(col_widths=(60, 25, 60)) as table:
        for cells in rows:
            table.row(cells)
    pdf.output(str(tmp_path / "tableau.pdf"))
    page = read_pages(tmp_path / "tableau.pdf", settings=settings)[0]
    assert [line.text for line in page.lines if line.row] == [" | ".join(cells) for cells in rows]


GUIDES = {
    "avise": ("avise-elaborer-et-conduire-une-ingenierie-collective.pdf", 30),
    "c2ra": ("c2ra-npdc-guide-prestataires-dla.pdf", 10),
    "carnet": ("cnar-environnement-carnet-ingenieries-collectives-dla.pdf", 34),
    "iae": ("cnar-iae-mutualisation-monographies.pdf", 32),
    "coorace": ("coorace-manuel-reference-dts.pdf", 161),
}


@pytest.fixture(scope="module")
def read(guides: Path) -> dict[str, list[Page]]:
    """The pages of the five official guides."""
    settings = Settings(data=Path("unused"), corpus=Path("unused"))
    return {short: read_pages(guides / name, settings=settings) for short, (name, _) in GUIDES.items()}


def page_of(read: dict[str, list[Page]], guide: str, number: int) -> Page:
    return read[guide][number - 1]


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in the text one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_guides_have_exact_places_labels_and_no_control_characters(read: dict[str, list[Page]]) -> None:
    for guide, (_, count) in GUIDES.items():
        assert [page.label for page in read[guide]] == [str(number) for number in range(1, count + 1)]
        for page in read[guide]:
            assert "\n".join(line.text for line in page.lines) == page.text
            assert all(page.text[line.start : line.end] == line.text for line in page.lines)
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd\ufb00-\ufb06]|  ", page.text)


@pytest.mark.parametrize(
    ("guide", "running"),
    [
        ("avise", "élaborer et conduire une ingénierie collective"),
        ("c2ra", "Guide à destination des prestataires DLA"),
        ("carnet", "CNAR Environnement - Carnet de Pratiques en Accompagnement - INGENIERIES COLLECTIVES DLA"),
        ("iae", "Monographies et synthèse prospective - Décembre 2009"),
        ("coorace", "Première version - décembre 2010"),
    ],
)
def test_guides_leave_their_running_lines_out(read: dict[str, list[Page]], guide: str, running: str) -> None:
    assert all(running in page.furniture and running not in page.text.split("\n") for page in read[guide])


def test_avise_is_read_column_by_column_without_its_margin_label(read: dict[str, list[Page]]) -> None:
    page = page_of(read, "avise", 4)
    assert in_order(page.text, "7 FICHES PRATIQUES", "ÉTABLIR LE PROJET", "Conforter et adapter", "PARTENARIALE")
    assert all("Fiches pour les chargés de mission DLA et C2RA" in page.furniture for page in read["avise"][3:])
    assert "Ficheméthodologique48" in page_of(read, "avise", 12).furniture
    assert page_of(read, "avise", 12).text.startswith("Finaliser La démarche d’ingénierie\ncollective 4/4\nMETTRE")


def test_tables_of_contents_are_read_row_by_row(read: dict[str, list[Page]]) -> None:
    iae = [line.text for line in page_of(read, "iae", 3).lines if line.row]
    assert len(iae) == 22
    assert iae[8] == "3.2 Une démarche conjointe de communication et développement d'une plateforme collaborative | 13"
    coorace = [line.text for line in page_of(read, "coorace", 3).lines if line.row]
    assert [row.split(" | ")[-1] for row in coorace] == [f"Fiche III-{number}" for number in range(1, 21)]


def test_grids_keep_their_cells_together(read: dict[str, list[Page]]) -> None:
    rows = [line.text for line in page_of(read, "coorace", 68).lines if line.row]
    assert rows[0].count(" | ") == 3
    assert rows[-8].count(" | ") == 9
    assert page_of(read, "iae", 31).lines[2].row  # a row of one cell


def test_footnotes_are_told_from_small_print(read: dict[str, list[Page]]) -> None:
    notes = {
        number: sum(line.footnote for line in page_of(read, "coorace", number).lines) for number in (5, 28, 68, 74)
    }
    assert notes == {5: 12, 28: 2, 68: 0, 74: 2}
    assert [line.text[:2] for line in page_of(read, "c2ra", 8).lines if line.footnote] == ["¹ "]


def test_pages_without_text_are_blank(read: dict[str, list[Page]]) -> None:
    assert [page.number for page in read["coorace"] if page.note] == [27, 32, 84, 120, 134, 161]

"""One PDF to one Guide, on small PDFs and on the five official guides."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.datamodels import Guide
from ingest.errors import UnreadableDocumentError
from ingest.reading import read_guide
from ingest.settings import Settings, load_settings

AVISE = "avise-elaborer-et-conduire-une-ingenierie-collective.pdf"
C2RA = "c2ra-npdc-guide-prestataires-dla.pdf"
CARNET = "cnar-environnement-carnet-ingenieries-collectives-dla.pdf"
CNAR_IAE = "cnar-iae-mutualisation-monographies.pdf"
COORACE = "coorace-manuel-reference-dts.pdf"

COORACE_FIRST_PAGES = {
    "I-A-1": 10, "I-A-2": 16, "I-B-1": 19, "I-B-2": 23, "I-B-3": 28, "I-B-4": 33, "I-C-1-a": 34, "I-C-1-b": 38,
    "I-C-1-c": 41, "I-C-2-a": 45, "I-C-2-b": 49, "I-C-2-c": 51, "I-C-2-d": 53, "I-C-2-e": 53, "I-C-2-f": 55,
    "I-C-2-g": 60, "I-C-2-h": 62, "II-1": 64, "II-2": 69, "II-3": 74, "II-4": 78, "III-1": 85, "III-2": 88,
    "III-3": 91, "III-4": 94, "III-5": 96, "III-6": 99, "III-7": 102, "III-8": 105, "III-9": 108, "III-10": 112,
    "III-11": 116, "III-12": 121, "III-13": 124, "III-14": 127, "III-15": 130, "III-16": 135, "III-17": 139,
    "III-18": 144, "III-19": 146, "III-20": 150,
}  # fmt: skip
AVISE_PAGES = {
    "Fiche méthodologique 1": (6, 7), "Fiche méthodologique 2": (8, 9), "Fiche méthodologique 3": (10, 11),
    "Fiche méthodologique 4": (12, 13), "Fiche pratique 1": (14, 15), "Fiche pratique 2": (16, 16),
    "Fiche pratique 3": (17, 18), "Fiche pratique 4": (19, 20), "Fiche pratique 5": (21, 22),
    "Fiche pratique 6": (23, 25), "Fiche pratique 7": (25, 25), "Fiche expérience 1": (26, 27),
    "Fiche expérience 2": (28, 29),
}  # fmt: skip
CARNET_PAGES = {
    "I": (2, 3), "II.A": (4, 4), "II.B": (4, 11), "II.B.1": (5, 8), "II.B.2": (9, 11), "III.A": (12, 15),
    "III.A.1": (12, 12), "III.A.2": (12, 13), "III.A.3": (14, 15), "Monographie B": (15, 18),
    "Monographie C": (19, 22), "Monographie D": (23, 26), "Monographie E": (27, 32), "Fiche technique 1": (33, 34),
}  # fmt: skip
CNAR_IAE_PAGES = {
    "1": (3, 4), "1.1": (3, 4), "1.2": (4, 4), "2": (4, 6), "2.1": (4, 6), "2.2": (6, 6), "3": (7, 21),
    "3.1": (7, 9), "3.2": (9, 14), "3.3": (14, 17), "3.4": (17, 21), "4": (21, 28), "4.1": (21, 23),
    "4.2": (24, 25), "4.3": (25, 27), "4.4": (27, 28), "4.5": (28, 28), "5": (28, 31), "5.1": (28, 29),
    "5.2": (30, 30), "5.3": (30, 31), "5.4": (31, 31),
}  # fmt: skip
C2RA_PAGES = {
    "I": (2, 4), "I.A": (2, 2), "I.B": (2, 3), "I.C": (3, 4), "I.C.1": (3, 3), "I.C.2": (3, 4), "II": (5, 7),
    "II.A": (5, 6), "II.A.1": (5, 5), "II.A.2": (5, 6), "II.B": (7, 7), "II.B.1": (7, 7), "III": (7, 9),
    "III.1": (7, 7), "III.2": (7, 7), "III.3": (7, 8), "III.4": (8, 8), "III.5": (8, 8), "III.6": (9, 9),
    "IV": (9, 10),
}  # fmt: skip


@pytest.fixture(scope="module")
def read(guides: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, bool], Guide]]:
    """The five guides, with their catalogue files (True) and without any (False)."""
    settings = load_settings(data=tmp_path_factory.mktemp("data"))
    found: dict[tuple[str, bool], Guide] = {}
    for path in sorted(guides.glob("*.pdf")):
        found[path.name, True] = read_guide(path, settings=settings)
        found[path.name, False] = read_guide(path, settings=settings, catalogues=[])
    yield found


def pages_of(guide: Guide) -> dict[str, tuple[int, int]]:
    return {fiche.code: (fiche.page, fiche.page_end) for fiche in guide.fiches}


@pytest.mark.parametrize(
    ("document", "expected"),
    [(AVISE, AVISE_PAGES), (CARNET, CARNET_PAGES), (CNAR_IAE, CNAR_IAE_PAGES), (C2RA, C2RA_PAGES)],
)
def test_every_fiche_and_chapter_on_its_pages(
    read: dict[tuple[str, bool], Guide], document: str, expected: dict[str, tuple[int, int]]
) -> None:
    assert pages_of(read[document, True]) == expected


@pytest.mark.parametrize("with_catalogue", [True, False])
def test_the_41_fiches_of_coorace(read: dict[tuple[str, bool], Guide], with_catalogue: bool) -> None:
    guide = read[COORACE, with_catalogue]
    assert {fiche.code.removeprefix("Fiche "): fiche.page for fiche in guide.fiches} == COORACE_FIRST_PAGES
    ends = pages_of(guide)
    assert (ends["Fiche I-A-1"], ends["Fiche II-1"], ends["Fiche III-20"]) == ((10, 15), (64, 69), (150, 154))
    titles = {fiche.code: fiche.title for fiche in guide.fiches}
    assert titles["Fiche I-C-2-a"] == "Coopération"
    assert titles["Fiche III-4"].startswith("Pérennisation et essaimage d'une plateforme mobilité")


def test_general_rules_find_the_numbered_chapters(read: dict[tuple[str, bool], Guide]) -> None:
    assert pages_of(read[CNAR_IAE, False]) == CNAR_IAE_PAGES
    c2ra = {code: pages for code, pages in C2RA_PAGES.items() if not code[-1].isdigit()}
    assert pages_of(read[C2RA, False]) == c2ra
    carnet = pages_of(read[CARNET, False])
    assert {code: carnet[code][0] for code in carnet if code.startswith("Mono")} == {
        "Monographie B": 15, "Monographie C": 19, "Monographie D": 23, "Monographie E": 27,
    }  # fmt: skip
    assert len(carnet) == 13


@pytest.mark.parametrize(
    ("document", "publisher", "year", "title"),
    [
        (AVISE, "Avise", None, "Élaborer et conduire"),
        (COORACE, "COORACE", 2010, "Pour une démarche"),
        (CNAR_IAE, "CNAR IAE", 2009, "Mutualisation dans"),
        (CARNET, "CNAR Environnement", None, "Carnet"),
        (C2RA, "C2RA Nord – Pas de Calais", None, "Guide à destination"),
    ],
)
def test_catalogues_tell_whose_guide_it_is(
    read: dict[tuple[str, bool], Guide], document: str, publisher: str, year: int | None, title: str
) -> None:
    guide = read[document, True]
    assert (guide.publisher, guide.year) == (publisher, year)
    assert guide.title.startswith(title)
    assert read[document, False].catalogue is None


def test_fiches_refer_to_each_other(read: dict[tuple[str, bool], Guide]) -> None:
    coorace = {fiche.code: fiche for fiche in read[COORACE, True].fiches}
    assert "Fiche III-4" in coorace["Fiche I-A-1"].related
    assert "Fiche I-A-1" in coorace["Fiche III-4"].related
    avise = {fiche.code: fiche for fiche in read[AVISE, True].fiches}
    assert avise["Fiche pratique 7"].related == ("Fiche méthodologique 2", "Fiche méthodologique 3")
    for fiche in (*coorace.values(), *avise.values()):
        assert 40 <= len(fiche.summary) <= 300, fiche.code


@pytest.mark.parametrize("with_catalogue", [True, False])
def test_passages_stand_where_they_say(read: dict[tuple[str, bool], Guide], with_catalogue: bool) -> None:
    for (document, has_catalogue), guide in read.items():
        if has_catalogue != with_catalogue:
            continue
        texts = {page.number: page.text for page in guide.pages}
        codes = {fiche.code for fiche in guide.fiches}
        ids = [passage.id for passage in guide.passages]
        assert len(set(ids)) == len(ids)
        for passage in guide.passages:
            printed = "".join(texts[span.page][span.start : span.end] for span in passage.spans)
            assert letters(printed) == letters(passage.text), passage
            assert passage.fiche is None or passage.fiche in codes
        short = sum(len(passage.text) < 300 for passage in guide.passages)
        assert short <= 0.05 * len(guide.passages) + 2, document
        assert sum(len(passage.text) > 1500 for passage in guide.passages) == 0


def test_little_of_a_guide_is_left_out(read: dict[tuple[str, bool], Guide]) -> None:
    for guide in read.values():
        covered = sum(span.end - span.start for passage in guide.passages for span in passage.spans)
        assert covered >= 0.9 * sum(len(page.text) for page in guide.pages), guide.document


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def write(path: Path, parts: list[tuple[int, str]]) -> Path:
    """A PDF of these parts: a size (0 turns the page) and a text, bold above 11 points."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    for size, text in parts:
        if size == 0:
            pdf.add_page()
            continue
        pdf.set_font("helvetica", "B" if size > 11 else "", size)
        pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    pdf.output(str(path))
    return path


def sentences(first: int, count: int = 8) -> str:
    nouns = "comité réseau budget bilan projet territoire groupe conseil bénévole salarié financeur".split()  # noqa: SIM905
    verbs = "prépare réunit mesure finance accompagne présente discute organise vérifie".split()  # noqa: SIM905
    ends = [
        "avant chaque étape",
        "sans attendre",
        "pour le réseau",
        "après la réunion",
        "dans la région",
        "au besoin",
        "à la fin",
    ]
    return " ".join(
        f"Le {nouns[at % 11]} {verbs[at % 9]} le {nouns[(5 * at + 3) % 11]} {ends[at % 7]}, "
        f"puis {verbs[(at // 7) % 9]} un {nouns[(at // 11) % 11]} {ends[(at // 9) % 7]}."
        for at in range(first, first + count)
    )


def test_a_folder_of_fiches_by_another_maker(tmp_path: Path, settings: Settings) -> None:
    names = ["Monter un comité", "Tenir une réunion", "Écrire un compte rendu", "Évaluer une action"]
    parts = [(24, "Boîte à outils du collectif"), (11, sentences(0))]
    for rank, name in enumerate(names, 1):
        parts += [(0, ""), (16, f"Fiche {rank} : {name}"), (11, sentences(100 * rank)), (13, "Points de vigilance")]
        parts += [(11, sentences(100 * rank + 50, 12) + (f" Voir la fiche {rank + 1}." if rank < 4 else ""))]
    guide = read_guide(write(tmp_path / "outils.pdf", parts), settings=settings)
    assert guide.title == "Boîte à outils du collectif"
    assert [(fiche.code, fiche.title, fiche.page, fiche.page_end) for fiche in guide.fiches] == [
        (f"Fiche {rank}", name, rank + 1, rank + 1) for rank, name in enumerate(names, 1)
    ]
    assert guide.fiches[0].related == ("Fiche 2",)
    assert ("Monter un comité", "Points de vigilance") in {passage.path for passage in guide.passages}
    assert {passage.fiche for passage in guide.passages if passage.page == 3} == {"Fiche 2"}


def test_a_report_with_numbered_chapters(tmp_path: Path, settings: Settings) -> None:
    parts = [(26, "Rapport du réseau"), (11, "Les Ateliers, 2020")]
    for rank, name in enumerate(["Préparer la démarche", "Conduire les travaux", "Restituer les résultats"], 1):
        parts += [(0, ""), (18, f"{rank}. {name}"), (11, sentences(200 * rank))]
        parts += [(13, f"{rank}.1 Choisir les questions"), (11, sentences(200 * rank + 20))]
    guide = read_guide(write(tmp_path / "rapport.pdf", parts), settings=settings)
    assert [(fiche.code, fiche.title, fiche.parent, fiche.page) for fiche in guide.fiches] == [
        ("1", "Préparer la démarche", None, 2),
        ("1.1", "Choisir les questions", "1", 2),
        ("2", "Conduire les travaux", None, 3),
        ("2.1", "Choisir les questions", "2", 3),
        ("3", "Restituer les résultats", None, 4),
        ("3.1", "Choisir les questions", "3", 4),
    ]


def test_text_without_titles_and_pages_without_text(tmp_path: Path, settings: Settings) -> None:
    plain = read_guide(
        write(tmp_path / "texte.pdf", [(11, sentences(9 * at, 9)) for at in range(9)]), settings=settings
    )
    assert (plain.title, plain.fiches, plain.sections) == ("texte", (), ())
    assert all(400 <= len(passage.text) <= 1300 for passage in plain.passages)
    empty = read_guide(write(tmp_path / "vide.pdf", [(0, "")]), settings=settings)
    assert (len(empty.pages), empty.passages, empty.title) == (2, (), "vide")


def test_the_same_file_gives_the_same_guide_and_progress_is_told(tmp_path: Path, settings: Settings) -> None:
    path = write(
        tmp_path / "a.pdf", [(16, "Un titre assez grand"), (11, sentences(0, 20)), (0, ""), (11, sentences(50))]
    )
    told: list[tuple[int, int]] = []
    first = read_guide(path, settings=settings, on_page=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)
    assert first == read_guide(path, settings=settings)
    assert first.source == str(path.resolve()) and len(first.digest) == 64


def test_a_broken_file_is_refused(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "cassé.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(UnreadableDocumentError, match=r"cassé\.pdf"):
        read_guide(path, settings=settings)

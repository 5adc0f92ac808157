"""The shipped guides: the committed PDFs are those of their sources, readable by machine and by screen reader."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FOLDERS = sorted(path.parent for path in CORPUS.glob("sources/*/guide.md"))


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """The build script, which is no package."""
    spec = importlib.util.spec_from_file_location("corpus_build", CORPUS / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def rebuilt(request: pytest.FixtureRequest, builder: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of each guide, built anew."""
    path: Path = builder.build(request.param, tmp_path_factory.mktemp("corpus"))
    return path


@pytest.fixture(scope="module")
def pages(rebuilt: Path) -> list[str]:
    """The text of each page of the PDF built anew."""
    return [page.extract_text() for page in PdfReader(rebuilt).pages]


def fiches_of(folder: Path, builder: ModuleType) -> list[Any]:
    """The texts of the fiches of a guide."""
    return [builder.read_text(path, ["code", "title", "guide"]) for path in builder.fiche_paths(folder)]


def outline_titles(reader: PdfReader) -> list[str]:
    """Titles of the first level of bookmarks."""
    return [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]


def test_committed_pdf_says_what_its_sources_say(rebuilt: Path, pages: list[str]) -> None:
    committed = [page.extract_text() for page in PdfReader(CORPUS / rebuilt.name).pages]
    remedy = f"{rebuilt.name} is older than its sources: run `make corpus` and commit the PDF"
    assert pages == committed, remedy


def descriptions(node: Any) -> list[str]:
    """The texts that replace figures, below a node of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in descriptions(child)]
    if not isinstance(node, dict):
        return []
    return [str(node["/Alt"])] if "/Alt" in node else descriptions(node.get("/K", []))


def test_words_of_a_drawing_are_shapes_told_by_its_description(builder: ModuleType, tmp_path: Path) -> None:
    folder = next(folder for folder in FOLDERS if (folder / "dessins").is_dir())
    reader = PdfReader(builder.build(folder, tmp_path))
    assert not [page for page in reader.pages if "Le besoin repéré est-il" in page.extract_text()]
    assert len(descriptions(reader.trailer["/Root"]["/StructTreeRoot"])) == len(list(folder.glob("dessins/*.typ")))


def test_building_twice_gives_the_same_bytes(builder: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = builder.build(FOLDERS[0], tmp_path).read_bytes()
    assert builder.build(FOLDERS[0], tmp_path / "again").read_bytes() == first


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_committed_catalogue_is_the_one_of_the_sources(folder: Path, builder: ModuleType) -> None:
    committed = (builder.CATALOGUES / f"fil-conducteur-{folder.name}.yaml").read_text(encoding="utf-8")
    assert builder.catalogue(*builder.read_guide(folder)) == committed


def test_pdf_is_tagged_in_french_with_title_and_labels(rebuilt: Path) -> None:
    reader = PdfReader(rebuilt)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fr")
    assert reader.metadata is not None and reader.metadata.title and reader.metadata.author == "Fil conducteur"
    assert reader.page_labels == [str(number) for number in range(1, len(reader.pages) + 1)]


def letters(text: str) -> str:
    """The letters and digits alone: a long title wraps and is hyphenated."""
    return "".join(char for char in text if char.isalnum())


def test_every_fiche_is_a_bookmark_and_starts_a_page(builder: ModuleType, rebuilt: Path, pages: list[str]) -> None:
    beginnings = [letters(page[:400]) for page in pages]
    folder = next(folder for folder in FOLDERS if rebuilt.stem == folder.name)
    titles = outline_titles(PdfReader(rebuilt))
    for fiche in fiches_of(folder, builder):
        printed = builder.french_spaces(f"{fiche.meta['code']} — {fiche.meta['title']}")
        assert printed in titles
        assert sum(letters(printed) in beginning for beginning in beginnings) >= 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_related_fiches_exist(folder: Path, builder: ModuleType) -> None:
    related = {fiche.meta["code"]: set(fiche.meta.get("related", ())) for fiche in fiches_of(folder, builder)}
    assert set().union(*related.values()) <= related.keys()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_fiches_name_their_guide(folder: Path, builder: ModuleType) -> None:
    title = builder.read_text(folder / "guide.md", ["title"]).meta["title"]
    assert {fiche.meta["guide"] for fiche in fiches_of(folder, builder)} == {title}


def test_what_a_fiche_restates_goes_into_the_catalogue(builder: ModuleType) -> None:
    guide = builder.Text(
        Path("guide.md"), {"title": "T", "subtitle": "S", "date": date(2026, 1, 1), "restates": "a"}, ""
    )
    fiche = builder.Text(Path("1.md"), {"code": "I", "title": "Agir", "restates": ["II.A"], "related": ["II"]}, "")
    made = yaml.safe_load(builder.catalogue(guide, [fiche]))
    assert (made["reprend"], made["fiches"][0]["reprend"], made["fiches"][0]["liees"]) == ("a", ["II.A"], ["II"])
    silent = builder.Text(Path("guide.md"), {"title": "T", "subtitle": "S", "date": date(2026, 1, 1)}, "")
    assert "reprend" not in yaml.safe_load(builder.catalogue(silent, [fiche]))


def test_no_word_is_cut_at_a_line_end(pages: list[str]) -> None:
    lines = [line.rstrip() for page in pages for line in page.splitlines()]
    assert [line for line in lines if line.endswith(("\u00ad", "\u2010"))] == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("« ici » : quoi ?", "«\u00a0ici\u00a0»\u00a0: quoi\u00a0?"),
        ("8 100 € TTC en 9 jours", "8\u00a0100\u00a0€ TTC en 9\u00a0jours"),
        ("de 2 h à 16 h ; 50 %", "de 2\u00a0h à 16\u00a0h\u00a0; 50\u00a0%"),
        ("| :--- | ---: |", "| :--- | ---: |"),
        ("en 2010, 34 associations", "en 2010, 34 associations"),
    ],
)
def test_french_spaces(builder: ModuleType, typed: str, printed: str) -> None:
    assert builder.french_spaces(typed) == printed


def test_front_matter_without_a_code_is_refused_by_name(builder: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "fiche-9.md"
    path.write_text("---\ntitle: Sans code\n---\nTexte.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"fiche-9\.md : il manque code"):
        builder.read_text(path, ["code", "title"])


def test_drawing_without_a_description_is_refused(builder: ModuleType) -> None:
    body = "![Un schéma](dessins/cycle.typ)\n"
    with pytest.raises(ValueError, match=r"dessins/cycle\.typ n'a pas de texte de remplacement"):
        builder.to_typst(builder.Text(FOLDERS[0] / "fiche-9.md", {}, body))

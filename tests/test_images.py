"""Page images, and where quotes stand on them."""

import io
import threading
from functools import reduce
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image
from pypdf import PdfWriter

from ingest.errors import UnreadableDocumentError
from ingest.pages.images import Box, find_boxes, is_blank, render_page
from ingest.pages.pdf import read_pages
from ingest.settings import Settings
from ingest.text import joined

LINES = [
    "Le comité de pilotage réunit les finan-",
    "ceurs, les têtes de réseau et les structures.",
    "Il valide le cahier des charges.",
]


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    for rank, text in enumerate(LINES):
        pdf.text(25, 60 + 6 * rank, text)
    pdf.add_page()
    pdf.output(str(tmp_path / "guide.pdf"))
    return tmp_path / "guide.pdf"


def image_of(contents: bytes) -> Image.Image:
    return Image.open(io.BytesIO(contents)).convert("RGB")


def height_of(rank: int) -> float:
    """Baseline of a line of the guide, in PDF points."""
    return 841.9 - (60 + 6 * rank) * 72 / 25.4


def stands_on(box: Box, rank: int) -> bool:
    return box[1] - 4 < height_of(rank) < box[3]


def test_a_page_is_rendered_at_the_asked_size(guide: Path) -> None:
    image = Image.open(io.BytesIO(render_page(guide, 1, scale=1.5)))
    assert (image.format, image.size) == ("PNG", (893, 1263))


def test_a_highlight_is_yellow_and_leaves_the_letters_black(guide: Path) -> None:
    boxes = find_boxes(guide, 1, LINES[2])
    plain, marked = image_of(render_page(guide, 1)), image_of(render_page(guide, 1, boxes=boxes))
    left, bottom, right, top = boxes[0]
    area = (int(2 * left), int(2 * (841.9 - top)), int(2 * right), int(2 * (841.9 - bottom)))
    colours = {colour for _, colour in marked.crop(area).getcolors(100_000) or []}
    assert (255, 235, 90) in colours
    assert min(sum(colour) for colour in colours) < 60
    assert (255, 255, 255) not in colours
    assert marked.crop((0, 0, 1190, area[1] - 10)).tobytes() == plain.crop((0, 0, 1190, area[1] - 10)).tobytes()


def test_one_box_for_each_printed_line_of_the_quote(guide: Path) -> None:
    boxes = find_boxes(guide, 1, "le comité de pilotage réunit les financeurs, les têtes de réseau")
    assert len(boxes) == 2
    assert stands_on(boxes[0], 0) and stands_on(boxes[1], 1)
    assert boxes[0][0] == pytest.approx(25 * 72 / 25.4, abs=2)
    assert boxes[1][2] < boxes[0][2] + 20


@pytest.mark.parametrize("quote", ["un autre passage", "", "…", "mité de pilotage", "Il valide le budget"])
def test_what_is_not_on_the_page_has_no_box(guide: Path, quote: str) -> None:
    assert find_boxes(guide, 1, quote) == []


def test_a_quote_of_another_page_has_no_box(guide: Path) -> None:
    assert find_boxes(guide, 2, LINES[2]) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_highlight_follows_a_turned_page(guide: Path, tmp_path: Path, turn: int) -> None:
    writer = PdfWriter(clone_from=guide)
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "tourné.pdf")
    boxes = find_boxes(tmp_path / "tourné.pdf", 1, LINES[2])
    straight = image_of(render_page(guide, 1, boxes=find_boxes(guide, 1, LINES[2])))
    shown = image_of(render_page(tmp_path / "tourné.pdf", 1, boxes=boxes)).rotate(turn, expand=True)
    yellow = [pixels(image) for image in (straight, shown)]
    assert yellow[0] and yellow[1]
    assert all(abs(one - other) <= 4 for one, other in zip(bounds(yellow[0]), bounds(yellow[1]), strict=True))


def pixels(image: Image.Image) -> list[tuple[int, int]]:
    """Places of the highlight's colour, every fourth pixel looked at."""
    return [
        (x, y)
        for x in range(0, image.width, 4)
        for y in range(0, image.height, 4)
        if image.getpixel((x, y)) == (255, 235, 90)
    ]


def bounds(places: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), min(down), max(across), max(down)


def test_blank_pages_are_told(guide: Path) -> None:
    assert [is_blank(guide, page) for page in (1, 2)] == [False, True]


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_said(guide: Path, page: int) -> None:
    with pytest.raises(UnreadableDocumentError, match=f"n'a pas de page {page}"):
        render_page(guide, page)


def test_a_file_that_cannot_be_shown_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "abîmé.pdf"
    broken.write_bytes(b"%PDF-1.7 rien")
    for path in (broken, tmp_path / "absent.pdf"):
        with pytest.raises(UnreadableDocumentError, match=f"« {path.name} »"):
            find_boxes(path, 1, "mot")


def test_several_threads_may_ask_at_once(guide: Path) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(find_boxes(guide, 1, LINES[2])))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8


def test_any_passage_of_the_official_guides_is_located(guides: Path) -> None:
    missed = []
    for path in sorted(guides.glob("*.pdf")):
        pages = [page for page in read_pages(path, settings=Settings(data=path, corpus=path)) if len(page.lines) > 6]
        for page in pages[:: max(1, len(pages) // 8)]:
            lines = page.lines[2:5]
            printed = page.text[lines[0].start : lines[-1].end]
            missed += [
                (path.name, page.number)
                for quote in (printed, reduce(joined, (line.text for line in lines)))
                if not find_boxes(path, page.number, quote)
            ]
    assert missed == []

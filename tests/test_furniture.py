"""Running lines, margin labels and stray marks."""

from ingest.pages.furniture import body_size, furniture_of, furniture_texts, stray_marks
from ingest.pages.labels import page_numbers
from ingest.pages.pieces import Piece, RawPage

HEAD, FOOT = 802.0, 34.0


def piece(text: str, y: float, *, x: float = 50.0, size: float = 10.0, angle: int = 0) -> Piece:
    return Piece(text, x, x + 5 * len(text), y, size, False, angle, 0)


def kept_out(*pages: list[Piece]) -> list[list[str]]:
    raw = [RawPage(number, 595, 842, ()) for number in range(1, len(pages) + 1)]
    places = furniture_of(raw, pages, page_numbers(raw, pages))
    return [furniture_texts(own, out) for own, out in zip(pages, places, strict=True)]


def test_running_header_footer_and_page_number_are_kept_out() -> None:
    pages = [
        [piece("Guide DLA", HEAD), piece("Le comité pilote.", 700 - number), piece(f"Page {number}", FOOT)]
        for number in range(1, 6)
    ]
    assert kept_out(*pages) == [["Guide DLA", f"Page {number}"] for number in range(1, 6)]


def test_headers_that_differ_on_left_and_right_pages() -> None:
    pages = [[piece("Guide DLA" if number % 2 else "Avise", HEAD), piece("Texte", 500)] for number in range(8)]
    assert kept_out(*pages) == [["Guide DLA" if number % 2 else "Avise"] for number in range(8)]


def test_the_head_of_a_chapter_returns_on_its_pages_only() -> None:
    heads = ["Un"] * 4 + ["Deux"] * 5 + ["Trois"] * 20
    pages = [[piece(f"Chapitre {head}", HEAD), piece("Texte", 500)] for head in heads]
    assert kept_out(*pages) == [[f"Chapitre {head}"] for head in heads]


def test_a_title_that_heads_a_few_pages_far_apart_is_text() -> None:
    pages = [
        [piece("Points de vigilance" if number in (3, 17, 28) else f"Titre {'abc'[number % 3]}{number}x", 755)]
        for number in range(40)
    ]
    assert all("Points de vigilance" not in out for out in kept_out(*pages))


def test_a_line_that_returns_inside_the_page_is_text() -> None:
    assert kept_out(*[[piece("Objectifs", 500)] for _ in range(6)]) == [[]] * 6


def test_a_two_page_guide_has_its_running_line_too() -> None:
    assert kept_out([piece("Guide DLA", HEAD), piece("Un", 500)], [piece("Guide DLA", HEAD), piece("Deux", 400)]) == [
        ["Guide DLA"],
        ["Guide DLA"],
    ]


def test_a_turned_label_is_kept_out() -> None:
    page = [piece("Fiches pour les chargés de mission", 420, x=572, angle=90), piece("Texte", 500)]
    assert kept_out(page) == [["Fiches pour les chargés de mission"]]


def test_a_label_set_letter_below_letter_is_kept_out_as_one() -> None:
    letters = ["Fi", "ch", "e", "m", "ét", "ho", "do", "4"]
    page = [*(piece(text, 758 - 12 * rank) for rank, text in enumerate(letters)), piece("Le texte", 500)]
    assert kept_out(page) == [["Fiche" + "méthodo4"]]


def test_a_running_line_printed_once_more_in_the_text_is_kept_out_but_on_the_first_page() -> None:
    first = [piece("Carnet des ingénieries", 571, size=17), piece("Carnet des ingénieries", FOOT)]
    others = [
        [
            piece("Carnet des", 755),
            piece("ingénieries", 742),
            piece("Texte", 500),
            piece("Carnet des ingénieries", FOOT),
        ]
        for _ in range(3)
    ]
    assert (
        kept_out(first, *others)
        == [["Carnet des ingénieries"]] + [["Carnet des", "ingénieries", "Carnet des ingénieries"]] * 3
    )


def test_the_way_back_to_the_contents_is_kept_out() -> None:
    assert kept_out([piece("Le texte", 500), piece("Retour au sommaire (sur www.exemple.org)", 300)]) == [
        ["Retour au sommaire (sur www.exemple.org)"]
    ]


def strays(*pieces: Piece) -> list[str]:
    return [pieces[index].text for index in sorted(stray_marks(pieces, 10.0))]


def test_lone_marks_between_paragraphs_are_stray() -> None:
    assert strays(piece("Le texte", 700), piece("v", 680), piece("La suite", 660), piece("12", 640)) == ["v", "12"]


def test_a_short_last_line_is_no_stray_mark() -> None:
    assert strays(piece("une réponse collective aux structures", 700), piece("».", 687)) == []


def test_a_number_in_a_row_or_larger_than_the_text_is_no_stray_mark() -> None:
    assert strays(piece("Suivi", 700), piece("4", 700, x=300), piece("3", 600, size=17)) == []


def test_body_size_is_that_of_most_letters() -> None:
    assert body_size([[piece("Un titre", 700, size=17)], [piece("Un texte bien plus long", 500, size=9.6)]]) == 9.5
    assert body_size([]) == 10.0

"""The text that the readers of a request share."""

import pytest

from assistant.drafting.request.items import is_document, split_items
from assistant.drafting.request.text import RequestText, Span


def sentences(request: str) -> list[str]:
    text = RequestText(request)
    return [text.raw[span.start : span.end].strip() for span in text.sentences]


@pytest.mark.parametrize(
    "request_",
    ["Cœur d’œuvre : l’été\u00a02027…", "½ journée — ﬁn", "e\u0301te\u0301", "ÇA VA ?", "", "  \n ", "İstanbul", "ß"],
)
def test_the_folded_text_keeps_every_place(request_: str) -> None:
    text = RequestText(request_)
    assert len(text.flat) == len(text.raw)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("Un. Deux ! Trois", ["Un.", "Deux !", "Trois"]),
        ("Budget 9.5 k€. Fin", ["Budget 9.5 k€.", "Fin"]),
        ("Voir a.b@c.fr. Merci", ["Voir a.b@c.fr.", "Merci"]),
        ("Env. 10 jours max. en mars", ["Env. 10 jours max. en mars"]),
        ("Un\nDeux", ["Un", "Deux"]),
        (
            "Une ligne que le logiciel de courrier de quelqu’un a coupée au beau\nmilieu. Fin",
            ["Une ligne que le logiciel de courrier de quelqu’un a coupée au beau milieu.", "Fin"],
        ),
        (
            "Une ligne assez longue qui annonce une liste de plusieurs choses :\n- un\n- deux",
            ["Une ligne assez longue qui annonce une liste de plusieurs choses :", "- un", "- deux"],
        ),
    ],
)
def test_sentences(request_: str, expected: list[str]) -> None:
    assert sentences(request_) == expected


def test_clauses_end_at_commas_brackets_and_slashes_but_not_in_numbers() -> None:
    text = RequestText("9,5 jours, 11 000 € (TTC) : mars / Isère - fin")
    clauses = [text.raw[span.start : span.end].strip() for span in text.clauses(text.sentences[0])]
    assert clauses == ["9,5 jours,", "11 000 € (", "TTC)", ":", "mars /", "Isère -", "fin"]


def test_hurried_and_careful_writing_is_read_alike() -> None:
    assert RequestText("plan d action").raw == "plan d'action"
    assert RequestText("cinq (5) clubs").raw == "cinq clubs"
    assert RequestText("A, B, C, D et E").raw == "A, B, C, D et E"


def test_what_was_claimed_is_not_found_again_and_can_be_given_back() -> None:
    text = RequestText("5 clubs en mars")
    text.claim("beneficiaries.count", 5, 0, 7)
    whole = Span(0, len(text.raw))
    assert [text.raw[span.start : span.end] for span in text.rest(whole.start, whole.end)] == ["mars"]
    text.forget("beneficiaries.count")
    assert [text.raw[span.start : span.end] for span in text.rest(whole.start, whole.end)] == ["5", "clubs", "mars"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("les huit présidentes, la CAF, la PMI", ["les huit présidentes", "la CAF", "la PMI"]),
        ("ddtefp + cdc + region", ["ddtefp", "cdc", "region"]),
        ("DDETS/Région", ["DDETS", "Région"]),
        ("A, B et C", ["A", "B", "C"]),
        ("CAF d'Ille-et-Vilaine et la Banque des Territoires", ["CAF d'Ille-et-Vilaine", "la Banque des Territoires"]),
        ("Ministère de la Culture et de la Communication", ["Ministère de la Culture et de la Communication"]),
        ("un guide des achats et des ventes", ["un guide des achats et des ventes"]),
        ("un projet commun, puis une offre", ["un projet commun", "une offre"]),
        ("prix (40 %, sur devis), méthode", ["prix (40 %, sur devis)", "méthode"]),
        ("un guide ; une charte", ["un guide", "une charte"]),
        ("- un guide\n- une charte\n", ["un guide", "une charte"]),
        ("1. un guide\n2) une charte", ["un guide", "une charte"]),
        ("le Département aussi", ["le Département"]),
        ("11 302,50 €, 5 jours", ["11 302,50 €", "5 jours"]),
        ("", []),
    ],
)  # fmt: skip
def test_items(text: str, items: list[str]) -> None:
    assert split_items(text) == items


def test_bare_items_part_at_every_and() -> None:
    assert split_items("prix et méthode", bare=True) == ["prix", "méthode"]
    assert split_items("qualité de la méthode et du suivi", bare=True) == ["qualité de la méthode et du suivi"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [("un guide", True), ("5 notes de synthèse", True), ("l’outil", True), ("Plan d'action", True),
     ("un projet commun", False), ("planning", False), ("des associations plus fortes", False)],
)  # fmt: skip
def test_documents(item: str, expected: bool) -> None:
    assert is_document(item) is expected

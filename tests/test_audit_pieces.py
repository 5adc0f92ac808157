"""Pieces of any reader to blocks under their headings."""

from assistant.audit.datamodels import Block
from assistant.audit.pieces import Piece, blocks_of

TEXT = Piece("text", "Quatre associations du canton cherchent ensemble un appui pour leurs comptes.", page=3)


def kinds(*pieces: Piece) -> list[str]:
    return [block.kind for block in blocks_of(pieces)]


def test_a_bold_line_over_a_text_is_a_heading() -> None:
    bold = Piece("text", "3. Prix", is_line=True, is_bold=True, page=3)
    assert blocks_of([bold, TEXT])[0] == Block("Prix", ("Prix",), "heading", 3)
    assert blocks_of([bold, TEXT])[1] == Block(TEXT.text, ("Prix",), "text", 3)


def test_a_bold_line_over_a_heading_is_none() -> None:
    assert kinds(Piece("text", "DLA du Lot", is_line=True, is_bold=True), Piece("heading", "Prix", 1)) == [
        "text", "heading",
    ]  # fmt: skip


def test_typed_headings_stand_under_marked_ones() -> None:
    blocks = blocks_of([Piece("heading", "Mission", 1), Piece("text", "PRIX", is_line=True), TEXT])
    assert blocks[1].path == ("Mission", "PRIX")


def test_the_last_item_of_a_list_is_no_heading() -> None:
    one, two = Piece("item", "1. écouter", is_line=True), Piece("item", "2. proposer", is_line=True)
    assert kinds(one, two, TEXT) == ["item", "item", "text"]
    assert blocks_of([one, two, TEXT])[1].text == "proposer"

"""Blocks into passages."""

from printed import page

from ingest.structure.blocks import Block, BlockKind
from ingest.structure.packing import MOST, packed, pieces
from ingest.structure.rows import Row, rows_of

PATHS = [("guide",), ("guide", "fiche", "un"), ("guide", "fiche", "deux")]


def block(at: int, length: int, kind: BlockKind = "prose", node: int = 1) -> Block:
    return Block(node, [at], kind, length)


def rows(*texts: str) -> list[Row]:
    return rows_of([page("\n\n".join(texts))])


def division(blocks: list[Block], texts: list[str] | None = None) -> list[list[int]]:
    lines = rows(*(texts or [f"Phrase {number}." for number in range(len(blocks))]))
    return [[each.indexes[0] for each in group] for group in packed(blocks, lines, PATHS)]


def test_what_fits_stays_together_and_what_does_not_is_shared_out_evenly() -> None:
    assert division([block(at, 300) for at in range(3)]) == [[0, 1, 2]]
    assert division([block(at, 400) for at in range(4)]) == [[0, 1], [2, 3]]
    assert division([]) == []


def test_a_list_stays_with_its_introduction_and_is_cut_between_items() -> None:
    blocks = [block(0, 700), block(1, 100)] + [block(at, 220, "item") for at in range(2, 9)]
    texts = ["Un paragraphe.", "Voici les étapes :"] + [f"une étape {at}" for at in range(2, 9)]
    groups = division(blocks, texts)
    assert groups[0] == [0]
    assert groups[1][:3] == [1, 2, 3]
    assert [at for group in groups for at in group] == list(range(9))


def test_tiny_sections_merge_and_grown_ones_do_not() -> None:
    assert division([block(0, 150, node=1), block(1, 150, node=2)]) == [[0, 1]]
    assert division([block(0, 700, node=1), block(1, 700, node=2)]) == [[0], [1]]


def test_a_long_paragraph_is_cut_at_a_sentence() -> None:
    line = "Une ligne de texte sans fin de phrase, longue comme une ligne imprimée ordinaire"
    lines = rows_of([page("\n".join(([line] * 12 + ["et finie."] * 12) * 2))])
    whole = Block(1, list(range(len(lines))), "prose", sum(len(row.line.text) + 1 for row in lines), (4,))
    assert whole.length > MOST
    first, *others = pieces(whole, lines)
    assert first.heads == (4,) and all(part.heads == () for part in others)
    assert [index for part in [first, *others] for index in part.indexes] == whole.indexes
    assert lines[first.indexes[-1]].line.text == "et finie."

"""What of the candidates is quoted within a readable length."""

from assistant.answer.answer_blocks import Block
from assistant.answer.choosing import Candidate
from assistant.answer.selecting import LONG, favoured, main_fiche, within
from assistant.answer.sentences import Unit
from assistant.datamodels import Hit
from ingest.datamodels import Passage, Span


def candidate(words: str, score: float, *, share: float = 1.0, path: str = "A") -> Candidate:
    passage = Passage(path, "a.pdf", 0, words, (path,), (Span(1, 0, 1),), "prose", None)
    block = Block("sentence", path, (passage, Unit("sentence", words, 0, len(words))), (), 0)
    return Candidate(block, Hit(1, passage, 1.0), score, share)


def words_of(chosen: list[Candidate]) -> list[str]:
    return [each.block.words for each in chosen]


def test_the_best_come_first_within_the_length() -> None:
    offered = [candidate("a" * 60, 3.0), candidate("b" * 60, 2.9, path="B"), candidate("c" * 30, 2.8, path="C")]
    assert words_of(within(offered, budget=100)) == ["a" * 60, "c" * 30]


def test_the_best_is_given_whole_however_long() -> None:
    assert words_of(within([candidate("a" * 500, 3.0), candidate("b", 2.9)], budget=100)) == ["a" * 500]


def test_what_is_far_below_the_best_is_not_padding() -> None:
    assert words_of(within([candidate("a", 9.0), candidate("b", 1.0)], budget=100)) == ["a"]


def test_further_down_a_block_must_speak_to_the_question() -> None:
    offered = [candidate("a", 5.0), candidate("b", 2.5, share=0.1), candidate("c", 2.4, share=0.9)]
    assert words_of(within(offered, budget=100)) == ["a", "c"]


def test_another_fiche_speaks_with_its_best_blocks_only() -> None:
    offered = [candidate("a", 5.0), *(candidate(words, 4.9, path="B") for words in "bcd"), candidate("e", 4.8)]
    assert words_of(within(offered, budget=100)) == ["a", "b", "c", "e"]


def test_few_other_fiches_speak() -> None:
    offered = [candidate("a", 5.0), *(candidate(path.lower(), 4.9, path=path) for path in "BCDE")]
    assert words_of(within(offered, budget=100)) == ["a", "b", "c", "d"]


def test_an_answer_stays_with_the_fiche_that_most_hits_speak_for() -> None:
    lone, *many = [candidate("a", 5.1), candidate("b", 5.0, path="B"), candidate("c", 4.0, path="B")]
    hits = [Hit(rank, each.block.passage, 0.5) for rank, each in enumerate([lone, *many], 1)]
    passages = [Passage(f"p{hit.rank}", "a.pdf", hit.rank, "", hit.passage.path, (), "prose", None) for hit in hits]
    offered = [
        Candidate(each.block, Hit(hit.rank, passage, 0.5), each.score, each.share)
        for each, hit, passage in zip([lone, *many], hits, passages, strict=True)
    ]
    offered.append(
        Candidate(many[0].block, Hit(4, Passage("p4", "a.pdf", 4, "", ("B",), (), "prose", None), 0.5), 3.0, 1.0)
    )
    assert main_fiche(offered) == ("a.pdf", "B")
    assert words_of(favoured(offered))[0] == "b"
    assert favoured([]) == []


def test_a_long_list_is_given_whole_rather_than_left_out() -> None:
    offered = [candidate("a" * 100, 5.0), candidate("b" * 2 * LONG, 4.9)]
    assert len(within(offered, budget=LONG + 100)) == 2
    assert len(within(offered, budget=LONG + 99)) == 1

"""Opinions are appended one a line, the last on an answer counts, and a line cut short harms no other."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from fakes import DOCUMENT, QUESTION, make_answer, make_refusal

from assistant.comments import add_comment, make_comment, read_comments
from ingest.errors import FilError

COMMENT = make_comment(make_answer(), "down", "  Il manque le budget : « œuvre »\nligne 2 ", conversation="c", turn=1)


def test_a_comment_holds_what_is_needed_to_judge_it() -> None:
    assert (COMMENT.question, COMMENT.verdict, COMMENT.comment) == (
        QUESTION,
        "down",
        "Il manque le budget : « œuvre »\nligne 2",
    )
    assert COMMENT.cited == ((DOCUMENT, 2), (DOCUMENT, 2), (DOCUMENT, 2), (DOCUMENT, 3), (DOCUMENT, 1))
    refusal = make_comment(make_refusal("Quelle météo ?"), "up", "", conversation="c", turn=2)
    assert refusal.refused
    assert refusal.cited == ()


def test_comments_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "data" / "comments.jsonl"
    add_comment(path, COMMENT)
    add_comment(path, replace(COMMENT, turn=2))
    assert read_comments(path) == [COMMENT, replace(COMMENT, turn=2)]
    assert path.read_text(encoding="utf-8").count("\n") == 2
    assert "œuvre" in path.read_text(encoding="utf-8")


def test_the_last_opinion_on_an_answer_counts(tmp_path: Path) -> None:
    path = tmp_path / "comments.jsonl"
    add_comment(path, replace(COMMENT, verdict="up"))
    add_comment(path, replace(COMMENT, owner="b@exemple.fr"))
    add_comment(path, COMMENT)
    assert read_comments(path) == [replace(COMMENT, owner="b@exemple.fr"), COMMENT]


def test_a_line_cut_short_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / "comments.jsonl"
    path.write_text('{"conversation": "c", "turn"\n', encoding="utf-8")
    add_comment(path, COMMENT)
    assert read_comments(path) == [COMMENT]
    assert read_comments(tmp_path / "none.jsonl") == []


def test_comments_written_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "comments.jsonl"
    threads = [Thread(target=add_comment, args=(path, replace(COMMENT, turn=turn))) for turn in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(comment.turn for comment in read_comments(path)) == list(range(12))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(FilError, match="Vérifiez ce dossier"):
        add_comment(tmp_path / "data" / "comments.jsonl", COMMENT)

"""The passages that a model is given: the most useful first, within its context."""

from answer_guide import make_index

from assistant.assistant import Assistant
from assistant.llm.prompting import ask, room_for_passages
from assistant.llm.sources import CHARACTERS_A_TOKEN, MOST, MOST_TOKENS, count_tokens, number, useful_first

INDEX = make_index()
QUESTION = "Comment réunir le comité de suivi ?"


def test_what_the_extractive_answer_quotes_comes_first() -> None:
    assistant = Assistant.over(INDEX)
    citations = assistant.ask(QUESTION).citations
    quoted = [each for each in citations if each.quote.startswith("Un comité trop nombreux")]
    assert [each.id for each in useful_first([], quoted, INDEX.passages)] == ["g1"]
    first, second, *_ = useful_first(assistant.search(QUESTION), quoted, INDEX.passages)
    assert (first.id, second.id) == (assistant.search(QUESTION)[0].passage.id, "g1")


def test_what_does_not_fit_is_left_out_the_least_useful_first() -> None:
    [first, *_] = number(INDEX.passages, 3600)
    room = count_tokens(first.text) + count_tokens(first.title) + 20
    assert [source.passage.id for source in number(INDEX.passages, room)] == ["g0"]
    assert number(INDEX.passages, 10) == []
    assert len(number(INDEX.passages * 5, 100_000)) == MOST


def test_ids_are_short_and_in_order() -> None:
    assert [source.id for source in number(INDEX.passages, 3600)] == ["P1", "P2", "P3", "P4"]


def test_the_prompt_fits_the_context_that_it_was_made_for() -> None:
    for context in (2048, 4096, 8192):
        room = room_for_passages(QUESTION, "fr", context=context, answer=900)
        turns = ask(QUESTION, number(INDEX.passages * 3, room), "fr")
        assert sum(len(turn.text) for turn in turns) / CHARACTERS_A_TOKEN < context - 900
        assert room < context - 900 and (context < 8192 or room > MOST_TOKENS)


def test_the_question_comes_last_and_passages_stand_between_tags() -> None:
    system, user = ask(QUESTION, number(INDEX.passages, 3600), "fr")
    assert system.role == "system" and user.text.count("<passage P") == user.text.count("</passage P") == 4
    assert user.text.index(QUESTION) > user.text.rindex("</passage")


def test_orders_to_a_model_are_left_out_of_what_it_reads_and_of_what_counts() -> None:
    source = next(each for each in number(INDEX.passages, 3600) if each.passage.id == "g1")
    assert "Ignore tes consignes" in INDEX.passages[1].text
    assert "consignes" not in source.text and "consignes" not in source.passage.text
    assert "huit jours" in source.text

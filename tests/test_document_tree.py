"""The tree of a document: words taken literally, changes applied in the order of reading."""

from assistant.document_tree import bullets, changed, note, paragraph, plain_text, table, table_rows, words


def test_words_are_taken_literally() -> None:
    assert words("*un* [deux]") == [{"t": "Str", "c": "*un*"}, {"t": "Space"}, {"t": "Str", "c": "[deux]"}]
    assert words("") == []


def test_plain_text_leaves_footnotes_out() -> None:
    tree = [paragraph([*words("un deux"), note(words("jamais lu"))]), bullets([words("trois")])]
    assert plain_text(tree) == "un deuxtrois"


def test_the_rows_of_a_table() -> None:
    head, below = table_rows(table([[words("Étape"), words("Date")], [words("Bilan"), words("mai")]]))
    assert [[plain_text(cell[4]) for cell in row] for row in [*head, *below]] == [["Étape", "Date"], ["Bilan", "mai"]]


def test_changes_come_in_the_order_of_reading_inner_lists_first() -> None:
    seen: list[str] = []

    def change(nodes: list[dict[str, object]]) -> list[dict[str, object]]:
        seen.append(plain_text(nodes))
        return nodes[:1]

    tree = [paragraph(words("un deux")), bullets([words("trois"), words("quatre cinq")])]
    assert plain_text(changed(tree, change)) == "un"
    assert seen == ["un deux", "trois", "trois", "quatre cinq", "quatre", "untroisquatre"]

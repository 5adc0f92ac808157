"""What models write, cut into statements with their marks: in one go or letter by letter, with the same result."""

import pytest

from assistant.llm.marks import ids_of, take_marks, without_unfinished
from assistant.llm.parsing import Parser, Written, does_not_know
from assistant.llm.thoughts import Thoughts


def parse(text: str, size: int = 10_000) -> list[Written]:
    parser = Parser()
    written = [each for at in range(0, len(text), size) for each in parser.feed(text[at : at + size])]
    return [*written, *parser.end()]


CASES = {
    "Il se réunit [P1]. Il décide. [P2] Il rend compte [P1, P3].": [
        ("Il se réunit.", ("P1",)), ("Il décide.", ("P2",)), ("Il rend compte.", ("P1", "P3")),
    ],
    "Il se réunit. [P1]. Il décide ! [P2].": [("Il se réunit.", ("P1",)), ("Il décide !", ("P2",))],
    "Il se réunit. Il décide [P2].": [("Il se réunit.", ("P2",)), ("Il décide.", ("P2",))],
    "Il se réunit [P1].\nIl décide.": [("Il se réunit.", ("P1",)), ("Il décide.", ())],
    "[P1] Il se réunit. [P2] Il décide.": [("Il se réunit.", ("P1",)), ("Il décide.", ("P2",))],
    "Il réunit les élus [P1] et les voisins [P2].": [("Il réunit les élus et les voisins.", ("P1", "P2"))],
    "- Un point (P1)\n* Deux points 【P2†source】\n3. Trois P3.": [
        ("Un point", ("P1",)), ("Deux points", ("P2",)), ("Trois.", ("P3",)),
    ],
    "Le coût est de 11 302 € [P2-P4].": [("Le coût est de 11 302 €.", ("P2", "P3", "P4"))],
    "M. Roy et Mme Rey (cf. P2) sont venus.": [("M. Roy et Mme Rey sont venus.", ("P2",))],
    "Il compte six membres (dont deux élus) [1].": [("Il compte six membres (dont deux élus).", ("P1",))],
    "**Le budget** est *voté* `ici` [P1].": [("Le budget est voté ici.", ("P1",))],
    "| Poste | Jours [P1] |\n|---|---|\n| Étude | 9 [P1] |": [("Poste – Jours", ("P1",)), ("Étude – 9", ("P1",))],
    "Voir [le site](https://x.test/a) [P1].": [("Voir le site (https://x.test/a).", ("P1",))],
    "Bien sûr ! Voici la réponse :\n\nIl décide [P1].\nJ’espère que cela vous aide !": [("Il décide.", ("P1",))],
    "Il décide [P": [("Il décide", ())],
    "": [],
    "***\n---\n": [],
}  # fmt: skip


@pytest.mark.parametrize("size", [1, 3, 10_000])
@pytest.mark.parametrize("text", CASES)
def test_statements_and_their_marks(text: str, size: int) -> None:
    assert [(each.text, each.ids) for each in parse(text, size)] == CASES[text]


def test_a_statement_is_given_as_soon_as_nothing_can_change_it() -> None:
    parser = Parser()
    assert list(parser.feed("Il se réunit [P1]. ")) == []
    [first] = parser.feed("Il dé")
    assert (first.text, first.ids) == ("Il se réunit.", ("P1",))
    assert parser.pending == "Il dé"
    assert list(parser.feed("cide [P")) == [] and parser.pending == "Il décide"
    [second] = parser.feed("2].\n")
    assert (second.text, second.ids) == ("Il décide.", ("P2",))
    assert parser.pending == ""


def test_headings_go_to_the_statement_under_them() -> None:
    [first, second] = parse("## Les étapes\n1. Préparer [P1].\n**Ensuite :**\nDécider [P2].")
    assert (first.heading, first.item) == ("Les étapes", True)
    assert (second.heading, second.item) == ("Ensuite", False)
    assert parse("Il faut :\n- voter [P1].")[0].opens


def test_an_endless_line_is_cut() -> None:
    assert len(parse("bla " * 1000, 7)) == 3


@pytest.mark.parametrize("size", [1, 4, 10_000])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<think>Je lis [P1].</think>Oui.", "Oui."),
        ("Oui.<thinking>non</thinking> Bien.", "Oui. Bien."),
        ("<think>sans fin", ""),
        ("[THINK]hmm[/THINK]Oui.", "Oui."),
        ("a < b <b>gras</b>", "a < b <b>gras</b>"),
    ],
)
def test_thoughts_are_left_out(text: str, said: str, size: int) -> None:
    thoughts = Thoughts()
    words = "".join(thoughts.feed(text[at : at + size]) for at in range(0, len(text), size))
    assert words + thoughts.end() == said


def test_thoughts_whose_beginning_was_not_sent_start_the_answer_anew() -> None:
    parser = Parser()
    list(parser.feed("Je réfléchis [P9].\nEncore.\n</think>\nIl décide [P1].\n"))
    assert parser.restarts == 1


@pytest.mark.parametrize(
    ("mark", "ids"),
    [
        ("[P1]", ("P1",)),
        ("[p 2 ; P3]", ("P2", "P3")),
        ("(passages P1 et P4)", ("P1", "P4")),
        ("[P1–P3]", ("P1", "P2", "P3")),
        ("[P1-P900]", ("P1", "P900")),
        ("【3†l1-l9】", ("P3",)),
    ],
)
def test_ids_of_a_mark(mark: str, ids: tuple[str, ...]) -> None:
    assert ids_of(mark) == ids


@pytest.mark.parametrize(
    "text", ["L’étape (2) suit.", "La norme [ISO 9001].", "[À compléter : P1 du plan]", "le lot P12B"]
)
def test_what_is_no_mark(text: str) -> None:
    assert take_marks(text).text == text


@pytest.mark.parametrize(
    "text", ["Il décide [", "Il décide [P", "Il décide 【P2", "Il décide (voir P", "Il décide **[P1"]
)
def test_an_unfinished_mark_is_held_back(text: str) -> None:
    assert without_unfinished(text) == "Il décide"


@pytest.mark.parametrize(
    ("text", "unaware"),
    [
        ("JE NE SAIS PAS", True),
        ("I do not know.", True),
        ("Les passages ne précisent pas le montant.", True),
        ("Aucun passage ne répond à cette question.", True),
        ("Les passages du guide expliquent la démarche.", False),
        ("Le comité ne se réunit pas en août.", False),
    ],
)
def test_not_knowing(text: str, unaware: bool) -> None:
    assert does_not_know(text) is unaware

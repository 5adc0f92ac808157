"""What is quoted, and what is not."""

import pytest
from answer_guide import make_index

from assistant.answer.answer_blocks import Block, is_situation
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import Chooser, aspect_of, is_back_matter_title, is_fit, is_note, is_steps
from assistant.answer.relevance import Relevance
from assistant.answer.requests import AskedType, Request, RequestKind
from assistant.answer.sentences import only_announces, points_back
from assistant.answer.shelf import Shelf
from assistant.datamodels import Hit, Language, Query
from ingest.datamodels import Passage

INDEX = make_index()


def test_candidates_are_ranked_by_what_they_say() -> None:
    hits = [Hit(rank, passage, 0.5) for rank, passage in enumerate(INDEX.passages, 1)]
    query = Query("q", "q", "fr", {}, groups=({"coût": 1.0}, {"cout": 1.0}, {"consult": 1.0}, {"jour": 1.0}))
    relevance = Relevance(query, INDEX.lexical)
    ranked = Chooser(Shelf(INDEX.passages)).candidates(relevance, Request("fact", ("amount",)), hits)
    assert ranked[0].block.words.startswith("L’accompagnement a coûté 7 450 euros")
    assert ranked == sorted(ranked, key=lambda each: -each.score)


@pytest.mark.parametrize(("asked", "offered"), [(("contact",), ["Contact : Odile, directrice."]), ((), [])])
def test_a_contact_at_the_end_of_a_fiche_speaks_where_one_is_asked_for(
    asked: tuple[AskedType, ...], offered: list[str]
) -> None:
    story = Passage("a", "a.pdf", 0, "Les vélos sont réparés à Brive.", ("Vélos",), (), "prose", "Fiche 1")
    end = "• Un recueil sur les vélos.\n• Contact : Odile, directrice."
    more = Passage("b", "a.pdf", 1, end, ("Vélos", "Pour aller plus loin"), (), "list", "Fiche 1")
    chooser = Chooser(Shelf((story, more)))
    found = chooser.candidates(relevance_in("fr"), Request("explain", asked), [Hit(1, story, 0.5)])
    assert [words for each in found if "Odile" in (words := each.block.words)] == offered


@pytest.mark.parametrize("words", ["Il décide.", "Cette démarche coûte.", "Cependant, elle dure.", "C'est un choix."])
def test_points_back(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize("words", ["Le comité décide.", "Cesser d'agir.", "Illustrer le propos.", "Oui, souvent."])
def test_does_not_point_back(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "title", ["Pour aller plus loin", "Bibliographie", "Missions clefs", "Sommaire", "Remerciements", "Contributions"]
)
def test_back_matter(title: str) -> None:
    assert is_back_matter_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Les missions clefs d'une démarche de territoire",
        "Ressources humaines",
        "Contexte",
        "Création d'activités et contribution au développement économique",
    ],
)
def test_not_back_matter(title: str) -> None:
    assert not is_back_matter_title(title)


def test_aspects() -> None:
    titles = ("Points de vigilance", "CLEFS DE RÉUSSITE", "Clés de réussite", "Les difficultés", "Le contexte")
    assert [aspect_of(title) for title in titles] == ["caution", "success", "success", "caution", None]


def test_introductions_that_only_announce() -> None:
    assert only_announces("Sont mis en avant les éléments suivants :")
    assert only_announces("Elle permet de :")
    assert not only_announces("Le prestataire doit remettre les documents suivants à l’opérateur du dispositif :")


def test_footnotes() -> None:
    assert is_note(Passage("x", "a.pdf", 0, "¹ Voir le site", (), (), "prose", None))
    assert not is_note(INDEX.passages[0])


@pytest.mark.parametrize("title", ["Quand l’utiliser", "QUAND L'UTILISER ?", "Dans quels cas utiliser cette fiche"])
def test_situations_tell_when_to_open_a_fiche(title: str) -> None:
    assert is_situation(title)
    assert not is_fit(Block("list", title, None, (), 0), relevance_in("fr"), Request("explain"))


@pytest.mark.parametrize("title", ["Quand réunir le comité", "Quand faut-il payer ?"])
def test_not_situations(title: str) -> None:
    assert not is_situation(title)


@pytest.mark.parametrize(
    ("title", "language", "kind", "is_offered"),
    [
        ("Combien de consultants faut-il consulter ?", "fr", "explain", True),
        ("Combien de consultants faut-il consulter ?", "en", "fact", True),
        ("How is the consultant chosen?", "en", "explain", True),
        ("How is the consultant chosen?", "fr", "explain", False),
        ("Combien de consultants faut-il consulter ?", "fr", "draft", False),
    ],
)
def test_printed_questions_answer_in_their_language_and_not_in_drafts(
    title: str, language: Language, kind: RequestKind, is_offered: bool
) -> None:
    assert is_fit(Block("pair", title, None, (), 0), relevance_in(language), Request(kind)) is is_offered


def relevance_in(language: Language) -> Relevance:
    return Relevance(Query("q", "q", language, {}), INDEX.lexical)


def listed(text: str, title: str = "Titre") -> Block:
    passage = Passage("p", "a.pdf", 0, text, (title,), (), "list", None)
    return next(block for block in read_blocks([passage]) if block.kind == "list")


def test_steps_are_numbered_or_announced() -> None:
    assert is_steps(listed("1. Écouter les membres.\n2. Décider ensemble."))
    assert is_steps(listed("• Écouter les membres.\n• Décider ensemble.", "Les étapes"))
    assert not is_steps(listed("• Écouter les membres.\n• Décider ensemble."))

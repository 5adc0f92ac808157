"""The words of the screen "Cahier des charges": values as typed, marks and gaps; tables of pure functions."""

from datetime import datetime
from decimal import Decimal

import pytest
from fake_documents import CLAUSE, make_draft
from fakes import cite

from assistant.conversations import Turn
from assistant.drafting.brief import Brief
from assistant.drafting.brief_names import LABELS
from assistant.drafting.conditions import is_field
from assistant.drafting.datamodels import Gap, Paragraph
from assistant.drafting.work import work_of
from assistant.screens.brief_form import lines
from assistant.screens.brief_form_fields import find_field
from assistant.screens.brief_form_rows import taken
from assistant.screens.brief_form_steps import STEPS
from assistant.screens.brief_form_summary import told_of
from assistant.screens.brief_form_values import as_typed, changed_fields, read_lines, with_typed
from assistant.screens.draft_beside import left_out_told
from assistant.screens.draft_from_chat import asks_for_document, words_so_far
from assistant.screens.draft_lists import citations_of, gaps_html, outline_html, remarks_html
from assistant.screens.draft_markup import cited_numbers, paragraphs_html, rewritten_html
from assistant.screens.draft_names import name_of
from assistant.screens.draft_saved import moment_of
from assistant.screens.draft_sections import with_restored
from ingest.errors import InputError

CITATIONS = {1: cite(1, 2, "Il choisit un animateur."), 3: cite(3, 1, "x", "not_found")}
GAPS = (Gap("calendar.start", "date d’arrivée & lieu", "calendrier"),)


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (None, ""),
        (5, "5"),
        (Decimal("9.50"), "9,5"),
        (Decimal(11000), "11\u202f000"),
        (("Isère", "Drôme"), "Isère\nDrôme"),
        ("mars", "mars"),
    ],
)
def test_values_are_shown_as_one_types_them(value: object, typed: str) -> None:
    assert as_typed(value) == typed


@pytest.mark.parametrize("amount", ["11 000", "11\u202f000", "11.000 €", "11000 € TTC", "11 k€"])
def test_what_is_shown_can_be_typed_again(amount: str) -> None:
    assert with_typed(Brief(), "budget.ceiling", amount).budget.ceiling == 11_000


def test_a_value_that_cannot_be_taken_says_why() -> None:
    with pytest.raises(InputError, match=r"0 est trop petit, il faut plus que 0\.$"):
        with_typed(Brief(), "days", "0")


def test_pasted_lists_lose_their_bullets() -> None:
    assert read_lines("- un\n• deux\n\n 3. trois\n12 jours\n") == ("un", "deux", "trois", "12 jours")


def test_the_fields_that_changed_are_named() -> None:
    after = with_typed(Brief(), "budget.ceiling", "9 000 € HT")
    assert changed_fields(Brief(), after) == ("budget.ceiling", "budget.taxes")


def test_every_field_of_the_brief_has_its_place_in_the_form() -> None:
    simple = {path for path in LABELS if is_field(path) and not any(other.startswith(f"{path}.") for other in LABELS)}
    lists = {"deliverables", "content", "partners", "funders", "providers", "criteria"}
    shown = {field.path for step in STEPS for group in step.groups for field in group.fields}
    assert shown == {path for path in simple if path.split(".")[0] not in lists} | lists


@pytest.mark.parametrize(
    ("path", "step", "field"),
    [
        ("calendar.start", "budget", "calendar.start"),
        ("criteria.2.weight", "selection", "criteria"),
        ("content", "contenu", "content"),
        ("budget", "budget", "budget.ceiling"),
        ("provider.contact", "mission", "provider.contact.name"),
        ("context", "contexte", "context"),
    ],
)
def test_a_gap_leads_to_its_field(path: str, step: str, field: str) -> None:
    found = find_field(STEPS, path)
    assert found is not None
    assert (found[0].id, found[1].path) == (step, field)


def test_two_halves_share_a_line() -> None:
    found = [tuple(field.path for field in line) for line in lines(STEPS[1].groups[0].fields)]
    assert found[:2] == [("beneficiaries.count", "beneficiaries.who"), ("beneficiaries.names",)]


def test_rows_keep_what_can_be_taken() -> None:
    items = [{"label": "Prix", "weight": "30"}, {"label": "", "weight": "20"}, {"label": "Méthode", "weight": "gros"}]
    brief, reasons = taken(Brief(), "criteria", items)
    assert [(each.label, each.weight) for each in brief.criteria] == [("Prix", 30), ("Méthode", None)]
    assert set(reasons) == {(1, "label"), (2, "weight")}
    assert reasons[2, "weight"].startswith("« gros » n’est pas un pourcentage")


def test_lists_are_told_on_one_line() -> None:
    brief = Brief.model_validate({"criteria": ["prix (30 %)", "méthode"], "solution": "reponse-collective"})
    told = {path: told_of(brief, found[1]) for path in ("criteria", "solution") if (found := find_field(STEPS, path))}
    assert told == {"criteria": "prix (30 %) ; méthode", "solution": "Réponse collective"}


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ({}, "Sans titre"),
        ({"carrier": "Isère Solidaire"}, "Isère Solidaire"),
        ({"beneficiaries": {"count": 5, "who": "recycleries", "territories": ["Isère"]}}, "5 recycleries, Isère"),
        ({"beneficiaries": {"names": ["La Remise"]}}, "La Remise"),
        ({"title": "Fiscalité", "carrier": "Isère Solidaire"}, "Fiscalité"),
    ],
)
def test_a_work_is_named_after_what_its_brief_says(brief: dict[str, object], name: str) -> None:
    assert name_of(work_of(Brief.model_validate(brief))) == name


def test_a_paragraph_carries_its_gaps_and_marks() -> None:
    text = Paragraph("Démarrage : [À compléter : date d’arrivée & lieu] <b>", citations=(1, 3, 9))
    html = paragraphs_html([text], CITATIONS, GAPS)
    assert (
        'data-draft="gap:calendar.start" title="Remplir">[À compléter\u00a0: date d’arrivée &amp; lieu]</span>' in html
    )
    assert "&lt;b&gt;" in html
    assert 'data-draft="cite:1" title="Source 1, Guide des ateliers partagés, page 2, exacte"' in html
    assert "non retrouvée" in html
    assert "cite:9" not in html


def test_items_and_tables_keep_their_shape() -> None:
    items = [Paragraph("un", "item"), Paragraph("deux", "item")]
    table = Paragraph("Dates", "table", rows=(("Étape", "Date"), ("Fin", "[À compléter : inconnue]")))
    assert paragraphs_html([*items, table], {}, GAPS) == (
        "<ul><li>un</li><li>deux</li></ul><p>Dates</p><table><thead><tr>"
        '<th scope="col">Étape</th><th scope="col">Date</th></tr></thead><tbody><tr><td>Fin</td>'
        '<td><mark class="gap">[À compléter\u00a0: inconnue]</mark></td></tr></tbody></table>'
    )


def test_a_rewritten_section_keeps_marks_and_drops_what_could_harm() -> None:
    made = (
        '<p>Oui [1] et [2]. <a href="javascript:alert(1)">ici</a> <a href="https://a.fr">là</a>'
        '<img src="http://b.fr/x.png" /></p>'
    )
    html = rewritten_html(made, CITATIONS, ())
    assert 'data-draft="cite:1"' in html
    assert "[2]" in html
    assert "javascript" not in html
    assert 'href="https://a.fr"' in html
    assert "<img" not in html


def test_the_sources_of_a_section_are_those_it_shows() -> None:
    texts = (Paragraph("a", citations=(3, 1)), Paragraph("b", citations=(1,)))
    assert cited_numbers(texts, None) == (3, 1)
    assert cited_numbers(texts, "Selon [2] et [1][2].") == (2, 1)


def test_what_is_to_complete_is_listed_once_with_its_sections() -> None:
    draft = make_draft(Brief(), None, cite)
    html = gaps_html(draft)
    assert html.count("<li>") == 3
    assert ">Démarrage de la mission</span>" in html
    assert 'data-to-section="calendrier">3. Calendrier</span>' in html


def test_the_outline_leads_to_each_section() -> None:
    html = outline_html(make_draft(Brief(), None, cite))
    assert [part.split("<")[0] for part in html.split('">')[2:]] == [
        "1. Contexte et origine du besoin",
        "2. Budget",
        "3. Calendrier",
    ]


def test_a_remark_and_an_operation_lead_to_their_own_sources() -> None:
    draft = make_draft(Brief.model_validate({"budget": "11 000 €"}), None, cite)
    assert 'data-draft="remark:0:0"' in remarks_html(draft.remarks)
    assert citations_of(draft, ["remark", "0"]) == draft.remarks[0].citations
    assert citations_of(draft, ["comparable", "budget", "0"]) == draft.sections[1].comparables[0].citations


def test_clauses_left_out_are_told_by_what_they_are_for() -> None:
    draft = make_draft(Brief(), None, cite)
    (told,) = left_out_told(draft, draft.sections[0])
    assert CLAUSE not in told
    assert told.endswith(".")


def test_a_section_comes_back_to_its_place() -> None:
    proposed = ("a", "b", "c", "d")
    assert with_restored(("a", "d"), proposed, "b") == ("a", "b", "d")
    assert with_restored(("d", "own", "a"), proposed, "c") == ("d", "own", "a", "c")
    assert with_restored((), proposed, "c") == ("c",)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Rédige le cahier des charges pour 5 recycleries", True),
        ("Rédige la trame de ma proposition", True),
        ("Rédige les objectifs du cahier des charges", False),
        ("Que doit contenir un cahier des charges ?", False),
        ("Rédige un mail aux partenaires", False),
    ],
)
def test_a_whole_document_is_recognised_in_the_chat(question: str, asks: bool) -> None:
    assert asks_for_document(question) is asks


def test_the_words_of_a_conversation_are_those_that_tell_something() -> None:
    said = ("Cinq recycleries de l’Isère.", "Qui décide ?", "Rédige le cahier des charges", "Merci")
    turns = [Turn(number, text, None, "") for number, text in enumerate(said, start=1)]  # type: ignore[arg-type]
    assert words_so_far(turns, turns[2]) == ["Rédige le cahier des charges", "Cinq recycleries de l’Isère."]


def test_when_a_brief_was_changed_is_said_as_one_says_it() -> None:
    now = datetime.fromisoformat("2026-03-10T18:00:00").astimezone()
    local = [datetime.fromisoformat(each).astimezone().isoformat() for each in ("2026-03-10T14:05", "2026-03-01T09:00")]
    assert [moment_of(each, now) for each in local] == ["aujourd’hui, 14:05", "le 1er mars 2026"]

"""A draft as Markdown: plain titles with their numbers, one footnote for each mark, nothing turned into markup."""

import re
from dataclasses import replace

from drafts import CONTEXT, make_draft

from assistant.drafting.draft_markdown import to_markdown
from assistant.drafting.section_markdown import section_markdown


def test_the_whole_document() -> None:
    text = to_markdown(make_draft())
    titles = [line for line in text.splitlines() if line.startswith("#")]
    assert titles == [
        "# Mutualiser les achats de cinq ateliers & cafés",
        "## À compléter avant envoi",
        "## 1. Contexte et origine de la demande",
        "## 2. Calendrier",
        "## 3. Budget et critères de choix",
        "## Annexe : sources citées",
    ]
    assert text.startswith("Cahier des charges\n")
    assert "Cinq ateliers de \\*réparation\\* \\[1\\] veulent" in text
    assert "| Enveloppe maximale | 11 000 € TTC |" in text
    assert "- Les membres : **\\[À compléter : membres du comité\\]**." in text
    assert "<div" not in text
    assert "<span" not in text


def test_each_note_has_its_mark_and_its_text_once() -> None:
    text = to_markdown(make_draft())
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    marked = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert defined == marked == ["1", "2", "3", "4", "5", "6", "7"]
    assert text.count("cité plus haut") == 3


def test_titles_and_gaps_of_a_rewritten_section() -> None:
    text = to_markdown(make_draft(replace(CONTEXT, rewritten="# Un point\n\nLe [À compléter : jour] <b>x</b>[2]")))
    assert "### Un point" in text
    assert "Le **\\[À compléter : jour\\]** \\<b\\>x\\</b\\>[^1]" in text


def test_a_section_written_back_unchanged_gives_the_same_document() -> None:
    draft = make_draft()
    rewritten = tuple(replace(section, rewritten=section_markdown(section)) for section in draft.sections)
    assert to_markdown(make_draft(*rewritten)) == to_markdown(draft)

"""Sentences, enumerations, tables and outlines of passages."""

from answer_guide import make_index

from assistant.answer.answer_blocks import Block
from assistant.answer.block_reader import read_blocks
from ingest.datamodels import Passage, Span


def passage(text: str, order: int = 0, path: tuple[str, ...] = ("Titre",)) -> Passage:
    return Passage(f"p{order}", "a.pdf", order, text, path, (Span(1, 0, 1),), "prose", None)


def shown(blocks: list[Block]) -> list[tuple[str, str, str]]:
    return [(block.kind, block.title, block.words) for block in blocks]


def test_a_list_stays_with_its_introduction_and_goes_on_in_the_next_passage() -> None:
    first = passage("Le comité décide. Il faut :\n• un président ;\n• un trésorier ;")
    second = passage("• un secrétaire.\nLa suite est une autre affaire.", 1)
    assert shown(read_blocks([first, second])) == [
        ("sentence", "Titre", "Le comité décide."),
        ("list", "Titre", "Il faut :\nun président ;\nun trésorier ;\nun secrétaire."),
        ("sentence", "Titre", "La suite est une autre affaire."),
    ]


def test_a_list_does_not_go_on_under_another_heading() -> None:
    first, second = passage("Il faut :\n• un président ;\n• un bureau"), passage("• un secrétaire élu", 1, ("Autre",))
    assert [block.words for block in read_blocks([first, second])] == [
        "Il faut :\nun président ;\nun bureau",
        "un secrétaire élu",
    ]


def test_parts_of_a_list_stay_in_it() -> None:
    text = "Le dossier comporte :\n• Page de garde :\n• le nom\n• la date\n• Annexes :\n• les outils"
    [block] = read_blocks([passage(text)])
    assert block.words == text.replace("• ", "")


def test_sentences_between_items_belong_to_the_list() -> None:
    text = "Les étapes :\n• Écouter les membres" + " un à un" * 20 + ".\nCela prend du temps.\n• Décider ensemble."
    [block] = read_blocks([passage(text)])
    assert [unit.kind for _, unit in block.items] == ["item", "sentence", "item"]


def test_a_bullet_alone_before_a_paragraph_titles_it() -> None:
    blocks = read_blocks(
        [passage("• Choisir le consultant à temps.\nLe choix prend deux mois.\n• Le suivre\nIl rend compte.")]
    )
    assert [(block.title, block.words) for block in blocks] == [
        ("Choisir le consultant à temps.", "Le choix prend deux mois."),
        ("Le suivre", "Il rend compte."),
    ]


def test_sentences_after_the_last_item_stand_alone() -> None:
    blocks = read_blocks([passage("Les étapes :\n• Écouter les membres.\n• Décider ensemble.\nCela prend du temps.")])
    assert [block.kind for block in blocks] == ["list", "sentence"]


def test_an_introduction_without_list_is_dropped() -> None:
    assert shown(read_blocks([passage("Il faut :\nLe comité décide seul.")])) == [
        ("sentence", "Titre", "Le comité décide seul.")
    ]


def test_headings_in_the_text_title_what_follows() -> None:
    blocks = read_blocks([passage("CLEFS DE RÉUSSITE\n• Écouter les membres.\n• Décider ensemble.")])
    assert [(block.kind, block.title) for block in blocks] == [("list", "CLEFS DE RÉUSSITE")]


def test_headed_lists_make_an_outline() -> None:
    index = make_index()
    blocks = read_blocks([index.passages[index.row("g2")]])
    [outline] = [block for block in blocks if block.kind == "outline"]
    assert outline.title == "QUATRE REPÈRES POUR CHOISIR"
    assert [unit.words.split("\n")[0] for _, unit in outline.items] == [
        "LA MÉTHODE", "L’EXPÉRIENCE", "LE PRIX", "LES DÉLAIS",
    ]  # fmt: skip


def test_a_short_sentence_takes_the_heading_that_it_completes() -> None:
    [block] = read_blocks([passage("OPCA\n(Organisme collecteur) dans le cadre de la formation.")])
    assert block.words == "OPCA\n(Organisme collecteur) dans le cadre de la formation."


def test_references_and_scraps_are_left_out() -> None:
    assert read_blocks([passage("• FICHE III-4 Pérenniser un service\nwww.exemple.org\n12 | 4")]) == []


def test_a_numbered_step_that_opens_a_list_stays_among_the_steps() -> None:
    text = "1. Écouter les membres.\n2. Choisir, selon trois points :\n• le prix ;\n• la durée.\n3. Décider ensemble."
    [block] = read_blocks([passage(text)])
    assert [unit.words for _, unit in block.items] == [
        "Écouter les membres.",
        "Choisir, selon trois points :",
        "le prix ;",
        "la durée.",
        "Décider ensemble.",
    ]


def test_a_row_that_only_names_two_columns_is_no_row() -> None:
    [block] = read_blocks([passage("Repère | Ce que dit le guide\nCoût | 900 euros\nLieu | Brive")])
    assert [unit.words for _, unit in block.items] == ["Coût | 900 euros", "Lieu | Brive"]
    [block] = read_blocks([passage("Territoire | Brive\nCoût | 900 euros")])
    assert len(block.items) == 2


def test_line_with_a_remark_in_brackets_titles_the_table_under_it() -> None:
    text = "Instances relevées (B à E : CNAR Environnement)\nB. Recycleries | Par courriel\nC. Réseau | Trois réunions"
    [table] = read_blocks([passage(text)])
    assert (table.kind, table.title) == ("table", "Instances relevées (B à E : CNAR Environnement)")


def test_row_that_names_the_columns_of_a_table_of_words_is_left_out() -> None:
    rows = [
        "Niveau | Qui | Ce qu'ils font",
        "Collectif | Les entreprises d'insertion d'un bassin d'emploi | Une stratégie et une promotion communes",
        "Pôle | Les structures et les collectivités d'un pays rural | Des moyens et une veille mis en commun",
    ]
    [table] = [block for block in read_blocks([passage("\n".join(rows))]) if block.kind == "table"]
    assert [unit.words for _, unit in table.items] == rows[1:]
    assert table.header is not None and table.header[1].words == rows[0]


def test_row_over_figures_names_their_columns() -> None:
    rows = ["Poste | Essai | Suite", "Temps collectif | 4 journées | 7 journées", "Temps individuel | 3 | 6"]
    [table] = [block for block in read_blocks([passage("\n".join(rows))]) if block.kind == "table"]
    assert [unit.words for _, unit in table.items] == rows[1:]
    assert table.header is not None and table.header[1].words == rows[0]


def test_first_row_with_figures_is_a_row_like_the_others() -> None:
    rows = ["Poste | Phase 1 | Phase 2", "Temps collectif | 4 journées | 7 journées", "Temps individuel | 3 | 6"]
    [table] = [block for block in read_blocks([passage("\n".join(rows))]) if block.kind == "table"]
    assert [unit.words for _, unit in table.items] == rows and table.header is None


def test_what_a_fiche_is_for_is_no_part_of_an_outline() -> None:
    parts = ["En bref", "Une fiche brève.", "Quand l'utiliser", "• Vous êtes seul ;", "• Vous doutez."]
    for title in ("Écouter", "Choisir", "Décider"):
        parts += [title, "• avec les membres ;", "• en réunion."]
    [outline] = [block for block in read_blocks([passage("\n".join(parts))]) if block.kind == "outline"]
    assert [unit.words.split("\n")[0] for _, unit in outline.items] == ["Écouter", "Choisir", "Décider"]

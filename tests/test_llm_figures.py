"""Figures in all their forms, and those that a passage does not hold."""

import pytest

from assistant.llm.figures import figures_of, missing_figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("11 302 €", [(11302.0, "money")]),
        ("11\u202f302 euros", [(11302.0, "money")]),
        ("11302", [(11302.0, None)]),
        ("23 824,32 €", [(23824.32, "money")]),
        ("€23,824.32", [(23824.32, None)]),
        ("9,5 jours", [(9.5, "day")]),
        ("9.5 jours", [(9.5, "day")]),
        ("11 k€", [(11000.0, "money")]),
        ("1,3 million d’euros", [(1300000.0, "money")]),
        ("30 %", [(30.0, "percent")]),
        ("trente pour cent", [(30.0, "percent")]),
        ("quatre-vingt-dix-sept", [(97.0, None)]),
        ("soixante et onze ans", [(71.0, "year")]),
        ("vingt et une heures", [(21.0, "hour")]),
        ("mille deux cents", [(1200.0, None)]),
        ("cent vingt personnes", [(120.0, None)]),
        ("une dizaine de jours", [(10.0, "day")]),
        ("une demi-journée", [(0.5, "day")]),
        ("le 1er mars 2027", [(1.0, None), (2027.0, None)]),
        ("une fois par an", [(1.0, None)]),
        ("une réunion, un élu", []),
        ("la Fiche III-4 et le C2RA", []),
        ("twenty-five members", [(25.0, None)]),
        ("", []),
    ],
)
def test_figures(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures_of(text)] == values


@pytest.mark.parametrize(
    ("statement", "passage", "missing"),
    [
        ("Il coûte 11302 euros.", "Coût : 11 302 €", []),
        ("Il coûte 11.302 €.", "Coût : 11 302 €", []),
        ("Il dure neuf jours et demi.", "9 jours, soit une demi-journée de plus", []),
        ("Il y a trois phases.", "3 phases", []),
        ("Il dure neuf mois.", "9 jours", ["neuf"]),
        ("Il dure 9 jours.", "Nombre de jours | 9", []),
        ("Il coûte 12 000 €.", "11 302 €", ["12 000"]),
        ("Il aide 5 structures.", "Il aide 15 structures", ["5"]),
        ("En 2011.", "De 2007 à 2010", ["2011"]),
    ],
)
def test_figures_that_a_passage_lacks(statement: str, passage: str, missing: list[str]) -> None:
    assert list(missing_figures(statement, [passage])) == missing

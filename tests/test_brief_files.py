"""Briefs read from files and written back; what is wrong is said in one French sentence that names the field."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from assistant.drafting.brief import Actor, Brief, Criterion, Deliverable, Step
from assistant.drafting.brief_files import brief_yaml, parse_brief, read_brief
from assistant.drafting.brief_names import FRENCH_NAMES, LABELS, label_of
from ingest.errors import InputError

BRIEFS = Path(__file__).parent / "data" / "briefs"
EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "brief-exemple.yaml"


def one(text: str, name: str = "mission.yaml") -> Brief:
    return parse_brief(text, name)


def refused(text: str, name: str = "mission.yaml") -> str:
    with pytest.raises(InputError) as raised:
        parse_brief(text, name)
    return str(raised.value)


@pytest.mark.parametrize("path", sorted(BRIEFS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_written_brief_reads_back_the_same(path: Path) -> None:
    brief = read_brief(path)
    assert parse_brief(brief_yaml(brief), "copie.yaml") == brief


def test_the_example_gives_every_field_and_reads() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    brief = read_brief(EXAMPLE)
    assert (brief.beneficiaries.count, brief.days, brief.budget.ceiling) == (5, Decimal(10), Decimal(11000))
    uncommented = text.replace("\n# prestataire:", "\nprestataire:").replace("\n#   ", "\n  ")
    uncommented = uncommented.replace("\n  python -m assistant draft", "\n# python")
    whole = parse_brief(uncommented, "exemple.yaml")
    told = yaml.safe_load(brief_yaml(whole))
    assert set(_french_leaves(told)) == set(_leaves_of_labels())


def test_written_briefs_are_french_and_only_what_is_filled() -> None:
    brief = Brief(
        days=Decimal("9.50"), feasibility_phase=False, criteria=(Criterion(label="prix", weight=Decimal(30)),)
    )
    assert brief_yaml(brief) == (
        "nature: ingenierie-collective\n"
        "phase_de_faisabilite: non\n"
        "jours: 9,5\n"
        "criteres:\n"
        "  - intitule: prix\n"
        "    poids: 30\n"
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("jours: 9,5 jours", "days", Decimal("9.5")),
        ("jours: neuf", "days", Decimal(9)),
        ("days: 3", "days", Decimal(3)),
        ("Jours collectifs: 2 jours et demi", "collective_days", Decimal("2.5")),
        ("phase de faisabilité: Oui", "feasibility_phase", True),
        ("phase_de_faisabilite: no", "feasibility_phase", False),
        ("nature: Étude de faisabilité", "kind", "etude-de-faisabilite"),
        ("type d’ingénierie: Réponse collective", "solution", "reponse-collective"),
        ("intitule: no", "title", "no"),
        ("contexte:\n", "context", ""),
        ("resultats_attendus: un plan", "results", ("un plan",)),
        ("resultats_attendus:\n  - un plan\n  -\n", "results", ("un plan",)),
        ("livrables: [un guide]", "deliverables", (Deliverable(label="un guide"),)),
        ("contenu:\n  - 'Cadrage : 2 jours'", "content", (Step(label="Cadrage", days=Decimal(2)),)),
        ("contenu:\n  - Cadrage (une demi-journée)", "content", (Step(label="Cadrage", days=Decimal("0.5")),)),
        ("contenu:\n  - Atelier 2", "content", (Step(label="Atelier 2"),)),
        ("criteres: [prix 30 %, moins de 40]", "criteria",
         (Criterion(label="prix", weight=Decimal(30)), Criterion(label="moins de 40"))),
        ("criteres:\n  - intitule:\n    poids:\n", "criteria", ()),
        ("financeurs: ['Région : 5 000 €', CAF (2 k€), DREETS]", "funders",
         (Actor(name="Région", amount=Decimal(5000)), Actor(name="CAF", amount=Decimal(2000)), Actor(name="DREETS"))),
    ],
)  # fmt: skip
def test_fields_are_read_as_people_write_them(text: str, field: str, value: object) -> None:
    assert getattr(one(text), field) == value


@pytest.mark.parametrize(
    ("text", "ceiling", "taxes"),
    [
        ("budget: {plafond: 11 000 €}", "11000", None),
        ("budget: {plafond: '11\u00a0302,50\u202f€'}", "11302.50", None),
        ("budget: {plafond: '11 302,50 € TTC'}", "11302.50", "TTC"),
        ("budget: {plafond: 9k€ HT}", "9000", "HT"),
        ("budget: 9 000 € tout compris", "9000", "TTC"),
        ("budget: {plafond: 9 000 € TTC, taxes: toutes taxes}", None, None),
        ("budget: {plafond: 9000, taxes: ttc}", "9000", "TTC"),
        ("budget: {plafond: 9 000 € TTC, taxes: }", "9000", "TTC"),
        ("budget: {ceiling: 11000.5}", "11000.5", None),
    ],
)
def test_the_ceiling_says_its_taxes(text: str, ceiling: str | None, taxes: str | None) -> None:
    if ceiling is None:
        assert "« budget.taxes »" in refused(text)
        return
    budget = one(text).budget
    assert (budget.ceiling, budget.taxes) == (Decimal(ceiling), taxes)


def test_a_value_alone_stands_for_the_first_thing_one_says_of_it() -> None:
    brief = one("structure_porteuse: Nièvre Active\ncomite_de_pilotage: [DDETS, Région]\nprestataire: Cabinet Roux")
    assert brief.carrier.name == "Nièvre Active"
    assert brief.steering.members == ("DDETS", "Région")
    assert brief.provider.name == "Cabinet Roux"


def test_dates_of_yaml_are_written_in_french() -> None:
    calendar = one("calendrier: {demarrage: 2027-03-01, fin: 2027-11-15}").calendar
    assert (calendar.start, calendar.end) == ("1er mars 2027", "15 novembre 2027")


def test_figures_of_a_telephone_and_of_an_hour_stay() -> None:
    brief = one("structure_porteuse: {contact: {telephone: 0123456701}}\ncalendrier: {limite_de_reponse: 12:30}")
    assert (brief.carrier.contact.phone, brief.calendar.answer_deadline) == ("0123456701", "12:30")


def test_json_is_read_too() -> None:
    assert one('{"jours": 9.5, "budget": {"plafond": 11000}}', "a.JSON").days == Decimal("9.5")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "« mission.yaml » est vide"),
        ("# rien\n", "« mission.yaml » est vide"),
        ("- a\n- b", "contient une liste au lieu de champs"),
        ("bonjour", "contient un texte au lieu de champs"),
        ("jours: 3\ncontexte: une question : comment ?", "(ligne 2) : un texte qui contient « : » se met entre"),
        ("beneficiaires:\n\tnombre: 1", "(ligne 2) : remplacez les tabulations"),
        ("contexte: *gras*", "(ligne 1) : un texte qui commence par « * »"),
        ("contexte: &a x\norigine: *a", "(ligne 2) : un texte qui commence par « * »"),
        ("contexte: !!python/object:os.system x", "(ligne 1) : un texte qui commence par « ! »"),
        ("contexte: @x", "(ligne 1) : un texte qui commence par un signe"),
        ("contexte: 'pas fermé", "(ligne 1) : fermez les guillemets"),
        ('contexte: "\x00"', "n’est pas un fichier YAML lisible"),
        ("? [a]\n: b", "n’est pas un fichier YAML lisible"),
        ("[" * 5000, "imbrique trop de listes"),
        ("jours: 3\njours: 4", "deux fois le champ « jours »"),
        ("jours: 3\ndays: 4", "deux fois le champ « jours »"),
        ("budgett: 3", "le champ « budgett » n’existe pas ; vouliez-vous dire « budget » ?"),
        ("beneficiaires: {territoire: Cher}", "dans « beneficiaires » ; vouliez-vous dire « territoires » ?"),
        ("qui: recycleries", "le champ « qui » n’existe pas ; il se range dans « beneficiaires »"),
        ("telephone: 3", "dans « structure_porteuse.contact » ou « prestataire.contact »"),
        ("criteres: [{nom: prix}]", "dans « criteres[1] » ; les champs possibles sont intitule, poids"),
        ("zzz: 3", "les champs possibles sont dans docs/brief-exemple.yaml"),
        ("jours: beaucoup", "« jours » (nombre de jours d’intervention) : « beaucoup » n’est pas un nombre"),
        ("jours: -3", "« -3 » n’est pas un nombre de jours"),
        ("jours: 0", "0 est trop petit, il faut plus que 0"),
        ("jours: true", "« true » n’est pas un nombre de jours"),
        ("jours: [1]", "« jours »"),
        ("contenu: [{intitule: a, jours: 1/2}]", "champ « contenu[1].jours » (nombre de jours de l’étape)"),
        ("budget: environ 9 000 €", "« environ 9 000 € » n’est pas un montant en euros (exemple : 11 000 €)"),
        ("budget: {plafond: 9 000 € TTC, taxes: HT}", "le plafond est donné TTC et le champ « taxes » dit HT"),
        ("beneficiaires: {nombre: 0}", "« beneficiaires.nombre » (nombre de structures) : 0 est trop petit"),
        ("beneficiaires: {nombre: une dizaine}", "« une dizaine » n’est pas un nombre (exemple : 5)"),
        ("beneficiaires: {nombre: '2,5'}", "2,5 n’est pas un nombre entier"),
        ("criteres: [{intitule: prix, poids: 140 %}]", "« criteres[1].poids » (poids du critère) : 140 est trop grand"),
        ("criteres: [{poids: 40}]", "« criteres[1].intitule » (intitulé du critère) : ce champ manque"),
        ("contexte: [a]", "« contexte » (contexte) : il faut un texte, pas une liste"),
        ("calendrier: mars", "« calendrier » (calendrier) : il faut des champs"),
        ("phase_de_faisabilite: peut-être", "« peut-être » ne répond ni oui ni non"),
        ("nature: truc", "« truc » n’est pas un choix connu ; écrivez « ingenierie-collective », "),
        ("jours: beaucoup\ncriteres: [{poids: 3}]", "(exemple : 9,5), et 1 autre problème."),
        ("jours: x\nbudget: y\ncriteres: [{poids: 3}]", "(exemple : 9,5), et 2 autres problèmes."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    message = refused(text)
    assert said in message
    assert "\n" not in message and "pydantic" not in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "« b.json » est vide"),
        ("[]", "contient une liste"),
        ('{"jours": 9,}', "n’est pas un fichier JSON lisible (ligne 1)"),
        ('{"jours": 9,\n"jours": 8}', "deux fois le champ « jours »"),
        ('{"jours": true}', "« True » n’est pas un nombre de jours"),
        ('{"jours": 1e999}', "n’est pas un nombre de jours"),
        ("[" * 100_000, "imbrique trop de listes"),
    ],
)
def test_what_is_wrong_in_json_is_said(text: str, said: str) -> None:
    assert said in refused(text, "b.json")


def test_files_that_are_no_brief_are_said(tmp_path: Path) -> None:
    def reading(name: str, content: bytes | None = None) -> str:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError) as raised:
            read_brief(tmp_path / name)
        return str(raised.value)

    assert "n’existe pas" in reading("absent.yaml")
    assert "donnez un fichier .yaml, .yml ou .json" in reading("brief.docx", b"PK")
    assert "UTF-8 (ligne 2)" in reading("ansi.yaml", "jours: 3\ncontexte: été".encode("cp1252"))
    assert "UTF-8 (ligne 1)" in reading("unicode.yaml", "jours: 3".encode("utf-16"))
    assert "dépasse 1000 ko" in reading("gros.yaml", b"#" * 1_000_001)
    (tmp_path / "dossier.yaml").mkdir()
    assert "ne peut pas être lu" in reading("dossier.yaml")


def test_the_mark_that_windows_puts_first_is_no_part_of_a_field(tmp_path: Path) -> None:
    path = tmp_path / "brief.yml"
    path.write_bytes(b"\xef\xbb\xbf" + "problematique: l’été\r\njours: 3\r\n".encode())
    brief = read_brief(path)
    assert (brief.problem, brief.days) == ("l’été", Decimal(3))


def test_every_field_has_a_label() -> None:
    assert label_of("calendar.answer_deadline") == "date limite de réponse"
    assert label_of("content.2.days") == label_of("content[2].days") == "nombre de jours de l’étape"
    for path in LABELS:
        assert _is_field(path), f"{path} is no field of the brief"


def _is_field(path: str) -> bool:
    names = [FRENCH_NAMES.get(name, name) for name in path.split(".")]
    value: object = 1
    for name in reversed(names):
        value = {name: value}
    message = ""
    try:
        parse_brief(yaml.safe_dump(value), "a.yaml")
    except InputError as error:
        message = str(error)
    return "n’existe pas" not in message


def _french_leaves(values: object, prefix: str = "") -> list[str]:
    if isinstance(values, dict):
        return [leaf for name, each in values.items() for leaf in _french_leaves(each, f"{prefix}.{name}")]
    if isinstance(values, list) and isinstance(values[0], dict):
        return [leaf for each in values for leaf in _french_leaves(each, prefix)]
    return [prefix.removeprefix(".")]


def _leaves_of_labels() -> list[str]:
    """The fields that hold a value, as files name them; a partner and an intervenant bring no money in the example."""
    own = {path for path in LABELS if not any(other.startswith(f"{path}.") for other in LABELS)}
    own -= {"partners.amount", "providers.amount"}
    french = {"title": "intitule", "label": "intitule"} | dict(FRENCH_NAMES)
    return [".".join(french.get(name, name) for name in path.split(".")) for path in own]

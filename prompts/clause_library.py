"""Loads the clauses of drafting: one YAML file per section, in `clauses/<document kind>/`, in the order of their names.

A section holds clauses. The keys of each:

- `id`, `why` (why the clause stands in the document, one sentence);
- `if` conditions that hold, `has` and `lacks` fields that the brief fills or not, `states` fields that an `if` tells;
- `text`, with named fields in braces: a fact of the brief (`{days}`), the clause's gap (`{gap}`), or two forms of which
  one is taken for the number of structures `{n:one|several}`, territories `{t:…}`, providers `{i:…}`, items `{k:…}`;
- for a text that is the user's words alone: `opening`, put before them when they do not begin like a sentence, and
  `framing`, put before them, in quotation marks, when they do;
- `list` fixed items, `items` a list of the brief, `table` a table of the brief;
- `gap`: the `field` to fill in and what to `ask`;
- `ground`: questions put to the guides (`ask`) and stems that the quoted words must `hold`, "|" between alternatives;
  the clause needs the first of them, the others are cited where they are found.

What is not known (a key, a condition, a field) is refused, so that a clause cannot break a draft unnoticed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from prompts import FOLDER, PromptError
from prompts.clause_texts import COUNTED, FIELD, GAP, check_conditions, check_keys, check_text, spaced

CLAUSES = FOLDER / "clauses"
_SECTION_KEYS = frozenset({"id", "title", "if", "comparables", "gap", "clauses"})
_CLAUSE_KEYS = frozenset(
    "id why if has lacks states text opening framing list items table gap ground".split()  # noqa: SIM905
)
# The C loader reads the library in a fraction of a second; not every build of PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What clauses may name: conditions, fields of the brief, facts in words, lists and tables of facts."""

    is_condition: Callable[[str], bool]
    is_field: Callable[[str], bool]
    facts: Collection[str]
    lists: Collection[str]
    tables: Collection[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """A question put to the guides and the stems that the quoted words hold, each with its alternatives."""

    ask: str
    hold: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask where the brief says nothing: the field and the words of the mark."""

    field: str
    ask: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a section; see the head of this file for what its parts mean."""

    id: str
    why: str
    conditions: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    text: str = ""
    opening: str = ""
    framing: str = ""
    fixed: tuple[str, ...] = ()
    items: str = ""
    table: str = ""
    gap: Question | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the text names."""
        return tuple(
            found["name"] for found in FIELD.finditer(self.text) if found["one"] is None and found["name"] != GAP
        )


@dataclass(frozen=True, slots=True)
class ClauseSection:
    """A section of a document: `conditions` say when it stands in it; `shows_comparables` whether operations told in
    the guides are shown beside it; `gap` what is asked for when the guides support none of its clauses."""

    id: str
    title: str
    conditions: tuple[str, ...]
    clauses: tuple[Clause, ...]
    shows_comparables: bool = False
    gap: Question | None = None


def load_clauses(kind: str, vocabulary: Vocabulary, folder: Path = CLAUSES) -> tuple[ClauseSection, ...]:
    """The sections of a kind of document in order. Raises PromptError naming the file and what is wrong in it."""
    sections = tuple(_section(_read(path), path.name, vocabulary) for path in sorted((folder / kind).glob("*.yaml")))
    twice = _twice([section.id for section in sections])
    twice += _twice([clause.id for section in sections for clause in section.clauses])
    if twice or not sections:
        raise PromptError(f"clauses/{kind} : identifiants répétés {twice}" if twice else f"clauses/{kind} est vide")
    return sections


def _twice(ids: list[str]) -> list[str]:
    return sorted({each for each in ids if ids.count(each) > 1})


def _read(path: Path) -> Mapping[str, Any]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(content, dict):
        raise PromptError(f"{path.name} : ce n'est pas une section")
    return content


def _section(content: Mapping[str, Any], name: str, vocabulary: Vocabulary) -> ClauseSection:
    check_keys(content, _SECTION_KEYS, {"id", "title", "clauses"}, name)
    conditions = _names(content.get("if", ()))
    check_conditions(conditions, vocabulary.is_condition, name)
    check_text(content["title"], "n", (), name)
    clauses = tuple(_clause(each, f"{name}, {each.get('id', '?')}", vocabulary) for each in content["clauses"])
    gap = _question(content.get("gap"), name)
    if gap and not vocabulary.is_field(gap.field):
        raise PromptError(f"{name} : champ inconnu {gap.field}")
    shows_comparables = bool(content.get("comparables", False))
    return ClauseSection(content["id"], spaced(content["title"]), conditions, clauses, shows_comparables, gap)


def _clause(content: Mapping[str, Any], name: str, vocabulary: Vocabulary) -> Clause:
    check_keys(content, _CLAUSE_KEYS, {"id", "why"}, name)
    clause = Clause(
        id=content["id"],
        why=spaced(content["why"]),
        conditions=_names(content.get("if", ())),
        has=_names(content.get("has", ())),
        lacks=_names(content.get("lacks", ())),
        states=_names(content.get("states", ())),
        text=spaced(content.get("text", "")),
        opening=spaced(content.get("opening", "")),
        framing=spaced(content.get("framing", "")),
        fixed=tuple(spaced(each) for each in content.get("list", ())),
        items=content.get("items", ""),
        table=content.get("table", ""),
        gap=_question(content.get("gap"), name),
        grounds=tuple(_ground(each, name) for each in content.get("ground", ())),
    )
    _check(clause, vocabulary, name)
    return clause


def _question(content: Mapping[str, str] | None, name: str) -> Question | None:
    if content is None:
        return None
    check_keys(content, {"field", "ask"}, {"field", "ask"}, name)
    return Question(content["field"], content["ask"])


def _ground(content: Mapping[str, Any], name: str) -> Ground:
    check_keys(content, {"ask", "hold"}, {"ask", "hold"}, name)
    return Ground(content["ask"], tuple(tuple(stem.split("|")) for stem in _names(content["hold"])))


def _check(clause: Clause, vocabulary: Vocabulary, name: str) -> None:
    check_conditions(clause.conditions, vocabulary.is_condition, name)
    gap_fields = (clause.gap.field,) if clause.gap else ()
    unknown = [
        each for each in (*clause.has, *clause.lacks, *clause.states, *gap_fields) if not vocabulary.is_field(each)
    ]
    unknown += [each for each in (clause.items,) if each and each not in vocabulary.lists]
    unknown += [each for each in (clause.table,) if each and each not in vocabulary.tables]
    if unknown:
        raise PromptError(f"{name} : champs inconnus {unknown}")
    for text in (clause.text, *clause.fixed):
        check_text(text, COUNTED, vocabulary.facts, name)
    if (f"{{{GAP}}}" in clause.text) is not (clause.gap is not None):
        raise PromptError(f"{name} : un manque et sa marque {{gap}} vont ensemble")
    if not (clause.text or clause.table):
        raise PromptError(f"{name} : la clause ne dit rien")
    if not (clause.grounds or clause.facts or clause.states or clause.items or clause.table or clause.gap):
        raise PromptError(f"{name} : la clause n'a ni question aux guides, ni champ, ni manque")


def _names(content: Any) -> tuple[str, ...]:
    return (content,) if isinstance(content, str) else tuple(content)

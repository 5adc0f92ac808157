"""What turns the sense of a sentence (negations, conditions, opposites) and where it departs so from its source."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.terms import analyse, stem
from ingest.text import fold

_PLAIN = re.compile(
    r"\bn(?:e |')(?:(?!\bque?\b)[^.;:!?]){0,60}?\b(?:pas|jamais|aucune?|rien|plus|ni|guere|personne|nullement)\b(?!-)"
    r"|\b(?:pas(?![ -]de[ -]calais)|jamais|aucune?|ni|impossible|interdite?s?|interdisent|exclue?s?)\b"
    r"|\b(?:not|never|no|none|cannot|nor|forbidden)\b|n't\b"
)
_NEGATION = re.compile(
    rf"{_PLAIN.pattern}|\b(?:sans|non|inutile|evite[rz]?|evitent|refuse[rz]?|refusent|renonce[rz]?|empeche[rz]?|empechent|"
    r"dispense[es]*|without|avoid\w*|refus\w+)\b"
)
_WITHOUT = re.compile(r"\b(?:sans|without) (?:l[ea]s? |l'|une? |des? |d'|aucune? |the |an? )?(\w+)")
_LIMITING = re.compile(
    r"\b(?:si|s['’]ils?|[àa] condition|sous (?:r[ée]serve|condition)|sauf|except[ée]|hormis|[àa] moins|pourvu|"
    r"uniquement|seulement|exclusivement|lorsqu|d[èe]s lors|en cas|if|unless|except|provided|only)\b[^,;.:?!]*",
    re.IGNORECASE,
)
_NOT_NEGATION = re.compile(
    r"\b(?:sans doute|non[ -]lucratif|but non|pas a pas|pas seulement|non seulement|pas toujours|sans cesse|et non)\b"
)
_ANSWER = re.compile(r"(?:oui|non)\b")
_CLAUSE = re.compile(r"[.;:!?,()\n]|\bmais\b|\bet\b|\bcar\b|\bbut\b|\band\b")

_CONDITIONS_TEXT = """
    seulement uniquement exclusivement only reserve[es]*_aux? seule?s?_l[ea]s?
        / seul* uniquement exclusivement only reserve* limite* propre rien_que n.{2,60}_qu[e']
    a_condition sous_reserve sous_condition pourvu a_moins_que provided unless
        / condition* reserve pourvu moins_que si s'ils? exige* faut doi* lorsqu* quand des_que
    si s'ils? if / si s'ils? condition* lorsqu* quand cas ou selon des faute sinon peu*
    sauf excepte hormis a_l'exception except / sauf excepte hormis exception* hors autre* mais
    obligatoire* obligation imperati* oblige* exige* mandatory compulsory tenue?s?_de
        / obligat* imperati* oblige* exige* doi* dev* faut necessaire* tenue?s?_de requi* indispensable*
    toujours systematique* dans_tous_les_cas automatique* always jamais never
        / toujours systematique* tou[ts]* chaque automatique* jamais quel*_que partout
    facultati* optional* / facultati* peu* possible* option* eventuel* souhait* libre* selon
    au_plus maximum maximal* plafon* at_most pas_plus_de moins_de
        / au_plus max maxim* plafon* jusqu* limit* pas_plus moins entre
    au_moins minimum minimal* at_least plus_de / au_moins min minim* plancher plus a_partir entre
"""
"""What a sentence may claim / what its source must then hold in some form."""

_OPPOSITES_TEXT = """
    avant prealablement prealable / apres ensuite posterieur ; debut demarrage lancement / fin terme cloture
    interne / externe ; individuel / collectif ; gratuit / payant facture ; public / prive ; oral oralement / ecrit
    augmenter hausse / diminuer baisse reduire ; accepter / refuser ; petit / grand ; avec / sans
    facile facilement simple / difficile difficilement ; court / long longue ; obligatoire / facultatif
    national / local locaux ; salarie / benevole ; ouvert / ferme ; meme / different ; minimum minimal / maximum maximal
    ensemble / separement ; plus / moins ; premier premiere / dernier derniere
    before / after ; more / less ; with / without
"""


def _any(words: str) -> re.Pattern[str]:
    """A pattern for any of the words: "*" stands for an ending, "_" for a space."""
    patterns = (word.replace("*", r"\w*").replace("_", " ") for word in words.split())
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")


_CONDITIONS = [
    tuple(_any(side) for side in row.split("/")) for row in re.split(r"\n    (?=\S)", _CONDITIONS_TEXT) if row.strip()
]
_OPPOSITE_STEMS = [
    tuple(frozenset(map(stem, side.split())) for side in pair.split("/"))
    for pair in re.split(r"[;\n]", _OPPOSITES_TEXT)
    if pair.strip()
]
SHARED_TERMS, SHARED_SHARE = 2, 0.6
"""Content words, and their share of a clause, that its source must have in common with it to be contradicted."""


def is_negative(text: str) -> bool:
    """Whether a text holds a negation of any kind; "ne … que" and "sans doute" are none."""
    return _NEGATION.search(_NOT_NEGATION.sub(" ", fold(text))) is not None


def _denies(clause: str) -> bool:
    """Whether a clause is negated as a whole ("ne … pas"); "sans attendre" only says how."""
    return _PLAIN.search(_NOT_NEGATION.sub(" ", clause)) is not None


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(clause.strip() for clause in _CLAUSE.split(fold(text)) if clause.strip())


def contradiction(statement: str, evidence: Sequence[str], passages: str) -> str | None:
    """The words by which a statement denies its evidence or drops its negation, None when it does neither.

    `evidence` are the sentences that the statement follows, `passages` all that it cites.
    """
    if is_negative(statement) and not is_negative(passages):
        found = _NEGATION.search(_NOT_NEGATION.sub(" ", fold(statement)))
        return found.group() if found else None
    left = [(clause, frozenset(analyse(clause))) for clause in _clauses(statement)]
    right = [clause for sentence in evidence for clause in _clauses(_as_told(sentence, passages))]
    for clause, terms in left:
        for same in _sayings(terms, [(clause, frozenset(analyse(clause))) for clause in right]):
            if _denies(clause) != _denies(same):
                return clause if _denies(clause) else same
    return None


def _as_told(sentence: str, passages: str) -> str:
    """A sentence as what it tells: a question by the "oui" or "non" printed after it, nothing for another question."""
    if not sentence.rstrip().endswith("?"):
        return sentence
    after = passages.partition(sentence)[2].lstrip(" \u00a0\n")
    answer = _ANSWER.match(fold(after))
    if answer is None:
        return ""
    return sentence if answer[0] == "oui" else f"{sentence.rstrip(' ?')} pas"


def _sayings(terms: frozenset[str], clauses: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """The one clause that says most of the same, none where several do or none does."""
    shares = [
        (len(terms & other), clause)
        for clause, other in clauses
        if len(terms & other) >= max(SHARED_TERMS, SHARED_SHARE * min(len(terms), len(other)))
    ]
    most = max((shared for shared, _ in shares), default=0)
    nearest = {clause for shared, clause in shares if shared == most}
    return list(nearest) if len(nearest) == 1 else []


def conditional_clauses(statement: str) -> list[str]:
    """The clauses that limit a statement: "si …", "à condition que …", "sauf …", each up to the next comma."""
    return [found.group() for found in _LIMITING.finditer(statement)]


def missing_companions(statement: str, evidence: Sequence[str]) -> Iterator[str]:
    """What a statement does without ("sans la structure") while its evidence speaks of it and denies nothing."""
    whole = "\n".join(evidence)
    if is_negative(whole):
        return
    held = frozenset(analyse(whole))
    for found in _WITHOUT.finditer(fold(statement)):
        if held & frozenset(analyse(found[1])):
            yield found.group()


def new_conditions(statement: str, passages: str) -> Iterator[str]:
    """The conditions, obligations or limits of a statement that the passages hold in no form."""
    said, source = fold(statement), fold(passages)
    for claimed, granted in _CONDITIONS:
        found = claimed.search(said)
        if found and not granted.search(source):
            yield found.group()


def opposites(statement: str, evidence: Sequence[str]) -> Iterator[str]:
    """Stems of a statement whose opposite stands in its evidence instead."""
    said = frozenset(map(stem, re.findall(r"[a-z]+", fold(statement))))
    held = frozenset(map(stem, re.findall(r"[a-z]+", fold("\n".join(evidence)))))
    for left, right in _OPPOSITE_STEMS:
        for own, other in ((left, right), (right, left)):
            if said & own and not said & other and held & other and not held & own:
                yield min(said & own)

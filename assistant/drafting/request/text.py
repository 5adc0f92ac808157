"""The text of a request, folded at the same places for matching, and what was already understood of it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.number_words import COUNTED
from ingest.terms import STOP_WORDS
from ingest.text import fold

WRAPPED = 55
"""Characters from which a line without an end goes on with the next one: mail programs cut them so."""
NEAR = 80
"""Characters before a place that may say what stands there."""
_ITEM = r"[-–—•*·▪◦]\s|\d{1,2}[.)]\s"
_SPACES = re.compile(r"[^\S\n]+")
_TWICE = re.compile(rf"\b({COUNTED}) \(\d+\)", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"\b(?:env|min|max|cf|ex|etc|m|mm|mme|mr|dr|st|ste|art|tel|no|nb|janv|fevr?|avr|juil|sept|oct|nov|dec|acc|assoc|dept|"
    r"dpt|approx|resp|ref|vs|eg|ie|[a-z]\.[a-z])$"
)
_END = re.compile(r"(?:[.!?…]+(?=\s|$)[ ]?)|\n")
_EDGE = re.compile(r"[,;:](?=\s|$)|[()\n]|\s[-–—/|]\s|[.!?…]+(?=\s|$)")
_ELIDED = re.compile(r"(?<![\w'’])([dlnsjcm]|qu) (?=[aeiouyhéèêàâîôAEIOUYHÉÈÊ][\w'’])")
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_COURTESY_TEXT = """
    bonjour bonsoir salut merci avance svp stp please hello hi dear thanks thank you cordialement voila voici ok
    okay bien juste donc enfin bah ben euh bref alors vous plait te possible oui non accord parfait super tout suite
    bonne journee soiree reception courage toi
"""
_FILLERS_TEXT = """
    vais va vont allons voudrais voudrait voudrions veut veux veulent voulons souhaite souhaitons souhaitent
    souhaiterais souhaiterait souhaiterions aimerais aimerait aimerions besoin desire desirons faudra falloir
    ensuite puis total parcours cest pr ds qu il peux pouvez pourrais pourriez tu moi redige redigez rediger ecris
    ecrivez ecrire prepare preparez preparer propose proposez donne donnez produis produire compose elabore elaborer
    construis genere generer fais faites complete completer ajoute ajouter note noter mets mettre aide aidez aider
    mission missions accompagnement accompagnements accompagner accompagne accompagnons accompagnent accompagnes
    accompagnees ingenierie intervention dla cdc cahier charges brief budget enveloppe plafond montant cout maximum
    maxi max ttc ht euros compris comprise duree calendrier periode jours jour journees demarrage demarrer debut fin
    partir entre prevu prevue prevus prevoir prevoit financeur financeurs partenaire partenaires copil comite
    pilotage livrable livrables critere criteres reponse reponses contact cote niveau finalement plutot desormais
    aussi egalement faudrait beneficiaire beneficiaires territoire territoires secteur taille public objectif
    objectifs resultat resultats contexte nombre lieu the of for with and from to in on by at our their we i my
    need needs want would like draft write make it is are them they there be this that all between idee serait dois
    doit devons lancer lance consultation appel offres offre proposition propositions
"""
_ABOUT = frozenset({"environ", "approximativement", "autour", "pres", "about", "around", "approximately"})
_COURTESY = STOP_WORDS | frozenset(_COURTESY_TEXT.split())
_FILLERS = _COURTESY | frozenset(_FILLERS_TEXT.split())
"""Words that say nothing beside what is understood: those of requests, of courtesy, and the names of fields."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that was understood: `value` for a field of the brief; no field for words that only ask."""

    field: str
    value: object
    start: int
    end: int


class RequestText:
    """A request as its readers share it: each claims the stretch it understood, and none reads another's again.

    `raw` and `flat` have the same length: what is found in the folded text is read, as written, in the other.
    """

    def __init__(self, request: str) -> None:
        self.raw = _one_form(request)
        self.flat = "".join(_folded(letter) for letter in self.raw)
        self.found: list[Found] = []
        self._clauses: dict[Span, list[Span]] = {}
        self.sentences = self._cut(0, len(self.raw), _END)

    def matches(self, pattern: re.Pattern[str], span: Span | None = None) -> Iterator[re.Match[str]]:
        """The places of a pattern in the folded text that nobody claimed."""
        whole = span or Span(0, len(self.flat))
        for found in pattern.finditer(self.flat, whole.start, whole.end):
            if self.is_free(*found.span()):
                yield found

    def is_free(self, start: int, end: int) -> bool:
        """Whether nobody claimed anything of a stretch."""
        return not any(start < each.end and each.start < end for each in self.found)

    def claim(self, field: str, value: object, start: int, end: int) -> None:
        """Says what a stretch means."""
        self.found.append(Found(field, value, start, end))

    def forget(self, field: str) -> None:
        """Takes back all claims of a field."""
        self.found = [each for each in self.found if each.field != field]

    def words(self, start: int, end: int) -> str:
        """The user's words of a stretch, without the punctuation around them."""
        return self.raw[start:end].strip(" \n,;:.–—-/|(")

    def sentence_at(self, place: int) -> Span:
        """The sentence in which a place lies."""
        return next((span for span in self.sentences if place < span.end), self.sentences[-1])

    def clauses(self, sentence: Span) -> list[Span]:
        """The parts of a sentence between commas, colons, brackets and dashes."""
        if sentence not in self._clauses:
            self._clauses[sentence] = self._cut(sentence.start, sentence.end, _EDGE)
        return self._clauses[sentence]

    def clause_at(self, place: int) -> Span:
        """The part of a sentence in which a place lies."""
        clauses = self.clauses(self.sentence_at(place))
        return next((span for span in clauses if place < span.end), clauses[-1])

    def rest(self, start: int, end: int) -> list[Span]:
        """Words of a stretch that carry something and that nobody claimed."""
        return list(self._carrying(start, end))

    def is_courtesy(self, span: Span) -> bool:
        """Whether a sentence only greets, thanks or agrees."""
        return all(found.group() in _COURTESY for found in _TOKEN.finditer(self.flat, span.start, span.end))

    def is_alone(self, start: int, end: int) -> bool:
        """Whether a stretch is all that its part of the sentence says, "environ" left aside."""
        start += len(self.flat[start:end]) - len(self.flat[start:end].lstrip())
        clause = self.clause_at(start)
        carrying = self._carrying(clause.start, clause.end)
        beside = (each for each in carrying if each.end <= start or each.start >= end)
        return all(self.flat[each.start : each.end] in _ABOUT for each in beside)

    def before(self, place: int) -> str:
        """What stands just before a place, folded."""
        return self.flat[max(0, place - NEAR) : place]

    def _carrying(self, start: int, end: int) -> Iterator[Span]:
        for found in _TOKEN.finditer(self.flat, start, end):
            if self._carries(Span(*found.span())) and self.is_free(*found.span()):
                yield Span(*found.span())

    def _carries(self, span: Span) -> bool:
        word = self.flat[span.start : span.end]
        return word not in _FILLERS and (len(word) > 1 or word.isdigit())

    def _cut(self, start: int, end: int, edge: re.Pattern[str]) -> list[Span]:
        """The stretches between edges, the edge closing each; an abbreviation's point is no edge."""
        spans, begin = [], start
        for found in edge.finditer(self.flat, start, end):
            if found.group().startswith(".") and _ABBREVIATION.search(self.flat, begin, found.start()):
                continue
            if self.flat[begin : found.end()].strip():
                spans.append(Span(begin, found.end()))
            begin = found.end()
        if self.flat[begin:end].strip():
            spans.append(Span(begin, end))
        return spans or [Span(start, end)]


def _one_form(request: str) -> str:
    """The text with one kind of space and its wrapped lines made whole; a line of a list stays one."""
    lines = [_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", request).splitlines()]
    # "d aide", as hurried people type it, and "cinq (5)", as careful ones do.
    lines = [_TWICE.sub(r"\1", _ELIDED.sub(r"\1'", line)) for line in lines]
    text = ""
    for line in lines:
        wraps = len(text) - text.rfind("\n") > WRAPPED and not re.search(r"[.:;!?]$", text)
        goes_on = text and line and wraps and not re.match(_ITEM, line)
        text += (" " if goes_on else "\n") + line if text else line
    return re.sub(r"\n+", "\n", text).strip()


def _folded(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter.lower() if len(letter.lower()) == 1 else letter

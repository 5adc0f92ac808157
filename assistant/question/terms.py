"""Turns the words of a text into groups of weighted index terms, one group for each idea."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.datamodels import Language
from assistant.question.acronyms import Acronyms, Meaning
from assistant.question.glossary import GLOSSARY, THESAURUS, Entry, Glossary
from assistant.question.question_words import QuestionWords
from assistant.question.spelling import Shorthand, Speller, common_words
from assistant.question.tokens import Token, conjugated, find_phrases, french_key, tokenise
from assistant.question.translation import ASKED, ENGLISH_FRENCH, PARAPHRASE, TranslationTable, english_stem
from ingest.terms import stem

Group = dict[str, float]
EXPANSION = 0.35
"""Weight of what an acronym stands for, beside the acronym itself."""
SHORT_FORM = 0.5
"""Weight of the acronym of a phrase written in full."""
SYNONYM = 0.6
"""Weight of a term of the trade beside the everyday word."""
PHRASE_WORD = 0.7
"""Weight of each word of a French phrase that translates an English term."""
ANSWERED = 0.5
"""Weight of the words of answers beside a word of questions, times its probability. Learned without the questions on a
guide, the table adds 0.02 to the recall at 5 there and costs nothing on plain questions; 1.0 costs 0.01."""
SMALL_NUMBER = 0.4


@dataclass
class Reading:
    """What a text says to the index; filled word by word."""

    text: str
    groups: list[Group] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def add(self, terms: Mapping[str, float]) -> None:
        """One more idea, unless nothing of it can be found."""
        if terms:
            self.groups.append(dict(terms))


class TermReader:
    """Reads French and English texts with the shipped tables and the user's own in `folder`."""

    def __init__(self, words: Mapping[str, int], vocabulary: Mapping[str, int], folder: Path | None = None) -> None:
        self._words, self._vocabulary = words, vocabulary
        self._acronyms = Acronyms.load(folder)
        self._glossary = Glossary.load(GLOSSARY, folder)
        self._thesaurus = Glossary.load(THESAURUS, folder)
        self._shorthand = Shorthand.load()
        self._question_words = QuestionWords.load()
        self._english = TranslationTable.load(ENGLISH_FRENCH)
        self._paraphrases = TranslationTable.load(PARAPHRASE)
        self._answers = {language: TranslationTable.load(path) for language, path in ASKED.items()}
        self._speller = Speller(words, common_words()["fr"], self._is_french)
        self._inflected = _inflected(vocabulary)

    def read(self, text: str, language: Language) -> Reading:
        """The ideas of `text`, its corrections and expansions, and the words that nothing knows."""
        reading = Reading(text)
        reading.text = self._shorthand.spell_out(text, language, reading.corrections)
        tokens = tokenise(reading.text)
        weights = self._question_words.weights(tokens, language)
        if language == "en":
            self._read_english(tokens, weights, reading)
        else:
            self._read_french(tokens, weights, reading)
        self._add_short_forms(tokens, reading)
        return reading

    def content(self, text: str, language: Language) -> list[str]:
        """Terms of the words of `text` that carry its subject."""
        spelled = self._shorthand.spell_out(text, language, {})
        return [token.term for token in self._question_words.subject(spelled, language)]

    def _read_french(self, tokens: Sequence[Token], weights: Sequence[float], reading: Reading) -> None:
        synonyms = {}
        for start, end, entry in self._thesaurus.find(tokens):
            if not any(weights[start:end]):
                continue
            reading.expansions[" ".join(token.text for token in tokens[start:end])] = entry.texts
            if end - start == 1:
                synonyms[start] = entry
            else:
                self._add_entry(entry, SYNONYM, reading)
        for place, token in enumerate(tokens):
            if weights[place] and not self._add_acronym(tokens, place, reading):
                self._add_french(token, weights[place], synonyms.get(place), reading)

    def _read_english(self, tokens: Sequence[Token], weights: Sequence[float], reading: Reading) -> None:
        covered: set[int] = set()
        for start, end, entry in self._glossary.find(tokens):
            if any(weights[start:end]):
                covered.update(range(start, end))
                reading.expansions[" ".join(token.text for token in tokens[start:end])] = entry.texts
                self._add_entry(entry, 1.0, reading)
        for place, token in enumerate(tokens):
            if weights[place] and place not in covered and not self._add_acronym(tokens, place, reading):
                self._add_english(token, weights[place], reading)

    def _add_french(self, token: Token, weight: float, synonyms: Entry | None, reading: Reading) -> None:
        """A French word with its other forms, its synonyms and its paraphrases, or its correction."""
        if not token.term:
            return
        if token.folded.isdigit() and len(token.folded) < 3:
            weight *= SMALL_NUMBER
        group = self._forms(token.term, weight) or self._corrected(token, weight, reading)
        if synonyms is not None:
            terms = [term for terms in synonyms.alternatives for term in terms]
            group = {
                form: share for term in terms for form, share in self._forms(term, SYNONYM * weight).items()
            } | group
        group = {term: share * weight for term, share in self._paraphrases.translate(token.term).items()} | group
        self._add_group(token, group, weight, self._answers["fr"].translate(token.term), reading)

    def _forms(self, term: str, weight: float) -> Group:
        """The term and what the stemmer keeps apart from it: "travaill" and "travaillent"."""
        base = french_key(term) if conjugated(term) else term
        return {form: weight for form in (term, base, *self._inflected.get(base, ())) if form in self._vocabulary}

    def _corrected(self, token: Token, weight: float, reading: Reading) -> Group:
        """The terms that a mistyped word stands for. Accents show care and a capital a name: then one slip at most."""
        careful = token.text != token.folded
        mended = None if token.is_capital else self._speller.mend(token.folded, edits=1 if careful else 2)
        if mended is None:
            return {}
        reading.corrections[token.text] = mended
        return {term: weight for each in tokenise(mended) if each.term for term in self._forms(each.term, 1.0)}

    def _is_french(self, folded: str) -> bool:
        """Whether a word that no list holds is a form of one that the tables hold."""
        term = french_key(folded)
        return term in self._paraphrases or term in self._vocabulary or folded in self._thesaurus

    def _add_english(self, token: Token, weight: float, reading: Reading) -> None:
        """An English word as the French terms it may stand for; a name or a French word as itself."""
        translated = self._english.translate(english_stem(token.folded))
        found = {term: share for term, share in translated.items() if term in self._vocabulary}
        total = sum(found.values()) ** 0.5
        group = {term: weight * share / total for term, share in found.items()}
        if not translated:
            group = {token.term: weight}
        self._add_group(token, group, weight, self._answers["en"].translate(english_stem(token.folded)), reading)

    def _add_group(
        self, token: Token, group: Mapping[str, float], weight: float, answers: Mapping[str, float], reading: Reading
    ) -> None:
        """What of a word's group the corpus holds, with the words that answer questions about it; else the word as
        unknown, since those alone are a guess."""
        found = {term: share for term, share in group.items() if term in self._vocabulary}
        if not found and weight >= 1 and _says_something(token):
            reading.unknown.append(token.text)
        if weight >= 1:
            for term, share in answers.items():
                if term in self._vocabulary:
                    found.setdefault(term, ANSWERED * share)
        reading.add(found)

    def _add_acronym(self, tokens: Sequence[Token], place: int, reading: Reading) -> bool:
        """Whether the token was an acronym; it and what it stands for are then added."""
        meaning = self._acronyms.find(tokens, place)
        if meaning is None:
            return False
        self._add_meaning(tokens[place], meaning, reading)
        return True

    def _add_meaning(self, token: Token, meaning: Meaning, reading: Reading) -> None:
        reading.expansions[token.text] = (meaning.text,)
        letters = stem(token.text)
        if letters in self._vocabulary:
            reading.add({letters: 1.0})
        weight = EXPANSION if letters in self._vocabulary else 2 * EXPANSION
        for each in tokenise(meaning.text):
            if each.term in self._vocabulary:
                reading.add({each.term: weight})

    def _add_entry(self, entry: Entry, weight: float, reading: Reading) -> None:
        """The alternatives of a glossary entry: single words compete in one group, phrases add their words."""
        single: Group = {}
        for rank, terms in enumerate(entry.alternatives):
            share = weight if rank == 0 else weight / 2
            known = [term for term in terms if term in self._vocabulary]
            if len(terms) == 1 and known:
                single.setdefault(known[0], share)
            elif len(terms) > 1:
                for term in known:
                    reading.add({term: PHRASE_WORD * share})
        reading.add(single)

    def _add_short_forms(self, tokens: Sequence[Token], reading: Reading) -> None:
        """The acronyms of phrases that the text writes in full."""
        for start, end, letters in find_phrases(tokens, self._acronyms.phrases):
            if letters in self._vocabulary and end - start > 1:
                reading.expansions[" ".join(token.text for token in tokens[start:end])] = (letters.upper(),)
                reading.add({letters: SHORT_FORM})


def _inflected(vocabulary: Mapping[str, int]) -> dict[str, list[str]]:
    """Terms of the corpus by what they have in common with other forms, where that is not the term itself."""
    forms: dict[str, list[str]] = {}
    for term in vocabulary:
        if conjugated(term) is not None:
            forms.setdefault(french_key(term), []).append(term)
    return forms


def _says_something(token: Token) -> bool:
    """Whether it matters that nothing knows the token: a word or a year, not an amount that the user brings."""
    is_year = len(token.folded) == 4 and token.folded[:2] in ("19", "20")
    return len(token.term) > 1 and (is_year or not token.folded[0].isdigit())

"""Turns the words of a text into groups of weighted index terms, one group for each idea."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.acronyms import Acronyms, Meaning
from assistant.datamodels import Language
from assistant.glossary import GLOSSARY, THESAURUS, Entry, Glossary
from assistant.question_words import QuestionWords
from assistant.spelling import Shorthand, Speller, common_words
from assistant.tokens import Token, find_phrases, tokenise
from assistant.translation import ENGLISH_FRENCH, TranslationTable, english_stem
from ingest.lexical import stem

Group = dict[str, float]
EXPANSION = 0.35
"""Weight of what an acronym stands for, beside the acronym itself."""
SHORT_FORM = 0.5
"""Weight of the acronym of a phrase written in full."""
SYNONYM = 0.3
"""Weight of a term of the trade beside the everyday word."""
MISTYPED = 0.3
"""Weight of a word as typed, beside its correction."""
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
        self._speller = Speller(words, common_words()["fr"])

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
        tokens = tokenise(self._shorthand.spell_out(text, language, {}))
        weights = self._question_words.weights(tokens, language)
        return [
            token.term for token, weight in zip(tokens, weights, strict=True) if weight >= 1 and len(token.term) > 1
        ]

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
        """A French word with its synonyms, or with its correction when neither corpus nor common French knows it."""
        group = {}
        if token.folded.isdigit() and len(token.folded) < 3:
            weight *= SMALL_NUMBER
        if token.term in self._vocabulary:
            group[token.term] = weight
        elif token.term and not token.is_capital and (mended := self._speller.mend(token.folded)):
            reading.corrections[token.text] = mended
            group = {each.term: weight for each in tokenise(mended) if each.term in self._vocabulary}
        if synonyms is not None:
            for terms in synonyms.alternatives:
                group.update(
                    {term: SYNONYM * weight for term in terms if term in self._vocabulary and term not in group}
                )
        if not group and len(token.term) > 1:
            reading.unknown.append(token.text)
        reading.add(group)

    def _add_english(self, token: Token, weight: float, reading: Reading) -> None:
        """An English word as the French terms it may stand for; a name or a French word as itself."""
        translated = self._english.translate(english_stem(token.folded))
        found = {term: share for term, share in translated.items() if term in self._vocabulary}
        total = sum(found.values()) ** 0.5
        group = {term: weight * share / total for term, share in found.items()}
        if not translated and token.term in self._vocabulary:
            group = {token.term: weight}
        if not group and len(token.folded) > 1:
            reading.unknown.append(token.text)
        reading.add(group)

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
                    reading.add({term: share})
        reading.add(single)

    def _add_short_forms(self, tokens: Sequence[Token], reading: Reading) -> None:
        """The acronyms of phrases that the text writes in full."""
        for start, end, letters in find_phrases(tokens, self._acronyms.phrases):
            if letters in self._vocabulary and end - start > 1:
                reading.expansions[" ".join(token.text for token in tokens[start:end])] = (letters.upper(),)
                reading.add({letters: SHORT_FORM})

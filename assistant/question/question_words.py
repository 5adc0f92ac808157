"""What of a question is request rather than subject: "comment", "quelle fiche", "rédige-moi", "draft a"."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.datamodels import Language
from assistant.question.tables import load_table
from assistant.question.tokens import Token, tokenise
from ingest.text import fold

WEAK = 0.3
"""Weight of words that seldom tell a passage from another."""


class QuestionWords:
    """Weights of the words of a question, by language."""

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        self._words = {language: frozenset(fold(part["words"]).split()) for language, part in table.items()}
        self._weak = {language: frozenset(fold(part["weak"]).split()) for language, part in table.items()}
        self._phrases = {
            language: frozenset(tuple(phrase.split()) for phrase in fold(part["phrases"]).split("|"))
            for language, part in table.items()
        }
        self._longest = max(len(phrase) for phrases in self._phrases.values() for phrase in phrases)

    @classmethod
    def load(cls) -> "QuestionWords":
        """The shipped table."""
        return cls(load_table("question_words.yaml"))

    def subject(self, text: str, language: Language) -> list[Token]:
        """Words of a question that say what it is about."""
        tokens = tokenise(text)
        weights = self.weights(tokens, language)
        return [
            token
            for token, weight in zip(tokens, weights, strict=True)
            if weight >= 1 and token.term and len(token.text) > 1
        ]

    def weights(self, tokens: Sequence[Token], language: Language) -> list[float]:
        """Weight of each token: 0.0 inside a request, WEAK for a colourless word, otherwise 1.0."""
        words, weak = self._words[language], self._weak[language]
        weights = [0.0 if token.folded in words else WEAK if token.folded in weak else 1.0 for token in tokens]
        for start in range(len(tokens)):
            for end in range(min(len(tokens), start + self._longest), start + 1, -1):
                if tuple(token.folded for token in tokens[start:end]) in self._phrases[language]:
                    weights[start:end] = [0.0] * (end - start)
                    break
        return weights

"""Makes the text of a document harmless in a prompt: it may hold what nobody sees, or what looks like our own marks."""

import re
import unicodedata

from assistant.answer.refusal import asks_for_instructions
from assistant.answer.sentence_ends import split_sentences

_CHAT = re.compile(
    r"<\|[^|>\n]{0,40}\|>|</?s>|\[/?INST\]|<</?SYS>>|</?(?:system|user|assistant|passages?|fait|facts?|think\w*)\b[^>\n]{0,60}>",
    re.IGNORECASE,
)
"""What chat templates, and ours, take for the edges of messages and passages."""
_OUR_MARK = re.compile(r"[\[【]\s*([PpFf]\s?\d{1,3}[^\]】\n]{0,40})[\]】]")
_ROLE = re.compile(r"^(\s*)(system|assistant|user|human|syst[eè]me|utilisateur)(\s*:)", re.IGNORECASE | re.MULTILINE)
_FENCE = re.compile(r"`{3,}|~{3,}|#{3,}|={4,}|-{4,}|_{4,}|\*{3,}")


def clean(text: str) -> str:
    """The text without what nobody sees (controls, bidirectional and zero-width marks) and without edges of ours."""
    text = unicodedata.normalize("NFC", seen(text))
    text = _CHAT.sub(" ", text)
    text = _OUR_MARK.sub(r"(\1)", text)
    text = _ROLE.sub(r"\1\2 -", text)
    return re.sub(r"[^\S\n]+", " ", _FENCE.sub(" ", text)).strip()


def without_orders(text: str) -> str:
    """The text without the sentences that speak to a language model; what is left is untouched.

    Orders given in plain words cannot be told from advice to the reader: they stay, as data.
    """
    return "\n".join(filter(None, map(_without_orders, text.split("\n"))))


def _without_orders(line: str) -> str:
    sentences = split_sentences(seen(line))
    kept = [sentence for sentence in sentences if not speaks_to_model(sentence)]
    return line if len(kept) == len(sentences) else " ".join(kept)


def speaks_to_model(sentence: str) -> bool:
    """Whether a sentence is meant for a language model: it names its instructions or imitates the edges of messages."""
    return asks_for_instructions(sentence) or bool(_CHAT.search(sentence) or _ROLE.match(sentence))


def seen(text: str) -> str:
    """The text without the characters that nobody sees."""
    return "".join(char for char in text if _is_seen(char))


def _is_seen(char: str) -> bool:
    # Cc: controls; Cf: bidirectional marks, zero-width, tag letters; Co, Cs, Cn: nothing a printer knows.
    return char == "\n" or not unicodedata.category(char).startswith("C")

"""Leaves out what a model thinks aloud, between tags, as the words come."""

import re
from dataclasses import dataclass

_OPEN = re.compile(r"<(?:think|thinking|thought|reasoning)>|\[THINK\]")
_CLOSE = re.compile(r"</(?:think|thinking|thought|reasoning)>|\[/THINK\]")
_TAG_BEGUN = re.compile(r"(?:</?[a-z]{0,9}|\[/?[THINK]{0,5})\Z")


@dataclass
class Thoughts:
    """Takes words as they come and gives those that are not thoughts."""

    ended_unopened: int = 0
    """Ends of thoughts that were never opened: some servers send the opening tag as part of the prompt. All that was
    given before such an end were thoughts."""
    _inside: bool = False
    _kept: str = ""
    """Words held back: they may be the beginning of a tag."""

    def feed(self, text: str) -> str:
        """The words that are surely no thoughts."""
        text, given = self._kept + text, ""
        self._kept = ""
        while text:
            close, opening = _CLOSE.search(text), None if self._inside else _OPEN.search(text)
            if opening and not (close and close.start() < opening.start()):
                given, text, self._inside = given + text[: opening.start()], text[opening.end() :], True
            elif close:
                if not self._inside:
                    self.ended_unopened += 1
                    given = ""
                text, self._inside = text[close.end() :], False
            else:
                begun = _TAG_BEGUN.search(text)
                self._kept = text[begun.start() :] if begun else ""
                rest = text[: begun.start()] if begun else text
                return given if self._inside else given + rest
        return given

    def end(self) -> str:
        """What was held back, once nothing more comes."""
        kept, self._kept = self._kept, ""
        return "" if self._inside else kept

"""A follow-up worded by the model as a question that stands alone, as long as it adds nothing to the conversation."""

import re
from collections.abc import Sequence

from assistant.datamodels import Language, Query
from assistant.llm.chat_model import Turn
from assistant.llm.cleaning import clean, seen
from assistant.llm.client import Client
from assistant.llm.figures import missing_figures
from assistant.llm.marks import take_marks
from assistant.llm.names import missing_names
from assistant.llm.prompting import frames
from assistant.llm.support import reveals_prompt
from assistant.question.language import detect

EARLIER = 3
"""Questions before the last one that the model is given."""
LONGEST = 300
_LABEL = re.compile(r"^(?:question|standalone)[^:]{0,25}:\s*", re.IGNORECASE)
_AROUND = " \t\"'«»“”*`\u00a0"


def standalone(client: Client, query: Query, history: Sequence[str]) -> str | None:
    """The question as the model completes it from those before it.

    None when what it writes is no question in the same language, or holds figures or names that nobody said. Raises
    ModelError when the model fails.
    """
    earlier = history[-EARLIER:]
    texts = frames(query.language)
    asked = texts.text(
        "standalone", earlier="\n".join(f"- {clean(each)}" for each in earlier), question=clean(query.question)
    )
    written = client.complete([Turn("system", texts.text("standalone_system")), Turn("user", asked)])
    line = next((each for each in seen(written).splitlines() if each.strip(_AROUND)), "")
    line = _LABEL.sub("", line.strip(_AROUND)).strip(_AROUND)
    return line if _adds_nothing(line, query.language, [*earlier, query.question]) else None


def _adds_nothing(line: str, language: Language, said: Sequence[str]) -> bool:
    """Whether a line is a question made of what was said."""
    if not line.endswith("?") or len(line) > LONGEST or take_marks(line).marks or reveals_prompt(line):
        return False
    if detect(line, default=language) != language:
        return False
    return not any(missing_figures(line, said)) and not any(missing_names(line, language, said))

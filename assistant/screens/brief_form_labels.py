"""What stands around a field of the brief form: its label, the key of its widget, what is wrong with it."""

from collections.abc import Sequence

from assistant.drafting.brief_checks import Problem
from assistant.drafting.brief_names import label_of
from assistant.screens.draft_state import form_round
from assistant.screens.markup import html


def title_of(path: str) -> str:
    """The label of a field, with a capital."""
    label = label_of(path)
    return label[:1].upper() + label[1:]


def key_of(path: str) -> str:
    """The key of a field's widget; another brief has other keys."""
    return f"field-{form_round()}-{path.replace('.', '-')}"


def show_problems(reasons: Sequence[str], problems: Sequence[Problem]) -> None:
    """Sentences under a field; a sign tells an error from a remark, never the colour alone."""
    for reason in reasons:
        html("p", f"! {reason}", kind="problem error", extra=' role="status"')
    for problem in problems:
        sign, kind = ("!", "error") if problem.is_error else ("≈", "watch")
        message = f"{problem.message[:1].upper()}{problem.message[1:]}"
        html("p", f"{sign} {message}", kind=f"problem {kind}", extra=' role="status"')

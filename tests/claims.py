"""What a reader of requests claims, for tables of tests."""

from collections.abc import Callable

from assistant.drafting.request.text import RequestText


def claims(request: str, *readers: Callable[[RequestText], object]) -> dict[str, object]:
    """Fields that the readers claimed, each with its value, or its values where it was claimed several times."""
    text = RequestText(request)
    for read in readers:
        read(text)
    told: dict[str, list[object]] = {}
    for each in text.found:
        if each.field:
            told.setdefault(each.field, []).append(each.value)
    return {field: values[0] if len(values) == 1 else values for field, values in told.items()}


def unclaimed(request: str, *readers: Callable[[RequestText], object]) -> list[str]:
    """Words that carry something and that no reader claimed."""
    text = RequestText(request)
    for read in readers:
        read(text)
    return [text.raw[span.start : span.end] for span in text.rest(0, len(text.raw))]

"""Steps on the screen "Cahier des charges" that several tests take."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from assistant.drafting.saved_briefs import SavedBriefs

DESCRIPTION = "Cinq recycleries de l’Isère, fiscalité, 10 jours, 11 000 € TTC, démarrage en mars."


def store(folder: Path) -> SavedBriefs:
    return SavedBriefs(folder / "data" / "briefs.sqlite")


def begin(app: AppTest, description: str = DESCRIPTION) -> AppTest:
    """The application after the mission was described."""
    app.text_area(key="draft-description").set_value(description)
    return app.button(key="draft-begin").click().run()


def empty(app: AppTest) -> AppTest:
    """The application with an empty form open."""
    return app.button(key="draft-empty").click().run()


def go_to(app: AppTest, step: str) -> AppTest:
    """The application at a step of the form."""
    return app.button_group(key="brief-steps").set_value(step).run()


def field(app: AppTest, label: str) -> object:
    """The text field under a label."""
    return next(each for each in (*app.text_input, *app.text_area) if each.label == label)


def fill(app: AppTest, label: str, typed: str) -> AppTest:
    """The application after something was typed in the field under a label."""
    return field(app, label).set_value(typed).run()  # type: ignore[attr-defined]

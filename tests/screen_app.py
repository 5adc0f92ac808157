"""Opens the screens over the small guide of tests/fakes.py, without a browser."""

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

TIMEOUT = 30


def _script(folder: str, first: str, read: bool) -> None:
    from pathlib import Path

    from fakes import make_services

    from assistant.screens import shell

    shell.show(make_services(Path(folder), read=read), first)


def open_app(folder: Path, first: str = "questions", *, read: bool = True) -> AppTest:
    """The application at its screen `first`; with `read` false no guide has been read yet."""
    return AppTest.from_function(_script, args=(str(folder), first, read), default_timeout=TIMEOUT)


def ask(app: AppTest, question: str) -> AppTest:
    """The application after the question was typed and answered."""
    return app.chat_input[0].set_value(question).run()


def texts(app: AppTest) -> str:
    """All HTML that the screen shows, as one text, with plain spaces."""
    return "\n".join(str(element.proto.body) for element in app.get("html")).replace("\u00a0", " ")


def wait_for(app: AppTest, text: str) -> AppTest:
    """The application once it shows `text`: readings go on in the background. Fails when it never does."""
    for _ in range(TIMEOUT * 5):
        if text in texts(app.run()):
            return app
        time.sleep(0.2)
    raise AssertionError(f"never shown: {text}")

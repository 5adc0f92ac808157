"""Fil conducteur in the browser: `streamlit run app.py`. Navigation only; the screens are in assistant/screens."""

from assistant.screens import shell

shell.show()

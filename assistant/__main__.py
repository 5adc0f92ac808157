"""Command line of the assistant: `python -m assistant search|ask|fiche|fiches|evaluate|draft|audit`."""

import sys

from assistant.commands import main

if __name__ == "__main__":
    sys.exit(main())

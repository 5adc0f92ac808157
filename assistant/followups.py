"""Questions that may come next and that the corpus can answer, made from the headings around the passages quoted."""

import re

FOLLOWUPS = 3
LENGTHS = (3, 14)
"""Words of a heading that makes a good question."""

_INFINITIVE = re.compile(r"^(?:s'|se )?[a-zéèêàâîôûç]+(?:er|ir|re|oir)$")
_CAUTION = re.compile(r"^(?:points? de vigilance|clefs? de reussite|cles? de reussite)$")

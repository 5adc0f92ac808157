"""Words of dates and periods, French and English, folded; and the pattern that finds them in a text."""

MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
"""Number of each month by its folded name or usual short form, French and English."""
SEASONS = {
    "printemps": (3, 6), "spring": (3, 6), "ete": (6, 9), "summer": (6, 9), "automne": (9, 12), "autumn": (9, 12),
    "hiver": (12, 3), "winter": (12, 3), "rentree": (9, 9),
}  # fmt: skip
"""First and last month of each season; a season holds all days that somebody may mean by it."""
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
SEASON = "|".join(SEASONS)
PART_WORDS = r"(?:debut|mi|fin|courant|early|mid|late|beginning|end)(?: of)?[ -](?:d[eu] |d'|l'|le |la |the |mois )*"
MOMENT = (
    rf"(?:(?:{'|'.join(WEEKDAYS)}) )?(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.](?:20)?\d\d|\d\d?/\d\d?(?:/20\d\d)?"
    rf"|\d\d?(?: ?er|st|nd|rd|th)? (?:{MONTH})\b\.?(?:,? 20\d\d)?"
    rf"|(?:{MONTH}) \d\d?(?:st|nd|rd|th)?\b(?:, 20\d\d)?)(?!\d)"
    rf"|(?:{PART_WORDS})?(?:(?:{MONTH}|{SEASON})\b(?:,? 20\d\d(?!\d)(?:[-/](?:20)?\d\d(?!\d))?)?"
    r"|(?:annee )?20\d\d(?!\d))"
    r"|[1-4](?:er|e|eme)? (?:trimestre|semestre)(?: 20\d\d)?"
)
"""Pattern of a moment in a folded text, without the words that say whether it is a beginning or an end."""

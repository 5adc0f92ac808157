"""Question -> query: language, shorthand, typos, acronyms, translation, history."""

"""Pages -> sections, fiches and passages: headings, contents, numbering, catalogue files."""

"""The result in the forms of other programs: spreadsheet, annotations, matrix, Markdown, citation."""

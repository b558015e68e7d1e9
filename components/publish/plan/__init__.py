"""A city's plan as a document: one or two pages as PDF, HTML and DOCX."""

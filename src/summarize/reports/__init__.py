"""What a run is handed over as: Markdown, HTML, DOCX, CSV, JSON, and the difference between two runs.

Nothing in here knows more than the models. All text of others passes through ``text.visible`` before a person's
screen sees it; the formats add their own escaping on top.
"""

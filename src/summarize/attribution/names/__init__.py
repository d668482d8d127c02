"""Names: titles and offices, gender, kinds of speakers, English spellings, and which mentions name one person.

All knowledge is in the tables of ``attribution/data/names``; nothing here reads a text, only single words and phrases.
"""

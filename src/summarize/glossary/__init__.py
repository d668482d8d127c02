"""German news terms and their English: what to send to a model with a text, and what its English must then hold."""

from summarize.glossary.english import comparable, says
from summarize.glossary.glossary import Glossary
from summarize.glossary.lexicon import Lexicon, Meaning
from summarize.glossary.people import people_glossary
from summarize.glossary.terms import GlossaryHit, GlossaryTerm

__all__ = ["Glossary", "GlossaryHit", "GlossaryTerm", "Lexicon", "Meaning", "comparable", "people_glossary", "says"]

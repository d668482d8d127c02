"""Engines: translators that take a sentence and give its English. They know no instructions, so nothing is asked of
them but translation."""

ENGINE = "engine"
"""Stands where results name the endpoint and the profile, where an engine translated."""

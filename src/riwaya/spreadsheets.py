"""Texts that are safe to open in a spreadsheet, for every table that Riwaya writes."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""A text that begins with one of these could run as a formula in a spreadsheet, which drops
blanks before `=`, `+`, `-` and `@`; or, with an apostrophe, be taken for one held back."""


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before it.

    The rule is OWASP's for CSV injection. One apostrophe taken off gives the text again.
    """
    return f"'{text}" if text.startswith(FORMULA) else text

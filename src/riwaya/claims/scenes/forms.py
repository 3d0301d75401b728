"""Forms of a trigger or a cue, in the sets that rules ask for."""

TENSES = frozenset({"past", "present", "future"})
"""Finite verbs of an active voice."""
FINITE = TENSES | {"passive"}
"""Finite verbs of either voice."""
PLAIN_NOUNS = frozenset({"masdar", "noun"})
NOUNS = PLAIN_NOUNS | {"phrase"}
"""Nouns, and phrases that stand for one."""
DEEDS = frozenset({"masdar", "phrase"})
"""What names the doing of something."""

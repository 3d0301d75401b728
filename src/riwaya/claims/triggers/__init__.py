"""Which words of a sentence tell an event of their own, and of what type."""

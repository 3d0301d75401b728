"""Who and what was killed, wounded, captured, displaced or destroyed, and how many."""

"""Who takes part in an act as its own sentence says: constructions, roles, subjects."""

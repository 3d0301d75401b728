"""Whom names mean: the party of each mention, in this outlet's mouth and at this date."""

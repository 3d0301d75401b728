"""When an act was: times as intervals of days, and which of them is meant."""

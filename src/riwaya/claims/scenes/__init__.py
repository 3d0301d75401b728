"""A report and its sentences as binding sees them, before any act is read."""

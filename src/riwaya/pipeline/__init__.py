"""The order of the stages: reports to claims, and folders to records."""

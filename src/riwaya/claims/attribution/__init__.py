"""On whose word each part of a report stands."""

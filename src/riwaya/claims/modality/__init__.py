"""How sure: asserted, failed, denied, planned or ongoing."""

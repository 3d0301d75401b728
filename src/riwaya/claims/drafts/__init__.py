"""Claims in the making, and what is carried from one to the next."""

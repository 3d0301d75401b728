"""Choosing among the readings that a text leaves open, by signs and their weights."""

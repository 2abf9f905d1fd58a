"""Frozen values of the record; no input or output."""

"""Bytes to a report, or to a refusal with its reason."""

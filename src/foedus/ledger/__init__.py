"""The store: append-only, content-addressed, one file."""

"""A report to claims."""

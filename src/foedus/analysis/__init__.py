"""Views over claims."""

"""Foedus reads what is written about a treaty organisation and keeps its record straight."""

from foedus.__about__ import __version__

__all__ = ["__version__"]

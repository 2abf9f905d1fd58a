"""The one facade: a method a use case, each one call downward."""

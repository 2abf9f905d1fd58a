"""English: lexica, tree, parties, acts, roles, voices, status, dates and figures."""

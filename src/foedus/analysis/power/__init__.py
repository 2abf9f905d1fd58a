"""Decision rules as games: who can block, what power each member has, what another rule would change."""

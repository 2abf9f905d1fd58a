"""Claims to events, voices and disagreements: views over the ledger, made anew at will."""

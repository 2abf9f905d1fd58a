"""Claims into events, voices and disagreements: views over the ledger that keep step with it."""

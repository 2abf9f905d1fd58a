"""The treaty as data, and its judge: packs, norms, verdicts, bodies on paper."""

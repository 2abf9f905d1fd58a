"""A resolver of defeasible logic: what follows from rules that have exceptions, and why; docs/methods/defeasible.md."""

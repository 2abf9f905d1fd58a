"""`python -m foedus`: the same as `foedus`."""

from foedus.interfaces.cli.main import run

run()

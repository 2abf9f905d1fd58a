"""An engine that is loaded whole by importing this module: what every worker needs, and what forked workers share."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.extraction.engine import Engine

# Read by numpy when it is first imported. The workers are the threads.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")


def _loaded() -> Engine:
    from foedus.extraction.engine import Engine  # noqa: PLC0415, after the environment is set
    from foedus.register import Register  # noqa: PLC0415

    engine = Engine(Register.load())
    engine.warm()
    gc.freeze()  # what lives as long as the process need not be looked through, nor copied page by page after a fork
    return engine


ENGINE = _loaded()

"""Importing this module loads the engine of a worker: in the process that workers are forked from, once for all of them."""

from foedus.extraction.readers import workers_engine

workers_engine()

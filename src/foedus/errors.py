"""The one tree of errors.

    FoedusError
    ├── RefusedInput          a source cannot be read; recorded, the others go on
    ├── BadManifest           a manifest line cannot be used; recorded, the others go on
    ├── BadData               a data file of the project is wrong; every problem told at once
    ├── LedgerError           the ledger cannot be opened, or was written by a newer version
    │   └── LedgerBusy        another process is writing
    ├── UnknownActor          no entry of the register has the id that was asked for
    ├── NotFoundInLedger      no report, claim or event has the id that was asked for
    ├── CitationDrift         a stored quotation no longer equals its slice of the text
    ├── WorkerLost            a process that reads reports beside this one ended without an answer
    └── BadQuery              a filter, date or search expression cannot be understood

Each says what was found and what was expected (`subject`), and what to do (`remedy`); `code` is stable and public.
"""

from __future__ import annotations


class FoedusError(Exception):
    """Root of all errors that Foedus raises on purpose.

    Attributes:
        code: stable kebab-case name, public interface.
        subject: what was found and what was expected, one sentence.
        remedy: what to do about it, one sentence.
    """

    code = "error"

    def __init__(self, subject: str, remedy: str) -> None:
        super().__init__(f"{subject} {remedy}")
        self.subject = subject
        self.remedy = remedy


class RefusedInput(FoedusError):
    """A source was found but cannot be read as a report.

    Attributes:
        source: path or name of the source, as given.
        reason: stable kebab-case name of the reason, e.g. `empty`, `binary`, `furniture-alone`.
    """

    code = "refused-input"

    def __init__(self, source: str, reason: str, subject: str, remedy: str) -> None:
        super().__init__(subject, remedy)
        self.source = source
        self.reason = reason


class BadManifest(FoedusError):
    """A manifest, or one line of it, cannot be used."""

    code = "bad-manifest"


class BadData(FoedusError):
    """A data file of the register, a lexicon or a pack is wrong.

    Attributes:
        problems: every problem found, each with its file and path.
    """

    code = "bad-data"

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            f"{len(problems)} problem(s) in data files: " + "; ".join(problems),
            "Mend the files named; of a pack `foedus pack check FOLDER` tells each in lines of its own.",
        )
        self.problems = problems


class UnknownActor(FoedusError):
    """No entry of the register has the id that was asked for."""

    code = "unknown-actor"


class LedgerError(FoedusError):
    """The ledger cannot be used as asked."""

    code = "ledger"


class LedgerBusy(LedgerError):
    """Another process holds the ledger's one writer."""

    code = "ledger-busy"


class NotFoundInLedger(FoedusError):
    """Nothing in the ledger has the id that was asked for."""

    code = "not-found"


class CitationDrift(FoedusError):
    """A stored quotation no longer equals its slice of the stored text."""

    code = "citation-drift"


class WorkerLost(FoedusError):
    """A process that reads reports beside this one ended without an answer."""

    code = "worker-lost"


class BadQuery(FoedusError):
    """A filter, date or search expression cannot be understood."""

    code = "bad-query"

-- Events: a view over the claims of the newest readings, made anew at will; only `judgement` is a record. No words of a report
-- stand here but those by which claims are compared, and these go with the last claim that has them.

-- Claims that agree in every facet share a cell. `component` is the smallest number of those cells that hang together.
CREATE TABLE cell (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    layer INTEGER NOT NULL,
    facets TEXT NOT NULL,
    component INTEGER NOT NULL
) STRICT;
CREATE INDEX cell_component ON cell (component);

-- `stance` is the same for claims that say the same of the act in the same voice and with the same figures.
CREATE TABLE cell_claim (
    claim INTEGER PRIMARY KEY REFERENCES claim (seq),
    cell INTEGER NOT NULL REFERENCES cell (seq),
    report INTEGER NOT NULL REFERENCES report (seq),
    at INTEGER NOT NULL,
    stance TEXT NOT NULL
) STRICT;
CREATE INDEX cell_claim_cell ON cell_claim (cell, stance);
CREATE INDEX cell_claim_report ON cell_claim (report);

-- What two claims must share at least one of to be compared.
CREATE TABLE cell_block (
    block TEXT NOT NULL,
    cell INTEGER NOT NULL REFERENCES cell (seq),
    PRIMARY KEY (block, cell)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_block_cell ON cell_block (cell);

-- Cells that speak of one occurrence; each pair stands twice.
CREATE TABLE cell_edge (
    one INTEGER NOT NULL REFERENCES cell (seq),
    other INTEGER NOT NULL REFERENCES cell (seq),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- `unit` names what of the cells makes up the event: a component, or what a judgement put together or apart; NULL where the
-- event is no more, and `merged_into` then names the event that holds its claims, if one does.
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    unit TEXT UNIQUE,
    merged_into INTEGER REFERENCES event (seq)
) STRICT;

CREATE TABLE event_cell (
    cell INTEGER PRIMARY KEY REFERENCES cell (seq),
    event INTEGER NOT NULL REFERENCES event (seq)
) STRICT;
CREATE INDEX event_cell_event ON event_cell (event);

-- Claims that a judgement put elsewhere than their cell.
CREATE TABLE event_claim (
    claim INTEGER PRIMARY KEY REFERENCES claim (seq),
    event INTEGER NOT NULL REFERENCES event (seq)
) STRICT;
CREATE INDEX event_claim_event ON event_claim (event);

-- Where the claims of each event stood before all was gathered anew, so that events keep their ids.
CREATE TABLE event_place (
    report INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (report, at, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    event INTEGER NOT NULL REFERENCES event (seq),
    kind TEXT NOT NULL,
    possible INTEGER NOT NULL,
    rest TEXT NOT NULL
) STRICT;
CREATE INDEX disagreement_event ON disagreement (event);
CREATE INDEX disagreement_kind ON disagreement (kind);

-- The disagreements of `event` put its claims against those of `also`.
CREATE TABLE disagreement_also (
    also INTEGER NOT NULL REFERENCES event (seq),
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (also, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_also_event ON disagreement_also (event);

-- Readings whose claims are gathered.
CREATE TABLE gathered (
    reading INTEGER PRIMARY KEY REFERENCES reading (seq),
    report INTEGER NOT NULL
) STRICT;
CREATE INDEX gathered_report ON gathered (report);

-- Components that lost a cell by a takedown and must be put together anew.
CREATE TABLE unsettled (
    cell INTEGER PRIMARY KEY
) STRICT;

-- What analysts decided; append-only; a row of kind `undo` names the one that it takes back.
CREATE TABLE judgement (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'lock', 'state', 'undo')),
    subject TEXT NOT NULL,
    rest TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    undoes INTEGER REFERENCES judgement (seq)
) STRICT;

-- The claims that a judgement is about, by their place in the report, so that it outlives a new reading.
CREATE TABLE judgement_anchor (
    judgement INTEGER NOT NULL REFERENCES judgement (seq),
    report TEXT NOT NULL,
    at INTEGER NOT NULL,
    side INTEGER NOT NULL,
    PRIMARY KEY (judgement, report, at, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_anchor_place ON judgement_anchor (report, at);

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;

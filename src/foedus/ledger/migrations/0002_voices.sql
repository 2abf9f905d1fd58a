-- Who tells what in whose words: a view over the newest readings, made anew at will. No words of a report stand here
-- but the names of authors and outlets.

-- One row for each report: who tells it, and which near-copies it stands among. The lowest `precedence` of those with
-- one `copies` is their origin. `copies` and `bands` are NULL where the text is too short to be compared.
CREATE TABLE teller (
    report INTEGER PRIMARY KEY REFERENCES report (seq),
    reading INTEGER NOT NULL REFERENCES reading (seq),
    scheme TEXT NOT NULL,
    voice TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    published TEXT,
    precedence BLOB NOT NULL,
    bands BLOB,
    copies INTEGER
) STRICT;
CREATE INDEX teller_copies ON teller (copies, precedence);
CREATE INDEX teller_bands ON teller (bands);

-- Reports that share a band are near-copies.
CREATE TABLE band (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (seq),
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;

-- Paragraphs long enough to be told again in the same words by copying alone; of one hash the lowest `precedence` is
-- the first.
CREATE TABLE paragraph (
    hash INTEGER NOT NULL,
    precedence BLOB NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (seq),
    PRIMARY KEY (hash, precedence, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX paragraph_place ON paragraph (report, start);

-- The record. Rows of original, report, sighting, reading, claim, participant, refusal and tombstone are never updated,
-- and deleted only while the report's SHA-256 stands in `removing`.

CREATE TABLE original (
    seq INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    deflated BLOB NOT NULL
) STRICT;

CREATE TABLE report (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE REFERENCES original (sha256),
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE sighting (
    report INTEGER NOT NULL REFERENCES report (seq),
    source TEXT NOT NULL,
    document TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (report, source, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_document ON sighting (document);

-- The columns up to `published` are for filters and lists; `rest` holds the whole report but its text.
CREATE TABLE reading (
    seq INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (seq),
    engine TEXT NOT NULL,
    declared TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    document TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    outlet_key TEXT,
    author TEXT,
    language TEXT,
    published TEXT,
    struck INTEGER NOT NULL,
    rest TEXT NOT NULL,
    stages TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX reading_report ON reading (report, engine);
CREATE INDEX reading_outlet ON reading (outlet_key);

CREATE VIEW newest AS
SELECT * FROM reading
WHERE NOT EXISTS (SELECT 1 FROM reading AS later WHERE later.report = reading.report AND later.seq > reading.seq);

-- `at` is where the trigger starts; days of an open bound are '0000' and '9999-99'; both NULL where the text tells no date.
CREATE TABLE claim (
    seq INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (seq),
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    act TEXT,
    status TEXT NOT NULL,
    since TEXT,
    until TEXT,
    evidence TEXT NOT NULL,
    rest TEXT NOT NULL,
    derivation TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX claim_place ON claim (reading, at);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_type ON claim (type);
CREATE INDEX claim_act ON claim (act);
CREATE INDEX claim_status ON claim (status);
CREATE INDEX claim_when ON claim (since, until);

-- One row for each of principal, actor id and name, folded.
CREATE TABLE participant (
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'voice')),
    folded TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (seq),
    PRIMARY KEY (role, folded, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_claim ON participant (claim);

CREATE TABLE refusal (
    seq INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    rest TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (source, sha256, reason)
) STRICT;

CREATE TABLE tombstone (
    seq INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    removed_at TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_sha256 ON tombstone (sha256);

-- A row stands here from the removal of a report until its words are in none of the ledger's files.
CREATE TABLE removing (
    sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Search: a view over the newest readings, made anew at will. Further columns (lemma, transliteration) may stand beside
-- `surface` later; the tables are made anew then.
CREATE TABLE passage (
    seq INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (seq),
    start INTEGER NOT NULL,
    struck TEXT,
    surface TEXT NOT NULL
) STRICT;
CREATE INDEX passage_reading ON passage (reading);

CREATE VIRTUAL TABLE passage_words USING fts5 (
    surface, content = 'passage', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
    evidence, content = 'claim', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER passage_indexed AFTER INSERT ON passage BEGIN
    INSERT INTO passage_words (rowid, surface) VALUES (NEW.seq, NEW.surface);
END;
CREATE TRIGGER passage_forgotten AFTER DELETE ON passage BEGIN
    INSERT INTO passage_words (passage_words, rowid, surface) VALUES ('delete', OLD.seq, OLD.surface);
END;
CREATE TRIGGER claim_indexed AFTER INSERT ON claim BEGIN
    INSERT INTO claim_words (rowid, evidence) VALUES (NEW.seq, NEW.evidence);
END;
CREATE TRIGGER claim_forgotten AFTER DELETE ON claim BEGIN
    INSERT INTO claim_words (claim_words, rowid, evidence) VALUES ('delete', OLD.seq, OLD.evidence);
END;

CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT raise(ABORT, 'original is append-only'); END;
CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN SELECT raise(ABORT, 'report is append-only'); END;
CREATE TRIGGER sighting_stays BEFORE UPDATE ON sighting BEGIN SELECT raise(ABORT, 'sighting is append-only'); END;
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT raise(ABORT, 'reading is append-only'); END;
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'claim is append-only'); END;
CREATE TRIGGER participant_stays BEFORE UPDATE ON participant BEGIN SELECT raise(ABORT, 'participant is append-only'); END;
CREATE TRIGGER refusal_stays BEFORE UPDATE ON refusal BEGIN SELECT raise(ABORT, 'refusal is append-only'); END;
CREATE TRIGGER refusal_kept BEFORE DELETE ON refusal BEGIN SELECT raise(ABORT, 'refusal is append-only'); END;
CREATE TRIGGER tombstone_stays BEFORE UPDATE ON tombstone BEGIN SELECT raise(ABORT, 'tombstone is append-only'); END;
CREATE TRIGGER tombstone_kept BEFORE DELETE ON tombstone BEGIN SELECT raise(ABORT, 'tombstone is append-only'); END;

CREATE TRIGGER original_kept BEFORE DELETE ON original
WHEN NOT EXISTS (SELECT 1 FROM removing WHERE sha256 = OLD.sha256)
BEGIN SELECT raise(ABORT, 'original is append-only'); END;

CREATE TRIGGER report_kept BEFORE DELETE ON report
WHEN NOT EXISTS (SELECT 1 FROM removing WHERE sha256 = OLD.sha256)
BEGIN SELECT raise(ABORT, 'report is append-only'); END;

CREATE TRIGGER sighting_kept BEFORE DELETE ON sighting
WHEN NOT EXISTS (SELECT 1 FROM removing JOIN report USING (sha256) WHERE report.seq = OLD.report)
BEGIN SELECT raise(ABORT, 'sighting is append-only'); END;

CREATE TRIGGER reading_kept BEFORE DELETE ON reading
WHEN NOT EXISTS (SELECT 1 FROM removing JOIN report USING (sha256) WHERE report.seq = OLD.report)
BEGIN SELECT raise(ABORT, 'reading is append-only'); END;

CREATE TRIGGER claim_kept BEFORE DELETE ON claim
WHEN NOT EXISTS (
    SELECT 1 FROM reading JOIN report ON report.seq = reading.report JOIN removing USING (sha256)
    WHERE reading.seq = OLD.reading
)
BEGIN SELECT raise(ABORT, 'claim is append-only'); END;

CREATE TRIGGER participant_kept BEFORE DELETE ON participant
WHEN NOT EXISTS (
    SELECT 1 FROM claim JOIN reading ON reading.seq = claim.reading JOIN report ON report.seq = reading.report
    JOIN removing USING (sha256) WHERE claim.seq = OLD.claim
)
BEGIN SELECT raise(ABORT, 'participant is append-only'); END;
